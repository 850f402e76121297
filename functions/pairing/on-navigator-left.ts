import { navigatorLeft } from '../../events/navigator-left.ts';
import { navigatorById } from '../navigators/questions.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { arrivalOf } from './domain.ts';
import { pairingRoom, seatRoom } from './room.ts';
import { proposeAnew } from './seek.ts';

/** When a navigator leaves, offer her nobody any more, look for someone else for each household that she has or was offered, and propose others in her place. */
export const handler = reaction([navigatorLeft], async ({ data, cause, at, correlation }) => {
  const { navigator, by } = data;
  // She came back before this was heard: what she has stays hers.
  if (await navigatorById(navigator)) return { outcome: 'came-back' };
  const left = await handle(
    seatRoom,
    { self: navigator },
    { command: { type: 'Leave', at }, cause, by, at, correlation },
  );
  const seat = left.state.self;
  const holds = seat.status === 'open' ? seat.holds : [];
  for (const { pairing } of holds) {
    // By the program, whoever made her leave: a concern of this pairing is heard all the same.
    const command = { type: 'End', pairing, reason: 'navigator-choice', by: 'program', at } as const;
    await handle(pairingRoom, { match: arrivalOf(pairing), seat: navigator }, { command, cause, by: 'program', at });
  }
  await proposeAnew(navigator, { cause, at });
  return { outcome: `left ${holds.length}` };
});
