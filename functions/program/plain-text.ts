import { westernDigits } from '../platform/kernel/digits.ts';

/** What is not seen or only stretches a letter: marks, format characters, the tatweel. */
const marks = /[\p{M}\p{Cf}\u0640]/gu;

/** Letters that look like those of the numbers' prefixes. */
const lookAlikes: Readonly<Record<string, string>> = {
  А: 'A',
  Α: 'A',
  С: 'C',
  Е: 'E',
  Ε: 'E',
  Ι: 'I',
  І: 'I',
  К: 'K',
  М: 'M',
  Μ: 'M',
  О: 'O',
  Ο: 'O',
  Р: 'P',
  Ѕ: 'S',
  Т: 'T',
  В: 'B',
  Ν: 'N',
};

/** The text in capitals, with plain digits and letters: what a reader would see. */
export const plain = (text: string): string =>
  westernDigits(text.normalize('NFKD').replace(marks, ''))
    .toUpperCase()
    .replace(/\P{ASCII}/gu, one => lookAlikes[one] ?? one);

/** What Arabic calls the things that stand before a number. */
const called: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})(?:ال)?جواز(?:ي|\s+(?:ال)?سفر\p{L}*)?(?!\p{L})/gu, 'PASSPORT'],
  [/(?<!\p{L})(?:ال)?رقم(?!\p{L})/gu, 'NO'],
  [/(?<!\p{L})هو(?!\p{L})/gu, 'IS'],
  [/(?<!\p{L})(?:ال)?[اأ]جانب(?!\p{L})/gu, 'ALIEN'],
];

const code = (character: string): string => {
  if (/[\p{L}\p{N}]/u.test(character)) return 'q';
  if (/\p{Sc}/u.test(character)) return '$';
  return /\s/.test(character) ? ' ' : '*';
};

/**
 * A plain text in ASCII alone, for looking for numbers: every other letter is a small one, every other sign is one of ASCII. Expressions
 * over the letters of all scripts say the same, and take seconds to be made on a cold start.
 */
export const coded = (written: string): string =>
  called.reduce((text, [word, name]) => text.replace(word, name), written).replace(/\P{ASCII}/gu, code);

/** A text that fits, up to the end of a word. */
export function fitting(text: string, most: number): string {
  const whole = text.trim();
  if (whole.length <= most) return whole;
  const cut = whole.slice(0, most - 2);
  const end = cut.search(/\s\S*$/);
  return `${end > 0 ? cut.slice(0, end) : cut} …`;
}
