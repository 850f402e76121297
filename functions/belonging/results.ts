import { program } from '../program/settings.ts';
import { type Count, countsOf } from './box.ts';
import { isClosedQuarter } from './periods.ts';
import { atLeast, meanOf, type Period, stepsOf } from './steps.ts';
import { type Community, communities, type Dimension, dimensions, type Moment, moments, scoreOf } from './survey.ts';

/** One question's result over some quarters. */
export interface Result {
  readonly community: Community;
  readonly moment: Moment;
  readonly dimension: Dimension;
  readonly from: string;
  readonly to: string;
  /** How many answered, in whole groups of the smallest size. */
  readonly atLeast: number;
  /** The mean of 0 (not at all) to 1 (completely), to two digits; below 0.05 and above 0.95 these are shown. */
  readonly score: number;
}

/** The results that may be shown of a community and moment, from its counts. */
export function resultsOf(
  counts: readonly Count[],
  { community, moment, at }: { community: Community; moment: Moment; at: string },
): readonly Result[] {
  const closed = counts.filter(({ quarter }) => isClosedQuarter(quarter, at));
  return dimensions.flatMap(dimension =>
    stepsOf(periodsOf(closed.filter(one => one.dimension === dimension)), program.smallestGroup).map(step => ({
      community,
      moment,
      dimension,
      from: step.from,
      to: step.to,
      atLeast: atLeast(step, program.smallestGroup),
      score: meanOf(step),
    })),
  );
}

function periodsOf(counts: readonly Count[]): readonly Period[] {
  const quarters = [...new Set(counts.map(({ quarter }) => quarter))].sort();
  return quarters.map(period => {
    const own = counts.filter(({ quarter }) => quarter === period);
    return {
      period,
      n: own.reduce((sum, { count }) => sum + count, 0),
      sum: own.reduce((sum, { count, answer }) => sum + count * scoreOf(answer), 0),
    };
  });
}

/** All results that may be shown. */
export async function allResults(at: string): Promise<readonly Result[]> {
  const pairs = communities.flatMap(community => moments.map(moment => ({ community, moment, at })));
  const found = await Promise.all(
    pairs.map(async pair => resultsOf(await countsOf(pair.community, pair.moment), pair)),
  );
  return found.flat();
}
