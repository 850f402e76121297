import type { Decider } from '../platform/kernel/decider.ts';
import { type Act, handle, type Shelf } from '../platform/ledger.ts';
import type { Bench, Command, Event } from './domain.ts';
import { planning } from './domain.ts';
import { type PlanState, plans } from './plan.ts';
import { planOf, roundOf } from './questions.ts';
import { type RoundState, rounds } from './round.ts';

/** A round and plans as the ledger keeps them: each by its name, which is `round` or a pairing's id. */
type Kept = Readonly<Record<string, RoundState | PlanState>>;

// Only the round stands under that name, and nothing but plans beside it.
const benchOf = ({ round, ...others }: Kept): Bench => ({
  round: round as RoundState,
  plans: others as Bench['plans'],
});

const deciderOf: Decider<Kept, Command, Event> = {
  initial: {},
  decide: (command, kept) => planning.decide(command, benchOf(kept)),
  evolve(kept, event) {
    const { round, plans: changed } = planning.evolve(benchOf(kept), event);
    return { ...kept, ...changed, round };
  },
};

const roomOf = (names: readonly string[]) => ({
  shelves: Object.fromEntries(
    names.map((name): [string, Shelf<RoundState | PlanState>] => [name, name === 'round' ? rounds : plans]),
  ),
  decider: deciderOf,
});

/** Nobody's round: that of a pairing whose plan is not laid yet. */
const nobody = 'nobody';

/**
 * Decides something about a pairing's plan, and in the same write what it means for its navigator's round. `navigator` is whose pairing it is,
 * for those who know it; the plan knows it from when it is laid. `plan` in the answer is the plan as it is then.
 */
export async function handlePlan(pairing: string, act: Act<Command>, navigator?: string) {
  const hers = navigator ?? (await navigatorOf(pairing)) ?? nobody;
  const done = await handle(roomOf([pairing, 'round']), { [pairing]: pairing, round: hers }, act);
  return { ...done, plan: done.state[pairing] as PlanState };
}

async function navigatorOf(pairing: string): Promise<string | undefined> {
  const plan = await planOf(pairing);
  return plan.status === 'none' ? undefined : plan.navigator;
}

/** Decides what concerns a navigator and all her households, in one write. */
export async function handleRound(navigator: string, act: Act<Command>) {
  const round = await roundOf(navigator);
  const pairings = round.status === 'open' ? Object.keys(round.plans) : [];
  const ids = Object.fromEntries(pairings.map(one => [one, one]));
  return handle(roomOf(['round', ...pairings]), { round: navigator, ...ids }, act);
}
