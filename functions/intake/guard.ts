import { westernDigits } from '../platform/kernel/digits.ts';

/** What must not be written down here: numbers that tie a person to her papers. */
export type Forbidden = 'alien-number' | 'receipt-number' | 'social-security-number';

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
const plain = (text: string): string =>
  westernDigits(text.normalize('NFKD').replace(marks, ''))
    .toUpperCase()
    .replace(/\P{ASCII}/gu, one => lookAlikes[one] ?? one);

/** Numbers that are no document's: a time and a date. */
const everyday = new RegExp(
  [
    String.raw`(?<!\d|\d[.:]|\p{L})(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d|[.:]\d)`,
    String.raw`(?<!\d|\d[./-]|\p{L})(?:(?:[012]?\d|3[01])([./-])(?:[012]?\d|3[01])\1(?:19|20)\d\d|(?:19|20)\d\d([./-])[01]?\d\2[0-3]?\d)(?!\d|[./-]\d)`,
  ].join('|'),
  'gu',
);

/** What stands where such a number was: a small letter, so that nothing is joined across it. */
const word = 'x';

/** Between the digits of one number: anything but letters and digits, and what goes on after a comma or colon is another one. */
const gap = String.raw`(?:[^\p{L}\p{N},:;/]|[,:;/](?!\s))*`;
/** The same in the middle of a sentence, where "A" may be a word: neither a list nor a range of times, a price or a phone number. */
const narrow = String.raw`(?:[^\p{L}\p{N}\p{Sc}+,:;/]|/(?!\s))*`;

/** So many digits: in one piece whatever follows, or in several, when no more of them follow. */
const digits = (count: number, between: string): string =>
  String.raw`(?:\d{${count}}(?!\d)|(?:\d${between}){${count - 1}}\d(?!${between}\d))`;

/** Eight or nine digits. The old numbers of seven are known in one piece only: in pieces seven are a phone number, or hours. */
const alien = (between: string): string => String.raw`(?:\d{7}(?!\d)|${digits(8, between)}|${digits(9, between)})`;

/** Words that may stand between a number's letters and its digits. */
const labels = String.raw`(?:(?:NO|NR|NUM|NUMBER|NUMERO|RECEIPT|RECIBO|NOTICE|CASE|REGISTRATION|FILE|IS|ES|رقم|هو)(?!\p{L})[^\p{L}\p{N}]*)`;

const start = String.raw`(?<![\p{L}\p{N}])`;

/** Letters that USCIS receipts begin with, by service center and system, also with something between them. */
const centers = [
  'EAC',
  'WAC',
  'LIN',
  'SRC',
  'NBC',
  'MSC',
  'IOE',
  'YSC',
  'TSC',
  'VSC',
  'CSC',
  'NSC',
  'PSC',
  'ESC',
  'MCT',
]
  .map(letters => [...letters].join(String.raw`[^\p{L}\p{N}]{0,3}`))
  .join('|');

/** Ten digits that are written as a phone number are one, whatever stands before them. */
const noPhone = String.raw`(?!\d{3}[^\p{L}\p{N}]+\d{3}[^\p{L}\p{N}]+\d{4}(?!\d))`;

const patterns: Readonly<Record<Forbidden, readonly string[]>> = {
  'alien-number': [
    // "A" at the digits, or what the paper calls the number.
    String.raw`${start}A(?:[^\p{L}\p{N}\s]*|[^\p{L}\p{N}]*${labels}+)${alien(gap)}`,
    String.raw`${start}(?:ALIEN|USCIS)[^\p{L}\p{N}]*${labels}*${alien(gap)}`,
    // "A" by itself, which in many languages is a word: "de 9 a 12"; years may follow it.
    String.raw`${start}A[^\p{L}\p{N}\p{Sc}+]*(?!(?:19|20)\d\d(?!\d))${alien(narrow)}`,
  ],
  'receipt-number': [
    String.raw`${start}(?:${centers})[^\p{L}\p{N}]*${labels}*${noPhone}${digits(10, gap)}`,
    // Any three letters at ten digits, or at digits in the receipts' own groups; before a phone number stand words.
    `${start}(?!TEL|CEL|FAX|MOB|NUM|TLF)[A-Z]{3}[-#]?${noPhone}${digits(10, String.raw`[\s.-]*`)}`,
    String.raw`${start}[A-Z]{3}[\s-]+\d{2}[\s-]+\d{3}[\s-]+\d{5}(?!\d)`,
  ],
  'social-security-number': [
    String.raw`${start}(?:SSN|SOCIAL SECURITY)[^\p{L}\p{N}]*${labels}*${digits(9, gap)}`,
    // Three, two and four digits with the same between them; areas 000 and 666 are never given out.
    String.raw`(?<![\p{N}+]|\d[\s.-])(?!000|666)\d{3}([^\p{L}\p{N},:;]*)\d{2}\1\d{4}(?!\d|[.-]\d)`,
    // Nine single ones.
    String.raw`(?<![\p{N}+]|\d[\s.-])\d(?:[^\p{L}\p{N},:;/]+\d){8}(?![\s.-]*\d)`,
  ],
};

const kinds = (Object.keys(patterns) as Forbidden[]).map(kind => ({
  kind,
  expressions: patterns[kind].map(pattern => new RegExp(pattern, 'u')),
}));

/** The kinds of forbidden number in a text, in the digits of every script, spaced or not; empty when it may be kept. */
export function forbidden(text: string): readonly Forbidden[] {
  const seen = plain(text).replace(everyday, word);
  return kinds.filter(({ expressions }) => expressions.some(one => one.test(seen))).map(({ kind }) => kind);
}
