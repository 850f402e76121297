import { atDue } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { decide } from './registration/deciding.ts';
import { rollDue } from './registration/telling.ts';
import { dialogueRoom } from './room.ts';

/** When a step of a dialogue's calendar is due and the staff's, lay it before them; when nothing happens for long, say so; tell those who registered of another day, or remind them; give places on; and forget whoever had a part in it, when it is over for long enough. */
export const handler = atDue('dialogues', async ({ kind, id, cause, at }) => {
  if (kind === 'roll') return rollDue(id, { cause, at });
  if (kind === 'participant') return decide(id, { type: 'Forget' }, { cause, by: 'program', at });
  return handle(dialogueRoom, { self: id }, { command: { type: 'Due', id, at }, cause, by: 'program', at });
});
