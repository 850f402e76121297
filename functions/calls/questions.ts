import { list, load } from '../platform/ledger.ts';
import { loadSeveral } from '../platform/pages.ts';

export type { Sheet } from './call-sheet.ts';
export type { ListedCall } from './calls-list.ts';

import { type CallState, calls, type OpenCall, openCalls } from './call.ts';

export type { CallState } from './call.ts';

/** So many are listed at once: nobody makes more before she looks again. */
export const mostListed = 50;

/** An open call task. */
export interface Known {
  readonly id: string;
  readonly call: OpenCall;
}

/** The open call tasks, the earliest due first. */
export async function callsOpen(): Promise<readonly Known[]> {
  const found = await list(calls, openCalls);
  return found.flatMap(({ id, state }) => (state.status === 'open' ? [{ id, call: state }] : []));
}

/** Some call tasks by their keys, whatever their situation. */
export const callsById = (ids: readonly string[]): Promise<readonly CallState[]> => loadSeveral(calls, ids);

/** One call task, whatever its situation. */
export const callById = (id: string): Promise<CallState> => load(calls, id);
