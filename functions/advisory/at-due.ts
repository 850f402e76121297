import { atDue } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { members } from './member.ts';
import { handleItem, memberRoom } from './room.ts';

/** When what was told to the group is over by its date, end it; when an issue has waited long, say so; when an invitation lapses, forget whom it was for. */
export const handler = atDue('advisory', ({ kind, id, cause, at }) =>
  kind === members.kind
    ? handle(memberRoom, { self: id }, { command: { type: 'Due', id, at }, cause, by: 'program', at })
    : handleItem(id, { command: { type: 'Due', id, at }, cause, by: 'program', at }),
);
