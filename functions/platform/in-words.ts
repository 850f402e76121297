import { program } from '../program/settings.ts';
import {
  areaName,
  fill,
  halfDayName,
  joined,
  languageName,
  type NamedList,
  nameOf,
  shapeText,
  wordsFor,
} from '../program/words.ts';

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
  level: 'levels',
};

/** How the codes of a form's own fields are said, by field. */
export type Sayings = Readonly<Record<string, (code: string, language: string) => string>>;

const sayings: Sayings = {
  adults: (count, language) => shapeText({ adults: Number(count), childrenAgeBands: [] }, language),
  childrenAgeBands: (id, language) =>
    fill(wordsFor(language).shapes.children, { ages: nameOf('childrenAgeBands', id, language) }),
  area: areaName,
  areas: areaName,
  availability: halfDayName,
  code: languageName,
  agency: id => program.partners.find(one => one.id === id)?.name ?? id,
};

/**
 * A field's value as people say it; empty where there is nothing. Groups are told part by part. `own` says codes of fields that only one
 * form has; it goes before what everyone's fields are called.
 */
export function inWords(field: string, value: unknown, language: string, own: Sayings = {}): string {
  const say = (name: string, part: unknown): string => inWords(name, part, language, own);
  if (value === undefined || value === null || value === false) return '';
  if (value === true) return wordsFor(language).rights.seen.yes;
  if (Array.isArray(value)) return joined(value.map(part => say(field, part)).filter(Boolean), language);
  if (typeof value !== 'object') return one(field, String(value), { language, own });
  const { code, level, ...rest } = value as Readonly<Record<string, unknown>>;
  if (code !== undefined) return `${languageName(String(code), language)} (${say('level', level)})`;
  const parts = Object.entries(rest).map(([name, part]) => say(name === 'value' ? 'navigatorGender' : name, part));
  return joined(parts.filter(Boolean), language);
}

/** One code or word of a field, in words. */
function one(field: string, value: string, { language, own }: { language: string; own: Sayings }): string {
  const saying = own[field];
  const list = lists[field];
  if (saying) return saying(value, language);
  return list ? nameOf(list, value, language) : (sayings[field]?.(value, language) ?? value);
}
