import { atDue } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { planDue } from './action/deciding.ts';
import { circleDue } from './circles/deciding.ts';
import { invitationDue } from './inviting/looking.ts';
import { meterDue } from './meter/counting.ts';
import { decide } from './registration/deciding.ts';
import { rollDue } from './registration/telling.ts';
import { dialogueRoom } from './room.ts';

/** When a step of a dialogue's calendar is due, lay it before the staff; tell and remind those who registered, give places on, tell circles of their sessions, remind them, ask for records; see to it that what was agreed on is not forgotten; ask households that would like to about the next dialogue near them; tell everybody on who takes part; and forget everyone when it is long over. */
export const handler = atDue('dialogues', async ({ kind, id, cause, at }) => {
  if (kind === 'action-plan') return planDue(id, { cause, at });
  if (kind === 'circle') return circleDue(id, { cause, at });
  if (kind === 'meter') return meterDue(id, { cause, at });
  if (kind === 'invitation') return invitationDue(id, { cause, at });
  if (kind === 'roll') return rollDue(id, { cause, at });
  if (kind === 'participant') return decide(id, { type: 'Forget' }, { cause, by: 'program', at });
  return handle(dialogueRoom, { self: id }, { command: { type: 'Due', id, at }, cause, by: 'program', at });
});
