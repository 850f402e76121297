import { isFrozen } from '../pairing/questions.ts';
import { atDue } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { planRoom } from './room.ts';

/** When something is due in a plan, write to the navigator, call the household or tell the liaison, each in their turn. */
export const handler = atDue('tasks', async ({ id, cause, at }) => {
  const decide = (rests?: boolean) =>
    handle(planRoom, { self: id }, { command: { type: 'Due', pairing: id, rests, at }, cause, by: 'program', at });
  const done = await decide();
  const plan = done.state.self;
  // Only one that is paused needs pairing's word on it.
  return plan.status === 'running' && plan.frozenAt ? decide(await isFrozen(id)) : done;
});
