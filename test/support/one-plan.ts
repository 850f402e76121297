import type { Decider } from '../../functions/platform/kernel/decider.ts';
import { type Bench, type Command, type Event, planning } from '../../functions/tasks/domain.ts';
import type { PlanState } from '../../functions/tasks/plan.ts';
import { type RoundState, roundDue } from '../../functions/tasks/round.ts';

/** A plan and its navigator's round. */
export type Seen = PlanState & { readonly round: RoundState; readonly bench: Bench };

const seen = (pairing: string, bench: Bench): Seen => ({
  ...(bench.plans[pairing] ?? { status: 'none' }),
  round: bench.round,
  bench,
});

/** Tasks' judgement, seen from one household: its plan's own fields, and the round beside them. */
export const seenFrom = (pairing: string): Decider<Seen, Command, Event> => ({
  initial: seen(pairing, planning.initial),
  decide: (command, { bench }) => planning.decide(command, bench),
  evolve: ({ bench }, event) => seen(pairing, planning.evolve(bench, event)),
});

/** When something is due to the navigator of a plan. */
export const dueIn = ({ round }: { readonly round: RoundState }): string | undefined =>
  round.status === 'open' ? roundDue(round) : undefined;
