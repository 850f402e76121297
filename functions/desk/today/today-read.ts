import { arrivalsBeside, arrivalsByIds, householdsLookedAfter } from '../../intake/questions.ts';
import { type Line, needingAHuman } from '../../platform/attention.ts';
import { localDate } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import { deputies, deputyOn, theLiaisons } from '../deputy/deputy.ts';
import { subjectIn } from '../notice.ts';
import type { Pressing } from '../page/pressing.ts';
import {
  fineOf,
  isOvertaken,
  linePressingAt,
  mostPressingFirst,
  nameOf,
  type Whom,
  whomOf,
  withoutDoubles,
} from './today.ts';

/** So many lines are shown one by one; the others are counted. */
const mostShown = 50;

/** Overtaken calls among those shown make room for the next ones: so many more are read at once. */
const mostRead = 90;

/** A line of Today with whom it is about, and how much it presses. */
export type TodayLine = Line & { readonly name: string; readonly whom: Whom; readonly pressing: Pressing };

/** What needs a human now, the most urgent first, and how it stands with all others. */
export interface Today {
  readonly lines: readonly TodayLine[];
  /** So many more need a human; `atLeast`: there are others beyond counting. */
  readonly more: number;
  readonly atLeast: boolean;
  /** So many households are fine: the program looks after them, and nothing of theirs needs a human. */
  readonly fine: number;
  /** So much needs a human that not all of it was looked at: `fine` is about so many. */
  readonly about: boolean;
  /** Somebody stands in for the liaison today, until this date of the program's place. */
  readonly standsIn?: { readonly until: string };
}

/** Reads Today in three reads, however many households there are and however much needs a human. */
export async function readToday(most = mostShown): Promise<Today> {
  const [found, looked] = await Promise.all([needingAHuman(), householdsLookedAfter()]);
  const at = new Date().toISOString();
  const pressing = linePressingAt(at);
  const all = mostPressingFirst(withoutDoubles(found.lines), line => pressing(line));
  const subjects = all.map(({ about }) => subjectIn(about));
  const read = new Set(subjects.filter(unlessTooMany(mostRead)));
  const [arrivals, standIns] = await arrivalsBeside([...read], deputies, theLiaisons);
  const standsIn = deputyOn(standIns, localDate(program.timeZone, at));
  const lines = all.filter(line => !isOvertaken(line, arrivals.get(subjectIn(line.about))) || !isRead(line, read));
  const known = lines.map(line => ({ line, whom: whomOf(line, arrivals.get(subjectIn(line.about))) }));
  const shown = mostPressingFirst(known, ({ line, whom }) => pressing(line, whom))
    .slice(0, most)
    .map(({ line, whom }) => named(line, whom, pressing));
  return {
    lines: shown,
    more: lines.length - shown.length,
    atLeast: found.more,
    fine: fineOf(looked, lines, arrivals, read),
    about: found.more || subjects.some(one => !read.has(one)),
    ...(standsIn && { standsIn: { until: standsIn.until } }),
  };
}

const named = (line: Line, whom: Whom, pressing: ReturnType<typeof linePressingAt>): TodayLine => ({
  ...line,
  name: nameOf(line),
  whom,
  pressing: pressing(line, whom),
});

const isRead = ({ about }: Line, read: ReadonlySet<string>): boolean => read.has(subjectIn(about));

/** Keeps the first different ones. */
function unlessTooMany(most: number): (one: string) => boolean {
  const kept = new Set<string>();
  return one => kept.has(one) || (kept.size < most && kept.add(one).has(one));
}

/** One line by its name, while it is there: two reads. */
export async function lineNamed(name: string): Promise<TodayLine | undefined> {
  const { lines } = await needingAHuman();
  const line = lines.find(one => nameOf(one) === name);
  if (!line) return undefined;
  const subject = subjectIn(line.about);
  const arrival = (await arrivalsByIds([subject])).get(subject);
  const pressing = linePressingAt(new Date().toISOString());
  return isOvertaken(line, arrival) ? undefined : named(line, whomOf(line, arrival), pressing);
}
