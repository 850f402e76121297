import { whereText } from '../../dialogues/mails.ts';
import { type Sayings, inWords as said } from '../../platform/in-words.ts';
import { deskWords } from '../../program/desk-words.ts';
import { branchOf, dateText, fill, languageName, timeText, wordsFor } from '../../program/words.ts';

const entry = (names: object, id: string): string => (names as Readonly<Record<string, string>>)[id] ?? id;

const placeName = (id: string, language: string): string =>
  branchOf(id) || entry(wordsFor(language).mails.meeting.places, id);

const standing = (id: string, language: string): string => entry(deskWords(language).forms.standings, id);

/** Whoever cancels sends no day and no time. */
const unless =
  (name: (value: string, language: string) => string) =>
  (value: string, language: string): string =>
    value === 'cancelled' ? standing(value, language) : name(value, language);

const codes: Sayings = {
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
  area: (id, language) => whereText(id, wordsFor(language)),
  languages: languageName,
};

/** A field's value as people say it, those of the staff's acts too; empty where there is nothing. */
export const inWords = (field: string, value: unknown, language: string, own: Sayings = {}): string =>
  said(field, value, language, { ...codes, ...own });
