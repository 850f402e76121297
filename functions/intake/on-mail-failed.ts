import { mailFailed, perhapsRead } from '../../events/mail-failed.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { asksToConfirm } from './domain.ts';
import { intakeRoom } from './room.ts';

/** When an address that was to be confirmed is no good or wants no mail, write to it no more: the call that the failed mail became is the liaison's. */
export const handler = reaction([mailFailed], async ({ data, cause, at, correlation }) => {
  if (!asksToConfirm.includes(data.kind)) return { outcome: 'not-to-confirm' };
  if (perhapsRead.includes(data.reason)) return { outcome: 'perhaps-read' };
  return handle(
    intakeRoom,
    { self: data.about },
    { command: { type: 'LoseContact' }, cause, by: 'program', at, correlation },
  );
});
