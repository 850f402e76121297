import { wantedNow } from '../mail/questions.ts';
import { atDue, type DueRow } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { rounds, theWeek } from './call.ts';
import { callById, callsOpen } from './questions.ts';
import { callRoom, roundRoom, weekRoom } from './room.ts';

/** When it is morning and calls are open, send the staff their mail; each Monday the liaison's summary; when a call has not been made for two days, tell the liaison. */
export const handler = atDue('calls', row => {
  if (row.kind !== rounds.kind) return overdue(row);
  return row.id === theWeek ? weekOver(row) : morning(row);
});

/** What stands in the summary is read when it is written. */
const weekOver = ({ id, cause, at }: DueRow) =>
  handle(weekRoom, { self: id }, { command: { type: 'Due', at }, cause, by: 'program', at });

/** Calls that were overtaken meanwhile are closed first, so that the mail counts what there is to do. */
const morning = async ({ id, cause, at }: DueRow) => {
  const settled = await Promise.all(
    (await callsOpen()).map(async ({ id: call }) => closeIfOvertaken(call, { cause, at })),
  );
  const open = settled.filter(closed => !closed).length;
  return handle(roundRoom, { self: id }, { command: { type: 'Due', open, at }, cause, by: 'program', at });
};

const closeIfOvertaken = async (id: string, { cause, at }: { cause: string; at: string }): Promise<boolean> => {
  const wanted = await stillWanted(id);
  if (!wanted)
    await handle(callRoom, { self: id }, { command: { type: 'Due', call: id, wanted, at }, cause, by: 'program', at });
  return !wanted;
};

async function stillWanted(id: string): Promise<boolean> {
  const call = await callById(id);
  return call.status === 'open' && (await wantedNow(call.kind, call.about)) !== undefined;
}

const overdue = async ({ id, cause, at }: DueRow) => {
  const wanted = await stillWanted(id);
  return handle(callRoom, { self: id }, { command: { type: 'Due', call: id, wanted, at }, cause, by: 'program', at });
};
