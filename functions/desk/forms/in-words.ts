import { program } from '../../program/settings.ts';
import { areaName, halfDayName, joined, languageName, type NamedList, nameOf, wordsFor } from '../../program/words.ts';

/** In which list the ids of a field have their names. */
const lists: Readonly<Record<string, NamedList>> = {
  needs: 'needs',
  strengths: 'needs',
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

const codes: Readonly<Record<string, (id: string, language: string) => string>> = {
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
