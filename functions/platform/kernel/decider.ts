import type { Fact } from '../../../events/contract.ts';

/** What changes state and concerns nobody outside the capability: kept in the decision row, never published. */
export interface Note<Name extends string = string, Data = unknown> {
  readonly name: Name;
  readonly data: Data;
  readonly internal: true;
}

/** States a note. */
export const note = <const Name extends string, const Data>(name: Name, data: Data): Note<Name, Data> => ({
  name,
  data,
  internal: true,
});

/** Anything a decision can consist of. */
export type Event = Fact | Note;

/** "No", with its reason as a code, for someone who waits for an answer. */
export interface Refusal {
  readonly refused: string;
}

/** What a decision comes to: events, silence (an empty list: it is already so), or a refusal. */
export type Decision<E extends Event> = readonly E[] | Refusal;

/**
 * A capability's judgement, pure. Time, ids and everything read arrive in the command.
 * `State` is a union of situations by `status`.
 */
export interface Decider<State, Command, E extends Event> {
  readonly initial: State;
  decide(command: Command, state: State): Decision<E>;
  evolve(state: State, event: E): State;
}

/** True for a refusal. */
export const isRefusal = (decision: Decision<Event>): decision is Refusal => 'refused' in decision;

/** Refuses. */
export const refuse = (reason: string): Refusal => ({ refused: reason });
