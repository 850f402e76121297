import { localDate, plusDays, plusLocalDays } from '../../functions/platform/kernel/time.ts';
import { program } from '../../functions/program/settings.ts';
import type { As, Digest, History, Line, Thing, Week } from './history.ts';

/** What came of a week: its mails, and what they told, all together. */
export interface Edition {
  readonly week: Week;
  readonly mails: readonly Digest[];
  readonly told: readonly Line[];
  /** What was told for the first time in weeks before; as ending soon; as referred; and with its answer. Titles. */
  readonly before: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
  readonly referrals: ReadonlySet<string>;
  readonly answers: ReadonlySet<string>;
}

/** A mail is one of the week that it lies in, from Monday to Sunday of the program's place. */
function tuesdayOf(at: string): string {
  const date = localDate(program.timeZone, at);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return plusLocalDays(date, 2 - weekday);
}

const linesOf = (mails: readonly Digest[]): readonly Line[] => [
  ...new Map(mails.flatMap(({ lines }) => lines).map(one => [`${one.as} ${one.title}`, one])).values(),
];

/** The editions of all weeks, in order; one that nobody got has no mails. A mail of a week without an edition stands by itself. */
export function editionsOf({ weeks, mails }: History): readonly Edition[] {
  const byWeek = Map.groupBy(mails, ({ at }) => tuesdayOf(at));
  const told = {
    new: new Set<string>(),
    closing: new Set<string>(),
    referred: new Set<string>(),
    answer: new Set<string>(),
  };
  return weeks.map(week => {
    const own = byWeek.get(week.tuesday) ?? [];
    const lines = linesOf(own);
    const edition = {
      week,
      mails: own,
      told: lines,
      before: new Set(told.new),
      closed: new Set(told.closing),
      referrals: new Set(told.referred),
      answers: new Set(told.answer),
    };
    for (const { title, as } of lines) told[as].add(title);
    return edition;
  });
}

/** In which weeks, and as what, each thing was told, by its title. */
export function tellingsOf(
  history: History,
): ReadonlyMap<string, readonly { readonly as: As; readonly tuesday: string }[]> {
  const found = editionsOf(history).flatMap(({ week: { tuesday }, told }) =>
    told.map(({ title, as }) => ({ title, as, tuesday })),
  );
  return Map.groupBy(found, ({ title }) => title);
}

/** It is approved, and neither over nor taken back nor closed. */
export const isOpen = ({ approved, until, withdrawn, closed }: Thing, at: string): boolean =>
  approved < at && [until, withdrawn, closed].every(end => end === undefined || end > at);

/** It can be told for the first time: an event not too long before it begins. */
export const tellable = (thing: Thing, at: string): boolean =>
  isOpen(thing, at) &&
  (thing.starts === undefined ||
    (thing.starts > at && thing.starts <= plusDays(at, program.advisory.digest.eventDays)));
