import { program } from '../../program/settings.ts';

/** How often a need could not be met in a month, `YYYY-MM`. */
export interface Unmet {
  readonly need: string;
  readonly month: string;
  readonly count: number;
}

/** A need that could not be met here, as it may lie on a table. */
export interface SuggestedNeed {
  readonly need: string;
  /** In whole groups of the smallest size that may be shown; 0: fewer than one. */
  readonly atLeast: number;
  /** In how many of the months it came up, and the last of them; left out where the count is not shown. */
  readonly months?: number;
  readonly last?: string;
  /** An open dialogue talks about it already: its id. */
  readonly dialogue?: string;
}

/** An open issue of the advisory group that nobody has answered. */
export interface SuggestedIssue {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly area?: string | undefined;
  /** How far it has come, and since when. */
  readonly stage: string;
  readonly since: string;
}

/** What suggests itself as a topic. */
export interface Topics {
  readonly needs: readonly SuggestedNeed[];
  readonly issues: readonly SuggestedIssue[];
}

const order = program.needs.map(({ id }) => id);

/**
 * The needs that could not be met, those asked for by whole groups first, most first; then all others in the order of the settings, which says
 * nothing of how often. A number is told in whole groups, so that of two pages of two days none tells of fewer than a group; where it is not, nor
 * are the months, since one month and a small number are a household.
 */
export function suggestedNeeds(unmet: readonly Unmet[], smallest: number): readonly SuggestedNeed[] {
  const byNeed = Map.groupBy(
    unmet.filter(({ count }) => count > 0),
    ({ need }) => need,
  );
  const needs = [...byNeed].map(([need, months]): SuggestedNeed => {
    const count = months.reduce((sum, one) => sum + one.count, 0);
    const atLeast = count - (count % smallest);
    const last = months
      .map(({ month }) => month)
      .sort()
      .at(-1);
    return { need, atLeast, ...(atLeast > 0 && { months: months.length, ...(last && { last }) }) };
  });
  const place = ({ need }: SuggestedNeed) => order.indexOf(need);
  return needs.sort((one, other) => other.atLeast - one.atLeast || place(one) - place(other));
}
