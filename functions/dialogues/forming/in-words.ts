import { deskWords } from '../../program/desk-words.ts';
import { fill, halfDayName, joined, languageName, nameOf, unlistedLanguage } from '../../program/words.ts';
import type { Advice, Guard, Missing, PartOfQuality, Reason } from './shapes.ts';

const several = (ids: readonly string[], name: (id: string, language: string) => string, language: string): string =>
  joined(
    ids.map(id => name(id, language)),
    language,
  );

/** Languages by name; of who has told none, that it is another one. */
const tongues = (codes: readonly string[], language: string): string =>
  several(codes.length > 0 ? codes : [unlistedLanguage], languageName, language);

const accessName = (id: string, language: string): string => nameOf('accessNeeds', id, language);

/** What is the matter with a circle, as staff read it. Who it is about is not said: the board shows that, by the ids. */
export function guardInWords(guard: Guard, language: string): string {
  if (guard.kind === 'advice') return adviceInWords(guard, language);
  const { hard } = deskWords(language).circles;
  switch (guard.code) {
    case 'too-few':
    case 'no-facilitator':
    case 'no-room':
      return fill(hard[guard.code], { ...guard });
    case 'cannot-come':
      return fill(hard[guard.code], { time: halfDayName(guard.time, language), count: guard.who.length });
    case 'cannot-follow':
      return fill(hard[guard.code], {
        languages: tongues(guard.languages, language),
        count: guard.who.length,
      });
    case 'cannot-enter':
      return fill(hard[guard.code], { access: several(guard.access, accessName, language), count: guard.who.length });
  }
}

function adviceInWords(guard: Advice, language: string): string {
  const { advice } = deskWords(language).circles;
  switch (guard.code) {
    case 'few':
    case 'many':
    case 'facilitators':
      return fill(advice[guard.code], { ...guard });
    case 'community':
      return fill(advice.community[guard.community], { has: guard.has, needs: guard.needs });
    case 'alike':
    case 'no-venue':
      return advice[guard.code];
    case 'untrained':
    case 'apart':
      return fill(advice[guard.code], { count: guard.who.length });
  }
}

/** Why somebody has no place, as staff read it. */
export function reasonInWords(reason: Reason, language: string): string {
  const { reasons } = deskWords(language).circles;
  if (reason.code === 'no-times') return reasons['no-times'];
  const times = several(reason.times, halfDayName, language);
  switch (reason.code) {
    case 'access':
      return fill(reasons.access, { times, access: several(reason.access, accessName, language) });
    case 'language':
      return fill(reasons.language, { times, languages: tongues(reason.languages, language) });
    case 'time':
    case 'facilitator':
    case 'too-few':
    case 'full':
      return fill(reasons[reason.code], { times });
  }
}

/** What is missing, as staff read it: "No interpreter for S’gaw Karen on Tuesday evening (waiting for it: 3)". */
export function missingInWords(missing: Missing, language: string): string {
  const { missing: words } = deskWords(language).circles;
  const { people } = missing;
  if (missing.code === 'times') return fill(words.times, { people });
  const time = halfDayName(missing.time, language);
  switch (missing.code) {
    case 'access':
      return fill(words.access, { time, people, access: accessName(missing.access, language) });
    case 'interpreter':
      return fill(words.interpreter, { time, people, language: languageName(missing.language, language) });
    case 'slot':
    case 'facilitator':
    case 'training':
    case 'people':
    case 'room':
      return fill(words[missing.code], { time, people });
  }
}

/** One part of the quality, in points of a hundred. */
export function partInWords({ part, value, weight }: PartOfQuality, language: string): string {
  const words = deskWords(language).circles;
  const points = (share: number): number => Math.round(share * 1000) / 10;
  return fill(words.part, { part: words.parts[part], value: points(value * weight), weight: points(weight) });
}
