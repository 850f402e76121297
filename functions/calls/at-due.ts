import { wantedNow } from '../mail/questions.ts';
import { atDue, type DueRow } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { rounds } from './call.ts';
import { callById, callsOpen } from './questions.ts';
import { callRoom, roundRoom } from './room.ts';

/** When it is morning and calls are open, send the staff their mail; when a call has not been made for two days, tell the liaison. */
export const handler = atDue('calls', row => (row.kind === rounds.kind ? morning(row) : overdue(row)));

const morning = async ({ id, cause, at }: DueRow) => {
  const open = (await callsOpen()).length;
  return handle(roundRoom, { self: id }, { command: { type: 'Due', open, at }, cause, by: 'program', at });
};

const overdue = async ({ id, cause, at }: DueRow) => {
  const call = await callById(id);
  const wanted = call.status === 'open' && (await wantedNow(call.kind, call.about)) !== undefined;
  return handle(callRoom, { self: id }, { command: { type: 'Due', call: id, wanted, at }, cause, by: 'program', at });
};
