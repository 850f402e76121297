import { atDue } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { dialogueRoom } from './room.ts';

/** When a step of a dialogue's calendar is due and the staff's, lay it before them; when nothing happens for long, say so; when it is over for long enough, forget who had a part in it. */
export const handler = atDue('dialogues', async ({ id, cause, at }) =>
  handle(dialogueRoom, { self: id }, { command: { type: 'Due', id, at }, cause, by: 'program', at }),
);
