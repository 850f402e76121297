import { navigatorReachable } from '../../events/navigator-reachable.ts';
import { navigatorRegistered } from '../../events/navigator-registered.ts';
import { navigatorById } from '../navigators/questions.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { seatRoom } from './room.ts';
import { tryThoseWaiting } from './seek.ts';

/** When a navigator joins, or can be reached again, lay her seat and try those who wait, longest first. */
export const handler = reaction([navigatorRegistered, navigatorReachable], async ({ data, cause, at, correlation }) => {
  const navigator = await navigatorById(data.navigator);
  if (!navigator) return { outcome: 'unknown' };
  const command = { type: 'LaySeat', capacity: navigator.profile.capacity } as const;
  await handle(seatRoom, { self: navigator.id }, { command, cause, by: 'program', at, correlation });
  return tryThoseWaiting(navigator.id, { cause, at });
});
