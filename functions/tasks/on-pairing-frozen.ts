import { pairingExtended } from '../../events/pairing-extended.ts';
import { pairingFrozen } from '../../events/pairing-frozen.ts';
import { pairingResumed } from '../../events/pairing-resumed.ts';
import { reaction } from '../platform/reaction.ts';
import type { Command } from './domain.ts';
import { handlePlan } from './room.ts';

/** When a pairing rests, so do its steps and reminders; when it goes on they come so much later, and when it lasts longer its last steps move. */
export const handler = reaction([pairingFrozen, pairingResumed, pairingExtended], fact => {
  const { cause, at, correlation, data } = fact;
  const act = { cause, by: 'program', at, correlation };
  return handlePlan(data.pairing, { ...act, command: commandOf(fact) }, data.navigator);
});

type Heard = Parameters<
  Parameters<typeof reaction<typeof pairingFrozen | typeof pairingResumed | typeof pairingExtended>>[1]
>[0];

/** Facts can overtake one another: what counts is when they came about. */
function commandOf({ name, data, meta }: Heard): Command {
  const { pairing } = data;
  switch (name) {
    case 'PairingFrozen':
      return { type: 'Freeze', pairing, at: meta.time };
    case 'PairingResumed':
      return { type: 'GoOn', pairing, at: meta.time };
    case 'PairingExtended':
      return { type: 'Extend', pairing, endsAt: data.endsAt, at: meta.time };
  }
}
