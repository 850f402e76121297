import { plusDays } from '../../functions/platform/kernel/time.ts';
import { program } from '../../functions/program/settings.ts';
import type { Finding } from '../year/findings.ts';
import { dearer } from './costs.ts';
import { type Edition, editionsOf, isOpen, tellable, tellingsOf } from './editions.ts';
import type { Digest, History, Line, Reader, Span, Thing, Week } from './history.ts';
import { numbersAstray } from './numbers.ts';

const { digest, closingDays } = program.advisory;
const zone = program.advisory.groups[0]?.timeZone ?? program.timeZone;

/** All that the digests have to hold and did not; an empty list is what they are lived for. */
export function findingsOf(history: History): readonly Finding[] {
  const editions = editionsOf(history);
  return [
    ...history.troubles.map(text => ({ kind: 'trouble', text })),
    ...editions.flatMap(one => [
      ...astray(one, history),
      ...wrongHour(one),
      ...tooMany(one),
      ...outOfPlace(one, history),
      ...youngerFirst(one, history),
      ...outcomesLeft(one, history),
    ]),
    ...toldAgain(history),
    ...silent(editions, history),
    ...dearer(history),
    ...numbersAstray(history),
  ];
}

const during = ({ from, to }: Span, at: string): boolean => from < at && (to === undefined || at < to);

/** What she wanted to read of at a time. */
export function wants({ topics }: Reader, at: string): (thing: Thing) => boolean {
  const chosen = topics.findLast(({ since }) => since < at);
  return ({ kind, need }) => !chosen?.kinds.includes(kind) && !(need !== undefined && chosen?.needs.includes(need));
}

/** Everybody who is to get an edition gets it once, with what she wants to read of; and nobody else gets it. */
function astray({ week, mails, told }: Edition, { readers, things }: History): readonly Finding[] {
  const { due } = week;
  const byTitle = new Map(things.map(one => [one.title, one]));
  const known = new Set(readers.map(({ address }) => address));
  const strangers = mails.filter(({ to }) => !known.has(to));
  const own = Map.groupBy(mails, ({ to }) => to);
  return [
    ...strangers.map(({ at, to }) => ({ kind: 'unwanted', at, text: `${to} is no member` })),
    ...readers.flatMap(reader => {
      const got = own.get(reader.address) ?? [];
      const wanted = told.map(({ title }) => byTitle.get(title)).filter(one => one !== undefined);
      const hers = wanted.filter(wants(reader, due)).map(({ title }) => title);
      // Where nothing was told for weeks everyone reads so; else who wants nothing of it gets nothing.
      const isReader = reader.gets.some(span => during(span, due));
      const gets = mails.length > 0 && isReader && (told.length === 0 || hers.length > 0);
      return [
        ...(got.length > 1
          ? [{ kind: 'twice', at: due, text: `${reader.address} got ${got.length} of ${week.tuesday}` }]
          : []),
        ...(gets && got.length === 0
          ? [{ kind: 'missing', at: due, text: `${reader.address} did not get that of ${week.tuesday}` }]
          : []),
        ...(!gets && got.length > 0
          ? [
              {
                kind: 'unwanted',
                at: got[0]?.at ?? due,
                text: `${reader.address} was not to get that of ${week.tuesday}`,
              },
            ]
          : []),
        ...(gets ? got.flatMap(one => otherThan(one, hers)) : []),
      ];
    }),
  ];
}

/** Nothing is left out that she wants to read of, and nothing told that she does not. */
function otherThan({ at, to, lines }: Digest, hers: readonly string[]): readonly Finding[] {
  const titles = lines.map(({ title }) => title);
  const [left, more] = [hers.filter(one => !titles.includes(one)), titles.filter(one => !hers.includes(one))];
  return [
    ...left.map(one => ({ kind: 'left-out', at, text: `${to} was not told of ${one}` })),
    ...more.map(one => ({ kind: 'not-hers', at, text: `${to} was told of ${one}` })),
  ];
}

const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });
/** Weekday and hour by the wall clock of the group's place. */
function hourOf(at: string): string {
  const parts = new Map(clock.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return `${parts.get('weekday')} ${parts.get('hour')}`;
}

/** Its day and hour, as the settings have them. */
const itsHour = `${['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][digest.weekday - 1]} ${digest.at.slice(0, 2)}`;
/** An edition that was held or is late goes within so long, in milliseconds. */
const withinHour = 3_600_000;

function wrongHour({ week: { going, due }, mails }: Edition): readonly Finding[] {
  const inTime = ({ at }: Digest): boolean =>
    going === 'on-time' ? hourOf(at) === itsHour : at >= due && Date.parse(at) - Date.parse(due) < withinHour;
  return mails
    .filter(one => !inTime(one))
    .map(({ at, to }) => ({ kind: 'wrong-hour', at, text: `${to} got it at ${hourOf(at)} (${going})` }));
}

function tooMany({ week, mails, told }: Edition): readonly Finding[] {
  const longest = Math.max(told.length, ...mails.map(({ lines }) => lines.length));
  const text = `that of ${week.tuesday} tells ${longest} things`;
  return longest > digest.mostItems ? [{ kind: 'too-many', at: week.due, text }] : [];
}

/** Only what is approved and neither over nor taken back is told, an event in time, and as ending soon only what is. */
function outOfPlace({ week: { settled, due }, told }: Edition, { things }: History): readonly Finding[] {
  const byTitle = new Map(things.map(one => [one.title, one]));
  return told.flatMap(({ title, as }) => {
    const thing = byTitle.get(title);
    const fits =
      thing !== undefined &&
      (as === 'new'
        ? tellable(thing, settled)
        : as === 'closing'
          ? isOpen(thing, settled) && (thing.until ?? '') < plusDays(settled, closingDays)
          : (as === 'answer' ? thing.answered : thing.referred) !== undefined);
    return fits ? [] : [{ kind: 'out-of-place', at: due, text: `${title} was told as ${as}` }];
  });
}

/** So many of those that have waited longest are told in each edition, whatever else there is. */
const neverPassedOver = 3;

/** Of what is worth knowing one thing is told at a time. */
function inTurn(open: readonly Thing[]): readonly Thing[] {
  const first = open.find(({ kind }) => kind === 'learning');
  return open.filter(one => one.kind !== 'learning' || one === first);
}

/** What waits longest is told first; only what would be over before the next edition goes before it, and never before the three that have waited longest. */
function youngerFirst(
  { week: { settled, due, next }, told, before }: Edition,
  { things }: History,
): readonly Finding[] {
  const fresh = new Set(told.filter(({ as }) => as === 'new').map(({ title }) => title));
  if (fresh.size === 0) return [];
  const last = ({ until }: Thing): boolean => until !== undefined && until < next;
  const open = inTurn(
    things
      .filter(one => !before.has(one.title) && tellable(one, settled))
      .toSorted((one, other) => (one.approved < other.approved ? -1 : 1)),
  );
  const passed = open.slice(0, neverPassedOver).filter(({ title }) => !fresh.has(title));
  const waiting = open.filter(({ title }) => !fresh.has(title));
  const starved = passed.map(({ title }) => ({ kind: 'starved', at: due, text: `${title} was passed over again` }));
  const younger = open
    .filter(({ title }) => fresh.has(title))
    .flatMap(one => {
      const older = waiting.find(other => other.approved < one.approved && (last(other) || !last(one)));
      return older ? [{ kind: 'younger-first', at: due, text: `${one.title} was told before ${older.title}` }] : [];
    });
  return [...starved, ...younger];
}

/** What became of issues that a week's edition can tell and those before did not: that they were referred, or their answer. */
function outcomesOf({ week: { settled }, before, referrals, answers }: Edition, { things }: History): readonly Line[] {
  const isSo = (since: string | undefined): boolean => since !== undefined && since < settled;
  return things.flatMap(({ title, referred, answered, closed, withdrawn }): readonly Line[] => {
    if (isSo(withdrawn)) return [];
    // An answer is told of what was closed, too; that it was referred is not, once there is an answer.
    if (isSo(answered))
      return (before.has(title) || isSo(closed)) && !answers.has(title) ? [{ title, as: 'answer' }] : [];
    return isSo(referred) && !isSo(closed) && before.has(title) && !referrals.has(title)
      ? [{ title, as: 'referred' }]
      : [];
  });
}

/** So many places of an edition are for what became of issues, where there is that much of it. */
const placesForOutcomes = Math.floor(digest.mostItems / 2);

/** What became of an issue is told as soon as there is a place for it; what has none stays for the next edition. */
function outcomesLeft(edition: Edition, history: History): readonly Finding[] {
  const { week, mails, told } = edition;
  const now = told.filter(({ as }) => as === 'referred' || as === 'answer');
  if (mails.length === 0 || now.length >= placesForOutcomes) return [];
  return outcomesOf(edition, history)
    .filter(({ title, as }) => !now.some(one => one.title === title && one.as === as))
    .map(({ title, as }) => ({ kind: 'outcome-left', at: week.due, text: `${title} was not told as ${as}` }));
}

/** Nothing is told twice, but once more when it ends soon, and of an issue what became of it. */
const toldAgain = (history: History): readonly Finding[] =>
  [...tellingsOf(history)].flatMap(([title, tellings]) =>
    [...Map.groupBy(tellings, ({ as }) => as)].flatMap(([as, all]) => {
      const days = [...new Set(all.map(({ tuesday }) => tuesday))];
      return days.length > 1
        ? [{ kind: 'told-again', text: `${title} was told as ${as} on ${days.join(' and ')}` }]
        : [];
    }),
  );

const nothing = (week: Week, text: string): Finding => ({ kind: 'silent', at: week.due, text });

/** An edition is skipped only where there is nothing to tell, and never more than so many weeks in a row. */
function silent(editions: readonly Edition[], history: History): readonly Finding[] {
  const { things, readers } = history;
  let weeks = 0;
  return editions.flatMap(edition => {
    const { week, mails, before, closed } = edition;
    if (mails.length > 0 || !readers.some(({ gets }) => gets.some(span => during(span, week.due)))) {
      weeks = 0;
      return [];
    }
    weeks += 1;
    const { settled } = week;
    const soon = plusDays(settled, closingDays);
    const waits = things.filter(
      one =>
        // By itself that is no reason for a mail.
        one.kind !== 'learning' &&
        ((!before.has(one.title) && tellable(one, settled)) ||
          (before.has(one.title) && !closed.has(one.title) && isOpen(one, settled) && (one.until ?? soon) < soon)),
    );
    const count = waits.length + outcomesOf(edition, history).length;
    return [
      ...(weeks > digest.mostSilentWeeks ? [nothing(week, `${weeks} weeks in a row without a digest`)] : []),
      ...(count > 0 ? [nothing(week, `nobody got one, and ${count} things waited`)] : []),
    ];
  });
}
