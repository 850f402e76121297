import { coded, plain } from './plain-text.ts';
import { hasStreetAddress } from './street-address.ts';

/** What must not be written down here: numbers that tie a person to her papers or her bank, and where exactly she lives. */
export type Forbidden =
  | 'alien-number'
  | 'receipt-number'
  | 'social-security-number'
  | 'passport-number'
  | 'card-number'
  | 'street-address';

/** Numbers that are no document's: a time and a date. */
const everyday = new RegExp(
  [
    String.raw`(?<!\d|\d[.:]|[A-Za-z])(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d|[.:]\d)`,
    String.raw`(?<!\d|\d[./-]|[A-Za-z])(?:(?:[012]?\d|3[01])([./-])(?:[012]?\d|3[01])\1(?:19|20)\d\d|(?:19|20)\d\d([./-])[01]?\d\2[0-3]?\d)(?!\d|[./-]\d)`,
  ].join('|'),
  'g',
);

/** What stands where such a number was: a small letter, so that nothing is joined across it. */
const word = 'x';

/** Between the digits of one number: anything but letters and digits, and what goes on after a comma or colon is another one. */
const gap = String.raw`(?:[^A-Za-z0-9,:;/]|[,:;/](?!\s))*`;
/** The same in the middle of a sentence, where "A" may be a word: neither a list nor a range of times, a price or a phone number. */
const narrow = String.raw`(?:[^A-Za-z0-9$+,:;/]|/(?!\s))*`;

/** So many digits: in one piece whatever follows, or in several, when no more of them follow. */
const digits = (count: number, between: string): string =>
  String.raw`(?:\d{${count}}(?!\d)|(?:\d${between}){${count - 1}}\d(?!${between}\d))`;

/** Eight or nine digits. The old numbers of seven are known in one piece only: in pieces seven are a phone number, or hours. */
const alien = (between: string): string => String.raw`(?:\d{7}(?!\d)|${digits(8, between)}|${digits(9, between)})`;

/** Words that may stand between a number's letters and its digits. */
const labels = `(?:(?:NO|NR|NUM|NUMBER|NUMERO|NAMBA|RECEIPT|RECIBO|NOTICE|CASE|REGISTRATION|FILE|IS|ES)(?![A-Za-z])[^A-Za-z0-9]*)`;

const start = `(?<![A-Za-z0-9])`;

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
  .map(letters => [...letters].join(`[^A-Za-z0-9]{0,3}`))
  .join('|');

/** Ten digits that are written as a phone number are one, whatever stands before them. */
const noPhone = String.raw`(?!\d{3}[^A-Za-z0-9]+\d{3}[^A-Za-z0-9]+\d{4}(?!\d))`;

/** What a passport is called. */
const booklets = 'PASSPORTE?|PASAPORTE|PASSAPORT[EO]|PASSEPORT|PASPORTI?|PASAPORT|PASI?POTI';

/** What stands between a passport and its number: its country, "is the number of my wife's"; at most so many letters. */
const near = String.raw`[^\n]{0,40}?`;

/** As passports are numbered: letters and digits in one piece, or digits in two or three; a phone number is longer. */
const booklet = String.raw`(?<![A-Za-z0-9+]|\d[ .\-])(?:(?=[A-Z]{0,3}\d*[A-Z]{0,2}\d{4})(?=(?:[A-Z]*\d){5})[A-Z0-9]{6,9}|[A-Z]{0,3}[ \-]?\d{2,4}[ \-]\d{3,4}(?:[ \-]\d{2,3})?)(?![A-Za-z0-9]|[ .\-]?\d)`;

/** From so many to so many digits, and no more of them. */
const digitsFrom = (least: number, most: number, between: string): string =>
  String.raw`\d(?:${between}\d){${least - 1},${most - 1}}(?!\d)`;

const patterns: Readonly<Record<Exclude<Forbidden, 'card-number' | 'street-address'>, readonly string[]>> = {
  'alien-number': [
    // "A" at the digits, or what the paper calls the number.
    String.raw`${start}A(?:[^A-Za-z0-9\s]*|[^A-Za-z0-9]*${labels}+)${alien(gap)}`,
    `${start}(?:ALIEN|USCIS|FOREIGNER|EXTRANJER[OA]|ESTRANGEIR[OA]|ETRANGERE?|MGENI|WAGENI)[^A-Za-z0-9]*${labels}*${alien(gap)}`,
    // Nine digits in threes that begin with a zero, as they stand on the paper: no phone number is written so.
    String.raw`(?<![\d+]|\d[ .\-])0\d{2}([ .\-])\d{3}\1\d{3}(?![ .\-]?\d)`,
    // "A" by itself, which in many languages is a word: "de 9 a 12"; years may follow it.
    String.raw`${start}A[^A-Za-z0-9$+]*(?!(?:19|20)\d\d(?!\d))${alien(narrow)}`,
  ],
  'receipt-number': [
    `${start}(?:${centers})[^A-Za-z0-9]*${labels}*${noPhone}${digits(10, gap)}`,
    // Any three letters at ten digits, or at digits in the receipts' own groups; before a phone number stand words.
    `${start}(?!TEL|CEL|FAX|MOB|NUM|TLF)[A-Z]{3}[-#]?${noPhone}${digits(10, String.raw`[\s.-]*`)}`,
    String.raw`${start}[A-Z]{3}[\s-]+\d{2}[\s-]+\d{3}[\s-]+\d{5}(?!\d)`,
  ],
  'social-security-number': [
    `${start}(?:SSN|SOCIAL SECURITY)[^A-Za-z0-9]*${labels}*${digits(9, gap)}`,
    // Three, two and four digits with the same between them; areas 000 and 666 are never given out.
    String.raw`(?<![\d+]|\d[\s.-])(?!000|666)\d{3}([^A-Za-z0-9,:;]*)\d{2}\1\d{4}(?!\d|[.-]\d)`,
    // Nine single ones.
    String.raw`(?<![\d+]|\d[\s.-])\d(?:[^A-Za-z0-9,:;/]+\d){8}(?![\s.-]*\d)`,
  ],
  'passport-number': [
    // What the booklet is called, and five digits or more soon after it, or a number like a passport's around it.
    `${start}(?:${booklets})(?![A-Za-z])(?:[^A-Za-z0-9]*${labels})*[^A-Za-z0-9]*[A-Z]{0,3}${gap}${digitsFrom(5, 9, gap)}`,
    `${start}(?:${booklets})(?![A-Za-z])${near}${booklet}`,
    `${booklet}${near}${start}(?:${booklets})(?![A-Za-z])`,
    // Letters at digits as most passports are numbered.
    String.raw`${start}(?!TE|CE|FA|MO)(?:[A-Z]{2}\d{6,8}|[A-Z]\d{7,8})(?!\d)`,
  ],
};

const expressions = Object.entries(patterns).map(([kind, list]) => ({
  kind: kind as Forbidden,
  list: list.map(pattern => new RegExp(pattern)),
}));

/** Thirteen to nineteen digits as cards group them: in one piece, in fours, like American Express, or one by one. */
const cards = new RegExp(
  [
    String.raw`\d{13,19}`,
    String.raw`\d{4}(?:[ .\-]{1,3}\d{4}){2}[ .\-]{1,3}\d{1,4}(?:[ .\-]{1,3}\d{1,3})?`,
    String.raw`\d{4}[ .\-]{1,3}\d{6}[ .\-]{1,3}\d{5}`,
    String.raw`\d(?:[ .\-]\d){12,18}`,
  ]
    .map(form => String.raw`(?<![\d+]|\d[ .\-])${form}(?![ .\-]?\d)`)
    .join('|'),
  'g',
);

/** The check digit of all card numbers (ISO/IEC 7812): most other long numbers do not have it. */
function isCard(found: string): boolean {
  const digits = [...found.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce(
    (total, digit, i) => total + (i % 2 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit),
    0,
  );
  return digits.length >= 13 && sum % 10 === 0;
}

/**
 * What a text holds that may not be kept, in the digits of every script, spaced or not; empty when it may be kept. Precision and recall
 * are measured on a corpus of its own (docs/guard.md).
 */
export function forbidden(text: string): readonly Forbidden[] {
  const written = plain(text);
  const seen = coded(written).replace(everyday, word);
  return [
    ...expressions.filter(({ list }) => list.some(one => one.test(seen))).map(({ kind }) => kind),
    ...((seen.match(cards) ?? []).some(isCard) ? (['card-number'] as const) : []),
    ...(hasStreetAddress(written) ? (['street-address'] as const) : []),
  ];
}
