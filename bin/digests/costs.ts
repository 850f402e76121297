import type { Finding } from '../year/findings.ts';
import { type Edition, editionsOf } from './editions.ts';
import type { History } from './history.ts';

/** Weeks of a month. */
const month = 4;
/** Pages of readers: one is read and written for so many. */
const pageOf = 20;

/** Editions that cost the same if nothing grows: they tell as many things to as many pages of readers. */
const alike = (one: Edition, other: Edition): boolean =>
  one.told.length === other.told.length &&
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

/** The units of a mail without those of the organizations that it names: how many there are is chance. */
const unitsOf =
  ({ things }: History) =>
  ({ told, week }: Edition): number => {
    const from = new Map(things.map(({ title, organization }) => [title, organization]));
    return week.work.mail.units - new Set(told.map(({ title }) => from.get(title))).size;
  };

/** What an edition reads does not depend on how old the program is: no more in the last month than in the second, of what is alike. */
export function dearer(history: History): readonly Finding[] {
  const units = unitsOf(history);
  return pairsOf(history).flatMap(({ late, early }) => {
    const more = (what: string, of: (one: Edition) => number): readonly Finding[] => {
      const most = Math.max(...early.map(of));
      const text = `${what} of ${late.week.tuesday}: ${of(late)}, and ${most} in the second month`;
      return of(late) > most ? [{ kind: 'dearer', at: late.week.due, text }] : [];
    };
    if (early.length === 0) return [];
    return [
      ...more('reads of the clock', ({ week }) => week.work.clock.calls),
      ...more('reads of a mail', ({ week }) => week.work.mail.calls),
      ...more('read units of a mail', units),
    ];
  });
}
