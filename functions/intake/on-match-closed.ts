import { matchClosed } from '../../events/match-closed.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { intakeRoom } from './room.ts';

/** When a household needs no navigator any more, keep it for a while in case it comes back, then forget it. */
export const handler = reaction([matchClosed], ({ data, cause, at, correlation }) =>
  handle(
    intakeRoom,
    { self: data.arrival },
    { command: { type: 'Finish', reason: data.reason, at }, cause, by: 'program', at, correlation },
  ),
);
