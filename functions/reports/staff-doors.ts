import * as v from 'valibot';
import { type Cell, csvOf } from '../platform/csv.ts';
import { type Answer, file, problem } from '../platform/http.ts';
import { localDate, plusLocalDays } from '../platform/kernel/time.ts';
import { staffDoor } from '../platform/staff.ts';
import { staffLanguage } from '../platform/staff-language.ts';
import { because, type Checked, check, exactly, realDay } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { wordsFor } from '../program/words.ts';
import { byMonth, contactsIn, type Period, progressIn } from './questions.ts';

const asked = exactly({ from: v.optional(realDay), to: v.optional(realDay) });

/** What is read when no first day is given: the year up to the last one. */
const usualDays = 365;

/** The period that a request asks for: to this day where no last one is given. A first day after the last one is refused: its file would be empty, and look as if nothing had happened. */
export function periodOf(query: unknown, at: string): Checked<Period> {
  const checked = check(asked, query, staffLanguage());
  if (!checked.ok) return checked;
  const { to = localDate(program.timeZone, at) } = checked.value;
  const { from = plusLocalDays(to, -usualDays) } = checked.value;
  if (from <= to) return { ok: true, value: { from, to } };
  const detail = wordsFor(staffLanguage()).refusals[because('afterTheEnd')];
  return { ok: false, errors: [{ pointer: '/from', detail }] };
}

/** A door to a file of what was told in a period: `?from=2026-01-01&to=2026-12-31`. */
const fileDoor = (
  name: string,
  header: readonly string[],
  rowsIn: (period: Period) => Promise<readonly (readonly Cell[])[]>,
) =>
  staffDoor(async ({ query }, { at }): Promise<Answer> => {
    const checked = periodOf(query, at);
    if (!checked.ok) return problem(422, { title: wordsFor(staffLanguage()).problems[422], errors: checked.errors });
    const { from, to } = checked.value;
    return file(`${name}-${from}-${to}.csv`, csvOf(header, await rowsIn(checked.value)));
  }, 'look');

/** Every contact told in a period: a line each, in codes. Nobody's name, words, language or area. */
export const contactsFile = fileDoor(
  'contacts',
  ['pairing', 'date', 'outcome', 'mode', 'minutes', 'told_by'],
  async period =>
    (await contactsIn(period)).map(({ pairing, on, outcome, mode, minutes, by }) => [
      pairing,
      on,
      outcome,
      mode ?? '',
      minutes,
      by,
    ]),
);

/** Every progress report told in a period: a line each, in the codes of the settings' `report`. None of its words. */
export const progressFile = fileDoor(
  'progress',
  ['pairing', 'date', 'report', 'met', 'going', 'goals', 'by_itself', 'help'],
  async period =>
    (await progressIn(period)).map(({ pairing, on, report, met, going, goals, byItself, help }) => [
      pairing,
      on,
      report,
      met,
      going,
      goals,
      byItself,
      help,
    ]),
);

/** A line for each month of a period: how many pairings met or tried to, how often, and how many hours. */
export const hoursFile = fileDoor(
  'hours',
  ['month', 'pairings', 'contacts_held', 'contacts_attempted', 'hours'],
  async period =>
    byMonth(await contactsIn(period)).map(({ month, pairings, held, attempted, hours }) => [
      month,
      pairings,
      held,
      attempted,
      hours,
    ]),
);
