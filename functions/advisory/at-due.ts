import { atDue, type DueRow } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { digestDue, digestKinds } from './digest/clock.ts';
import { members } from './member.ts';
import { handleItem, memberRoom } from './room.ts';

/** When what was told to the group is over by its date, end it; when an issue has waited long, say so; when an invitation lapses, forget whom it was for; when it is time for a digest, see to it. */
export const handler = atDue('advisory', row => (digestKinds.includes(row.kind) ? digestDue(row) : exchangeDue(row)));

const exchangeDue = ({ kind, id, cause, at }: DueRow) =>
  kind === members.kind
    ? handle(memberRoom, { self: id }, { command: { type: 'Due', id, at }, cause, by: 'program', at })
    : handleItem(id, { command: { type: 'Due', id, at }, cause, by: 'program', at });
