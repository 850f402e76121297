/**
 * The law of what may be shown. Consecutive closed periods are put together until they hold the smallest group that may be shown; only
 * such whole steps are shown, they share no period, and one that is shown stays as it is for ever. So whatever is added up or subtracted,
 * of what was shown today or ever before, is about nobody or about a group of that size at the least.
 */

/** What is known of a closed period: `2026-Q4` or `2026-12`, in order. */
export interface Period {
  readonly period: string;
  /** How many. */
  readonly n: number;
  /** What their answers add up to. */
  readonly sum: number;
}

/** Some periods together, from the first to the last one with anybody in it. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly n: number;
  readonly sum: number;
}

/** The whole steps of closed periods; those at the end that are too few wait for more. */
export function stepsOf(periods: readonly Period[], smallest: number): readonly Step[] {
  const whole: Step[] = [];
  let open: Step | undefined;
  for (const { period, n, sum } of periods) {
    if (n === 0) continue;
    open = { from: open?.from ?? period, to: period, n: (open?.n ?? 0) + n, sum: (open?.sum ?? 0) + sum };
    if (open.n < smallest) continue;
    whole.push(open);
    open = undefined;
  }
  return whole;
}

/** Nearer to 0 and 1 a mean would say of everyone in the group what she answered. */
const [lowest, highest] = [0.05, 0.95];

/** The mean of a step, to two digits; what is below 0.05 or above 0.95 is shown as that, so that none tells of a group that was of one mind. */
export const meanOf = ({ sum, n }: Step): number =>
  Math.round(Math.min(highest, Math.max(lowest, sum / n)) * 100) / 100;

/** How many there are at the least, in whole groups: between two such numbers there is nobody, or a group. */
export const atLeast = ({ n }: Step, smallest: number): number => n - (n % smallest);
