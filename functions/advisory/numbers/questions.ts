import { localDate } from '../../platform/kernel/time.ts';
import { list, load } from '../../platform/ledger.ts';
import { program } from '../../program/settings.ts';
import { type Told, year } from '../elevens.ts';
import { plusWeeks, weekOf } from '../week.ts';
import { households, numbers, tellings, tellingsOf, yearOf } from './count.ts';
import { tellingDue } from './counting.ts';
import { type Concerns, concernsAt, type Numbers, numbersAt } from './edition.ts';
import { dialoguesTally, dialogueTallies } from './tally.ts';
import { talliesTold } from './tallying.ts';

export { type Concerns, figures, type Numbers, type Ranked, readable } from './edition.ts';
export { numbersInWords, talliesInWords } from './sentences.ts';
export { type TallyName, tallyNames } from './tallies.ts';

/** The week that runs at an instant, in the program's place. */
const weekNow = (at: string): string => weekOf(localDate(program.timeZone, at));

/** The last week that is over at an instant, in the program's place: an edition of then tells of it and of those before. */
export const lastWeekAt = (at: string): string => plusWeeks(weekNow(at), -1);

/** An edition of the numbers: what could be told at the end of a week, seen at an instant after it. */
export interface Edition {
  readonly week: string;
  /** Now. */
  readonly at: string;
}

/** What can be told of the program's numbers: to everyone, and to whoever can help with some needs. */
export interface Figures {
  readonly numbers: Numbers;
  concerning(needs: readonly string[]): Concerns;
}

/** The figures of an edition. Four reads or five, however many households there are and however old the program is. */
export async function figuresFor({ week, at }: Edition): Promise<Figures> {
  const [told, tally] = await Promise.all([tellingsTo(week, at), load(dialogueTallies, dialoguesTally)]);
  return {
    numbers: numbersAt(told, week, talliesTold(tally, weekNow(at))),
    concerning: needs => concernsAt(told, week, needs),
  };
}

/** Those that are told to everyone. */
export const numbersFor = async (edition: Edition): Promise<Numbers> => (await figuresFor(edition)).numbers;

/** The tellings of the year that ends with a week. */
async function tellingsTo(week: string, at: string): Promise<readonly Told[]> {
  const years = [...new Set([yearOf(plusWeeks(week, 1 - year)), yearOf(week)])];
  const [state, ...found] = await Promise.all([
    load(numbers, households),
    ...years.map(one => list(tellings, tellingsOf(one))),
  ]);
  const kept = found.flat().flatMap(({ state: one }) => (one.status === 'told' ? [one] : []));
  // The index lags, and a week that nobody has come after is told of all the same.
  const last = state.status === 'counted' ? state.last : undefined;
  const due = tellingDue(state, weekNow(at));
  const byWeek = new Map([...kept, ...(last ? [last] : []), ...(due ? [due] : [])].map(one => [one.week, one]));
  return [...byWeek.values()];
}

/** The figures for the consultation meeting of a quarter. */
export interface Rollup extends Numbers {
  /** `2026-Q4` */
  readonly quarter: string;
  /** It is over: what is told of it stays so. */
  readonly closed: boolean;
  /** The quarter before, and the one after where that has begun. */
  readonly before: string;
  readonly after?: string;
}
