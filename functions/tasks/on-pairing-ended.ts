import { pairingEnded } from '../../events/pairing-ended.ts';
import { reaction } from '../platform/reaction.ts';
import { handlePlan } from './room.ts';

/** When a pairing ends, its tasks stop, its contact card closes, and the navigator is told, whatever the reason, in the same words. */
export const handler = reaction([pairingEnded], ({ data, cause, at, correlation }) =>
  handlePlan(
    data.pairing,
    { command: { type: 'Stop', pairing: data.pairing, at }, cause, by: 'program', at, correlation },
    data.navigator,
  ),
);
