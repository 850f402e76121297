import { isFrozen } from '../pairing/questions.ts';
import { atDue } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { planOf } from './questions.ts';
import { planRoom } from './room.ts';

/** When something is due in a plan, write to the navigator, call the household or tell the liaison, each in their turn. */
export const handler = atDue('tasks', async ({ id, cause, at }) => {
  const plan = await planOf(id);
  const rests = plan.status === 'running' && plan.frozenAt ? await isFrozen(id) : undefined;
  return handle(planRoom, { self: id }, { command: { type: 'Due', pairing: id, rests, at }, cause, by: 'program', at });
});
