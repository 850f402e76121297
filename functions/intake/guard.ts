/** What must not be written down here: numbers that tie a person to her papers. */
export type Forbidden = 'alien-number' | 'receipt-number' | 'social-security-number';

/** What is not seen or only stretches a letter: marks, format characters, the tatweel. */
const marks = /[\p{M}\p{Cf}\u0640]/gu;

/** The value of a decimal digit of any script: digits stand in runs of ten, from zero up. */
function digitOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  // Mathematical digits stand in several runs without a gap; each begins at a multiple of ten from U+1D7CE.
  const value = point >= 0x1d7ce && point <= 0x1d7ff ? (point - 0x1d7ce) % 10 : point - zero;
  return String(value);
}

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
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(marks, '')
    .replace(/\p{Nd}/gu, digitOf)
    .toUpperCase()
    .replace(/\P{ASCII}/gu, one => lookAlikes[one] ?? one);

/** Between the digits of one number: spaces, dashes, dots, slashes, colons, number signs; never words. */
const gap = String.raw`[\s.,:/#_*+()\[\]‐-―−-]{0,3}`;

const digits = (count: string): string => String.raw`(?:\d${gap}){${count}}`;

/** Letters that USCIS receipts begin with, by service center and system. */
const centers = 'EAC|WAC|LIN|SRC|NBC|MSC|IOE|YSC|TSC|VSC|CSC|NSC|PSC|ESC|MCT';

const spaced = (letters: string): string =>
  letters
    .split('|')
    .map(one => one.split('').join(gap))
    .join('|');

const patterns: Readonly<Record<Forbidden, RegExp>> = {
  // A (or what the paper calls the number) and seven to nine digits; not part of a longer word or number.
  'alien-number': new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:A|ALIEN|USCIS)${gap}(?:(?:NO|NR|NUM|NUMBER|NUMERO)\b${gap})?${digits('6,8')}\d(?!${gap}\d)`,
    'u',
  ),
  // Three letters of a service center and ten digits.
  'receipt-number': new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${spaced(centers)})${gap}${digits('9')}\d(?!${gap}\d)`,
    'u',
  ),
  // Three, two and four digits, or nine single ones; areas 000 and 666 are never given out.
  'social-security-number': new RegExp(
    String.raw`(?<![\p{N}+]|\d[\s.-])(?!000|666)(?:\d{3}${gap}\d{2}${gap}\d{4}|\d(?:[\s-]\d){8})(?![\s.-]?\d)`,
    'u',
  ),
};

/** The kinds of forbidden number in a text, in the digits of every script, spaced or not; empty when it may be kept. */
export function forbidden(text: string): readonly Forbidden[] {
  const seen = plain(text);
  return (Object.keys(patterns) as Forbidden[]).filter(kind => patterns[kind].test(seen));
}
