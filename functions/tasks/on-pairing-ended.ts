import { pairingEnded } from '../../events/pairing-ended.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { planRoom } from './room.ts';

/** When a pairing ends, its tasks stop and its contact card closes. */
export const handler = reaction([pairingEnded], ({ data, cause, at, correlation }) =>
  handle(planRoom, { self: data.pairing }, { command: { type: 'Stop', at }, cause, by: 'program', at, correlation }),
);
