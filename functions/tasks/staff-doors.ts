import type { Door } from '../platform/http.ts';
import { handle } from '../platform/ledger.ts';
import { actAnswer, notThere, type Staff, staffDoor } from '../platform/staff.ts';
import type { Command } from './domain.ts';
import { planRoom } from './room.ts';

/** A door to one task; its id is `<pairing>.<task>`. */
const taskDoor = (commandOf: (task: { pairing: string; task: string }, staff: Staff) => Command): Door =>
  staffDoor(async (request, staff) => {
    const [, pairing, task] = /^([a-z0-9]+\.\d+)\.([a-z-]+)$/.exec(request.params.id ?? '') ?? [];
    if (!pairing || !task) return notThere();
    const command = commandOf({ pairing, task }, staff);
    const { by, at } = staff;
    return actAnswer(
      await handle(planRoom, { self: pairing }, { command, cause: `staff:${crypto.randomUUID()}`, by, at }),
    );
  });

/** Staff tick a task for a navigator. */
export const taskDoneByStaff = taskDoor(({ pairing, task }, staff) => ({
  type: 'Complete',
  pairing,
  tasks: [task],
  ...staff,
}));

/** Staff take a tick back for a navigator, also when a mail has gone out since. */
export const taskReopenedByStaff = taskDoor(({ pairing, task }, staff) => ({
  type: 'Reopen',
  pairing,
  task,
  evenIfTold: true,
  ...staff,
}));
