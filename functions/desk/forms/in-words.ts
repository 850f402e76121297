import { deskWords } from '../../program/desk-words.ts';
import { program } from '../../program/settings.ts';
import {
  areaName,
  branchOf,
  dateText,
  fill,
  halfDayName,
  joined,
  languageName,
  type NamedList,
  nameOf,
  timeText,
  wordsFor,
} from '../../program/words.ts';

/** In which list the ids of a field have their names. */
const lists: Readonly<Record<string, NamedList>> = {
  needs: 'needs',
  strengths: 'needs',
  goals: 'needs',
  accessNeeds: 'accessNeeds',
  safeContact: 'safeContact',
  experiences: 'experiences',
  sharedExperience: 'experiences',
  limits: 'limits',
  gender: 'genders',
  navigatorGender: 'genders',
  introduction: 'introductions',
  arrivalWindow: 'arrivalWindows',
  childrenAgeBands: 'childrenAgeBands',
  level: 'levels',
};

const entry = (names: object, id: string): string => (names as Readonly<Record<string, string>>)[id] ?? id;

const placeName = (id: string, language: string): string =>
  branchOf(id) || entry(wordsFor(language).mails.meeting.places, id);

const standing = (id: string, language: string): string => entry(deskWords(language).forms.standings, id);

/** Whoever cancels sends no day and no time. */
const unless =
  (name: (value: string, language: string) => string) =>
  (value: string, language: string): string =>
    value === 'cancelled' ? standing(value, language) : name(value, language);

const codes: Readonly<Record<string, (id: string, language: string) => string>> = {
  outcome: (id, language) => entry(wordsFor(language).pages.week.results, id),
  until: dateText,
  on: dateText,
  date: unless(dateText),
  time: unless(timeText),
  minutes: unless((count, language) => fill(wordsFor(language).pages.week.minutesOf, { minutes: count })),
  place: unless(placeName),
  by: (id, language) => entry(deskWords(language).forms.keepers, id),
  reason: (id, language) => entry(deskWords(language).forms.suspensions, id),
  status: standing,
  area: areaName,
  areas: areaName,
  availability: halfDayName,
  code: languageName,
  agency: id => program.partners.find(one => one.id === id)?.name ?? id,
};

/** One code or word of a field, in words. */
function one(field: string, value: string, language: string): string {
  const list = lists[field];
  return list ? nameOf(list, value, language) : (codes[field]?.(value, language) ?? value);
}

/** A field's value as people say it; empty where there is nothing. Groups are told part by part. */
export function inWords(field: string, value: unknown, language: string): string {
  if (value === undefined || value === null || value === false) return '';
  if (value === true) return wordsFor(language).rights.seen.yes;
  if (Array.isArray(value)) return joined(value.map(part => inWords(field, part, language)).filter(Boolean), language);
  if (typeof value !== 'object') return one(field, String(value), language);
  const { code, level, ...rest } = value as Readonly<Record<string, unknown>>;
  if (code !== undefined) return `${languageName(String(code), language)} (${inWords('level', level, language)})`;
  const parts = Object.entries(rest).map(([name, part]) =>
    inWords(name === 'value' ? 'navigatorGender' : name, part, language),
  );
  return joined(parts.filter(Boolean), language);
}
