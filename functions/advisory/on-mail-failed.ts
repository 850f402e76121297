import { mailFailed, perhapsRead } from '../../events/mail-failed.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { doubtDigest } from './digest/acts.ts';
import { memberIdOf } from './questions.ts';
import { memberRoom } from './room.ts';

/** When mail to a member comes back for good, or is complained of, send nothing more and ask the staff to see to it; when nobody knows whether a digest arrived, tell them. */
export const handler = reaction([mailFailed], async ({ data, cause, at, correlation }) => {
  if (data.kind === 'digest' && data.reason === 'unknown') return doubtDigest(data.about, { cause, at });
  if (perhapsRead.includes(data.reason)) return { outcome: 'perhaps-read' };
  const id = await memberIdOf(data.to);
  if (id === undefined) return { outcome: 'not-to-a-member' };
  const command = { type: 'LoseMail', id, reason: data.reason, at } as const;
  return handle(memberRoom, { self: id }, { command, cause, by: 'program', at, correlation });
});
