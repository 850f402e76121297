/**
 * How likely it is that at most so many of some people are of a group that has this share among all from whom they could have come:
 * P(X <= reached) of a binomial distribution, exactly. A probability from 0 to 1.
 */
export function chanceOfAtMost(
  reached: number,
  { of, share }: { readonly of: number; readonly share: number },
): number {
  if (reached >= of) return 1;
  if (reached < 0) return 0;
  if (share <= 0) return 1;
  if (share >= 1) return 0;
  // By logarithms: the first term alone can be smaller than what a number holds.
  const odds = Math.log(share) - Math.log1p(-share);
  let term = of * Math.log1p(-share);
  let sum = Math.exp(term);
  for (let i = 1; i <= reached; i++) {
    term += Math.log(of - i + 1) - Math.log(i) + odds;
    sum += Math.exp(term);
  }
  return Math.min(1, sum);
}

/** Of a group it can be said that few of it have come; that this cannot be said; or that with so few people it could be said of nobody yet. */
export type Verdict = 'few' | 'not-few' | 'too-early';

/** When it is said that few have come. */
export interface Rule {
  /** Where people came just as they live there, it is said with this chance at most, from 0 to 1. */
  readonly doubt: number;
  /** And only where there are fewer than this part of what would be in proportion: among many people a slight difference is no chance either, and no matter. */
  readonly below: number;
}

/**
 * Whether few of a group have come: so few that, had people come just as they live there, it would hardly be so, and so few that it matters.
 * Where even nobody at all would be no surprise, it is too early to say.
 */
export function verdictOn(
  { reached, of, share }: { readonly reached: number; readonly of: number; readonly share: number },
  { doubt, below }: Rule,
): Verdict {
  if (chanceOfAtMost(0, { of, share }) > doubt) return 'too-early';
  return reached < below * share * of && chanceOfAtMost(reached, { of, share }) <= doubt ? 'few' : 'not-few';
}
