import { expect } from 'vitest';
import { type Decider, type Event, isRefusal } from '../../functions/platform/kernel/decider.ts';

/** Tells a decider's story: what was done before, what is done now, what comes of it. */
export function given<State, Command, E extends Event>(
  decider: Decider<State, Command, E>,
  ...before: readonly Command[]
) {
  const apply = (state: State, command: Command): State => {
    const decision = decider.decide(command, state);
    if (isRefusal(decision)) throw new Error(`The story so far was refused: ${decision.refused}`);
    return decision.reduce<State>((reached, event) => decider.evolve(reached, event), state);
  };
  const state = before.reduce(apply, decider.initial);
  return {
    state,
    when(command: Command) {
      const decision = decider.decide(command, state);
      const events = isRefusal(decision) ? [] : decision;
      return {
        events,
        state: events.reduce<State>((reached, event) => decider.evolve(reached, event), state),
        /** These events, by name and in this order. */
        gives: (...names: readonly E['name'][]) => expect(events.map(event => event.name)).toEqual(names),
        givesNothing: () => expect(decision).toEqual([]),
        isRefused: (reason: string) => expect(decision).toEqual({ refused: reason }),
      };
    },
  };
}
