import { isIdea, type OpenPlan, type OpenVoting } from './plan.ts';

/** All dots that were given, by link and on paper: so many to each idea. */
export function tallyOf({ ballots, sheets }: OpenVoting): ReadonlyMap<number, number> {
  const tally = new Map<number, number>();
  for (const { dots } of [...ballots, ...sheets]) for (const dot of dots) tally.set(dot, (tally.get(dot) ?? 0) + 1);
  return tally;
}

/** How many people voted. */
export const votersOf = ({ ballots, sheets }: OpenVoting): number =>
  ballots.length + sheets.reduce((sum, { people }) => sum + people, 0);

/** So many of the most wanted ideas, the most wanted first; those with as many dots as the last of them too, and none without a dot. */
export function mostWanted({ actions, voting }: Pick<OpenPlan, 'actions' | 'voting'>, many: number): readonly number[] {
  if (voting?.status !== 'open') return [];
  const tally = tallyOf(voting);
  const wanted = actions
    .filter(isIdea)
    .map(({ n }) => ({ n, dots: tally.get(n) ?? 0 }))
    .filter(({ dots }) => dots > 0)
    .sort((one, other) => other.dots - one.dots || one.n - other.n);
  const least = wanted[many - 1]?.dots ?? 1;
  return wanted.filter(({ dots }) => dots >= least).map(({ n }) => n);
}
