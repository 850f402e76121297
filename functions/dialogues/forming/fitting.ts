import type { Facilitator, Format, Person, Place, Slot, Spoken } from './shapes.ts';

/** What can keep somebody from a circle. These are never broken: nobody is put where she cannot be, cannot enter or cannot follow. */
export type Hindrance = 'time' | 'access' | 'language';

const tongue = (code: string): string => code.split('-')[0] ?? code;

const same = (one: string, other: string): boolean => tongue(one) === tongue(other);

/** Whether someone follows what is said in a language. */
export const follows = (languages: readonly Spoken[], code: string): boolean =>
  languages.some(one => one.level !== 'basic' && same(one.code, code));

/** The languages in which the circle of a slot can be held: the dialogue's own first. */
export const languagesOf = ({ language: settled }: Slot, { language, groups }: Format): readonly string[] =>
  settled === undefined ? [...new Set([language, ...groups])] : [settled];

/** Whether a circle in this language is a group of those who speak it: nobody interprets there, and its balance is the dialogue's. */
export const isGroup = (language: string, format: Format): boolean => !same(language, format.language);

/** Which language has to be interpreted for someone; undefined where none has to, or none of hers is. */
export const interpretedFor = (
  { languages }: Pick<Person, 'languages'>,
  { slot, language, format }: Held,
): string | undefined =>
  follows(languages, language) || !same(language, slot.into ?? format.language)
    ? undefined
    : slot.interpreters.find(code => languages.some(one => same(one.code, code) && one.level !== 'basic'));

/** A circle's slot and language, in a dialogue. */
export interface Held {
  readonly slot: Place;
  readonly language: string;
  readonly format: Format;
}

/** The needs of somebody that a place does not meet. */
export const unmetAt = ({ access }: Place, person: Pick<Person, 'access'>): readonly string[] =>
  person.access.filter(need => !access.includes(need));

const canCome = ({ times }: Pick<Person, 'times'>, { time }: Place): boolean =>
  time === undefined || times.includes(time);

/** What keeps somebody from taking part: nothing where she can come, enter and follow. */
export function hindrances(person: Pick<Person, 'times' | 'access' | 'languages'>, held: Held): readonly Hindrance[] {
  const { slot, language } = held;
  return [
    ...(canCome(person, slot) ? [] : (['time'] as const)),
    ...(unmetAt(slot, person).length === 0 ? [] : (['access'] as const)),
    ...(follows(person.languages, language) || interpretedFor(person, held) !== undefined
      ? []
      : (['language'] as const)),
  ];
}

/** What keeps somebody from leading: who leads speaks the circle's language herself. */
export const leadingHindrances = (one: Facilitator, { slot, language }: Held): readonly Hindrance[] => [
  ...(canCome(one, slot) ? [] : (['time'] as const)),
  ...(unmetAt(slot, one).length === 0 ? [] : (['access'] as const)),
  ...(follows(one.languages, language) ? [] : (['language'] as const)),
];

/** Whether somebody counts for a community. */
export const isOf = (background: Person['background'], community: 'moved-here' | 'long-here'): boolean =>
  background === community || background === 'both';

/** Whether those who lead are of both communities, each through another of them. */
export function areDifferent(leaders: readonly Pick<Facilitator, 'background'>[]): boolean {
  let [moved, long, either] = [0, 0, 0];
  for (const { background } of leaders) {
    if (isOf(background, 'moved-here')) moved++;
    if (isOf(background, 'long-here')) long++;
    if (background !== 'rather-not-say') either++;
  }
  return moved > 0 && long > 0 && either > 1;
}
