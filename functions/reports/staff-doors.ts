import * as v from 'valibot';
import { type Cell, csvOf } from '../platform/csv.ts';
import { type Answer, file, problem } from '../platform/http.ts';
import { localDate, plusLocalDays } from '../platform/kernel/time.ts';
import { staffDoor } from '../platform/staff.ts';
import { because, check, exactly, line } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { wordsFor } from '../program/words.ts';
import { byMonth, type CountedOf, contactsIn, type Period } from './questions.ts';

const day = v.optional(v.pipe(line(10), v.isoDate(because('date'))));
const asked = exactly({ from: day, to: day });

/** What is read when no days are given: the last year, to this day. */
const usualDays = 365;

/** A door to a file of the contacts of a period: `?from=2026-01-01&to=2026-12-31`. */
const fileDoor = (
  name: string,
  header: readonly string[],
  rowsOf: (contacts: readonly CountedOf[]) => readonly (readonly Cell[])[],
) =>
  staffDoor(async ({ query }, { at }): Promise<Answer> => {
    const checked = check(asked, query, program.language);
    if (!checked.ok) return problem(422, { title: wordsFor(program.language).problems[422], errors: checked.errors });
    const { to = localDate(program.timeZone, at) } = checked.value;
    const period: Period = { from: checked.value.from ?? plusLocalDays(to, -usualDays), to };
    return file(`${name}-${period.from}-${period.to}.csv`, csvOf(header, rowsOf(await contactsIn(period))));
  });

/** Every contact told in a period: a line each, in codes. Nobody's name, words, language or area. */
export const contactsFile = fileDoor(
  'contacts',
  ['pairing', 'date', 'outcome', 'mode', 'minutes', 'told_by'],
  contacts =>
    contacts.map(({ pairing, on, outcome, mode, minutes, by }) => [pairing, on, outcome, mode ?? '', minutes, by]),
);

/** A line for each month of a period: how many pairings met or tried to, how often, and how many hours. */
export const hoursFile = fileDoor(
  'hours',
  ['month', 'pairings', 'contacts_held', 'contacts_attempted', 'hours'],
  contacts =>
    byMonth(contacts).map(({ month, pairings, held, attempted, hours }) => [month, pairings, held, attempted, hours]),
);
