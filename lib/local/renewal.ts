import type { Machine } from './machine.ts';
import { emptyTable } from './tables.ts';

/**
 * Begins again at the machine's time, with nobody stored (but in the tables to keep, by name), nothing sent, logged or awaited, and
 * nothing in the way. Functions stay warm and keep what they remember, as in the cloud: of the tables that they remember
 * something of, nothing may be taken.
 */
export async function renew(machine: Machine, keep: readonly string[]): Promise<void> {
  const { engine, tables, agenda, streams, clock, aws, faults, suppressed, alarms } = machine;
  await machine.mover.still(async () => {
    agenda.stop();
    aws.pass.through = (_, perform) => perform();
    faults.set({});
    for (const table of tables) if (!keep.includes(table.name)) await emptyTable(engine, table);
    await streams.skip();
    clock.reset();
    suppressed.clear();
    alarms.reset();
    machine.usage.clear();
    for (const list of memories(machine)) list.length = 0;
  });
}

function memories({ journal, mailbox, bus, queues }: Machine): unknown[][] {
  return [journal.logs, journal.calls, journal.invocations, mailbox.sent, bus.events, queues.messages];
}
