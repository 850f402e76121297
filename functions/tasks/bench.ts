import type { PlanState } from './plan.ts';
import type { RoundState } from './round.ts';

/** What tasks decide about: a navigator's round, and plans of hers by pairing: the one that something is told of, or where something is due all of them. */
export interface Bench {
  readonly round: RoundState;
  readonly plans: Readonly<Record<string, PlanState>>;
}

/** The plan of a pairing. */
export const planIn = ({ plans }: Bench, pairing: string): PlanState => plans[pairing] ?? { status: 'none' };
