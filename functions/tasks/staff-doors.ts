import { handle } from '../platform/ledger.ts';
import { actAnswer, notThere, staffDoor } from '../platform/staff.ts';
import { planRoom } from './room.ts';

/** Staff tick a task for a navigator; its id is `<pairing>.<task>`. */
export const taskDoneByStaff = staffDoor(async (request, { by, at }) => {
  const [, pairing, task] = /^([a-z0-9]+\.\d+)\.([a-z-]+)$/.exec(request.params.id ?? '') ?? [];
  if (!pairing || !task) return notThere();
  const command = { type: 'Complete', pairing, tasks: [task], by, at } as const;
  return actAnswer(
    await handle(planRoom, { self: pairing }, { command, cause: `staff:${crypto.randomUUID()}`, by, at }),
  );
});
