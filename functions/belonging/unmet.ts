import type { DataOf, FactMeta } from '../../events/contract.ts';
import type { taskCompleted } from '../../events/task-completed.ts';
import type { taskReopened } from '../../events/task-reopened.ts';
import { handle } from '../platform/ledger.ts';
import { beganAt, needOf } from '../tasks/questions.ts';
import { blinded } from './box.ts';
import { beginningOf } from './gap.ts';
import type { Command } from './gaps.ts';
import { monthOf, openMonths } from './periods.ts';
import { gapRoom } from './room.ts';

/**
 * Decides about a need's month, and nothing in it leads back: the story is the gap's own, the time is the month's beginning, and the
 * cause, which makes a second delivery nothing, is a keyed hash of the fact's id.
 */
async function decide(need: string, { id, month }: { id: string; month: string }, command: Command) {
  const act = { command, cause: `gap:${await blinded(id)}`, by: 'program', at: beginningOf(month) };
  return handle(gapRoom, { self: `${need}.${month}` }, act);
}

const markOf = (pairing: string, task: string): Promise<string> => blinded(`${pairing} ${task}`);

/** A need that could not be met is counted, without whose it is. */
export async function gapToldOf({ pairing, task, outcome }: DataOf<typeof taskCompleted>, meta: FactMeta) {
  const need = outcome === 'not-available' ? await needOf(pairing, task) : undefined;
  if (need === undefined) return { outcome: 'no-gap' };
  const mark = await markOf(pairing, task);
  const month = monthOf(meta.time);
  return decide(need, { id: meta.id, month }, { type: 'Record', need, month, mark });
}

/** The tick was taken back: it is not counted any more in whichever month it was told, as long as that is open. */
export async function takenBack({ pairing, task }: DataOf<typeof taskReopened>, meta: FactMeta) {
  const need = await needOf(pairing, task);
  if (need === undefined) return { outcome: 'no-gap' };
  const mark = await markOf(pairing, task);
  const since = (await beganAt(pairing)) ?? meta.time;
  const outcomes = await Promise.all(
    openMonths(since, new Date().toISOString()).map(month =>
      decide(need, { id: meta.id, month }, { type: 'TakeBack', mark }),
    ),
  );
  return outcomes.find(({ outcome }) => outcome === 'done') ?? { outcome: 'nothing' };
}
