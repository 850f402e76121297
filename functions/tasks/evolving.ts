import { type Bench, planIn } from './bench.ts';
import type { Event } from './commands.ts';
import { evolvePlan } from './plan-evolving.ts';
import { evolveRound } from './round-evolving.ts';

/** What happened, in the plan that it is about and in the round of its navigator. */
export function evolveBench(bench: Bench, event: Event): Bench {
  const { round, plans } = bench;
  const pairing = 'internal' in event && 'pairing' in event.data ? event.data.pairing : undefined;
  if (pairing === undefined) return { plans, round: evolveRound(round, event) };
  const plan = evolvePlan(planIn(bench, pairing), event);
  return { plans: { ...plans, [pairing]: plan }, round: evolveRound(round, event, { pairing, plan }) };
}
