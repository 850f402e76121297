import { atDue } from '../platform/clock.ts';
import { handle, load } from '../platform/ledger.ts';
import { deliver } from './deliver.ts';
import { mails } from './mail.ts';
import { kindOf } from './ready.ts';
import { mailRoom } from './room.ts';

/** When a held mail may go out, send it; when a claimed one left no evidence for ten minutes, send once more or hand it to a person. */
export const handler = atDue('mail', async ({ id, cause, at }) => {
  const state = await load(mails, id);
  if (state.status === 'held') return deliver(id, state, { cause, at, counted: state.attempt > 0 });
  if (state.status !== 'claimed') return { outcome: 'nothing' };
  const command = { type: 'LeaseOver', mail: id, mayRepeat: kindOf(state.kind).mayRepeat, at } as const;
  return handle(mailRoom, { self: id }, { command, cause, by: 'program', at });
});
