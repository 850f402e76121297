import { needingAHuman } from '../platform/attention.ts';
import { atDue, type DueRow } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { rounds, theWeek } from './call.ts';
import { closeIfOvertaken, stillWanted } from './overtaken.ts';
import { callsOpen } from './questions.ts';
import { callRoom, roundRoom, weekRoom } from './room.ts';

/** When it is morning and something needs a human, want the liaison's letter of the day; each Monday the liaison's summary; when a call has not been made for two days, tell the liaison. */
export const handler = atDue('calls', row => {
  if (row.kind !== rounds.kind) return overdue(row);
  return row.id === theWeek ? weekOver(row) : morning(row);
});

/** What stands in the summary is read when it is written. */
const weekOver = ({ id, cause, at }: DueRow) =>
  handle(weekRoom, { self: id }, { command: { type: 'Due', needed: true, at }, cause, by: 'program', at });

/** Calls that were overtaken meanwhile are closed first, so that the letter tells what there is to do. */
const morning = async ({ id, cause, at }: DueRow) => {
  await Promise.all((await callsOpen()).map(({ id: call }) => closeIfOvertaken(call, { cause, at })));
  const needed = (await needingAHuman()).lines.length > 0;
  return handle(roundRoom, { self: id }, { command: { type: 'Due', needed, at }, cause, by: 'program', at });
};

const overdue = async ({ id, cause, at }: DueRow) => {
  const wanted = await stillWanted(id);
  return handle(callRoom, { self: id }, { command: { type: 'Due', call: id, wanted, at }, cause, by: 'program', at });
};
