import { atDue } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { circleDue } from './circles/deciding.ts';
import { invitationDue } from './inviting/looking.ts';
import { meterDue } from './meter/counting.ts';
import { decide } from './registration/deciding.ts';
import { rollDue } from './registration/telling.ts';
import { dialogueRoom } from './room.ts';

/** When something of a dialogue is due, lay it before the staff, tell, remind and ask everyone concerned, give places on, tell what may be told of who takes part, look for the next one for households that would like to, and forget who took part. */
export const handler = atDue('dialogues', async ({ kind, id, cause, at }) => {
  if (kind === 'circle') return circleDue(id, { cause, at });
  if (kind === 'meter') return meterDue(id, { cause, at });
  if (kind === 'invitation') return invitationDue(id, { cause, at });
  if (kind === 'roll') return rollDue(id, { cause, at });
  if (kind === 'participant') return decide(id, { type: 'Forget' }, { cause, by: 'program', at });
  return handle(dialogueRoom, { self: id }, { command: { type: 'Due', id, at }, cause, by: 'program', at });
});
