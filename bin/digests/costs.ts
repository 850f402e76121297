import type { Finding } from '../year/findings.ts';
import { type Edition, editionsOf } from './editions.ts';
import type { History, Reads } from './history.ts';

/** Weeks of a month. */
const month = 4;
/** Pages of readers: one is read and written for so many. */
const pageOf = 20;

/** That it was referred is not noted on an issue: all else that is told is. */
const noted = ({ told }: Edition): number => told.filter(({ as }) => as !== 'referred').length;

/** Editions that cost the same if nothing grows: they tell as many things to as many pages of readers. */
const alike = (one: Edition, other: Edition): boolean =>
  one.told.length === other.told.length &&
  noted(one) === noted(other) &&
  Math.ceil(one.mails.length / pageOf) === Math.ceil(other.mails.length / pageOf);

/** An edition of the last month with those of the second one that are like it. */
export interface Pair {
  readonly late: Edition;
  readonly early: readonly Edition[];
}

/** The editions to compare: on time, and with something to tell. */
export function pairsOf(history: History): readonly Pair[] {
  const all = editionsOf(history);
  const [second, last] = [all.slice(month, 2 * month), all.slice(-month)];
  const counts = ({ week, told }: Edition): boolean => week.going === 'on-time' && told.length > 0;
  return last.filter(counts).map(late => ({ late, early: second.filter(one => counts(one) && alike(late, one)) }));
}

/** What an edition reads does not depend on how old the program is: no more in the last month than in the second, of what is alike. */
export function dearer(history: History): readonly Finding[] {
  return pairsOf(history).flatMap(({ late, early }) => {
    if (early.length === 0) return [];
    const { tuesday, due } = late.week;
    const more = (what: string, now: number, before: readonly number[]): readonly Finding[] =>
      now > Math.max(...before)
        ? [
            {
              kind: 'dearer',
              at: due,
              text: `${what} of ${tuesday}: ${now}, and ${Math.max(...before)} in the second month`,
            },
          ]
        : [];
    const of = (read: (work: Edition['week']['work']) => Reads) => (one: Edition) => read(one.week.work);
    const [clock, mail] = [of(work => work.clock), of(work => work.mail)];
    return [
      ...more(
        'reads of the clock',
        clock(late).calls,
        early.map(one => clock(one).calls),
      ),
      ...more(
        'reads of a mail',
        mail(late).calls,
        early.map(one => mail(one).calls),
      ),
      ...more(
        'read units of a mail',
        mail(late).units,
        early.map(one => mail(one).units),
      ),
    ];
  });
}
