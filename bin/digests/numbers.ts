import { plusDays, plusLocalDays } from '../../functions/platform/kernel/time.ts';
import { program } from '../../functions/program/settings.ts';
import { languageName, languages, nameOf, wordsFor } from '../../functions/program/words.ts';
import type { Finding } from '../year/findings.ts';
import type { Came, Digest, History, Rollup } from './history.ts';

const { smallestGroup } = program;

/** What a sentence of names is about. */
interface Sentence {
  /** How it begins, in one language. */
  readonly begins: string;
  readonly language: string;
  readonly of: 'need' | 'language';
  readonly waited: boolean;
}

const beginningOf = (sentence: string): string => sentence.slice(0, sentence.indexOf('{names}'));

const sentences: readonly Sentence[] = languages.flatMap(({ code: language }) => {
  const { numbers: said } = wordsFor(language);
  return [
    { begins: beginningOf(said.asked), language, of: 'need', waited: false },
    { begins: beginningOf(said.languages), language, of: 'language', waited: false },
    { begins: beginningOf(said.waitedNeeds), language, of: 'need', waited: true },
    { begins: beginningOf(said.waitedLanguages), language, of: 'language', waited: true },
  ] as const;
});

const nothingYet = new Set(
  languages.map(({ code }) => wordsFor(code).numbers.nothing.replace('{group}', String(smallestGroup))),
);

const digits = /[\d٠-٩]/;

const namesOf = (
  { of, language }: Sentence,
  came: readonly Came[],
): readonly (readonly [id: string, name: string])[] =>
  of === 'need'
    ? program.needs.map(({ id }) => [id, nameOf('needs', id, language)])
    : [...new Set(came.map(one => one.language))].map(id => [id, languageName(id, language)]);

/** How many had come of whom a name may be told: of those who found a navigator or of those who waited, never of both together. */
function largest({ of, waited }: Sentence, id: string, before: readonly Came[]): number {
  const counts = (['found', 'waited'] as const).map(
    kind =>
      before.filter(one => one.kind === kind && (of === 'need' ? one.needs.includes(id) : one.language === id)).length,
  );
  return waited ? (counts[1] ?? 0) : Math.max(...counts);
}

/** A digest tells names and directions and no number; and no name of whom no whole group had come by the week before. */
function toldOfFew({ at, to, numbers }: Digest, came: readonly Came[]): readonly Finding[] {
  const before = came.filter(one => one.at < at);
  return numbers.flatMap(line => {
    const number = digits.test(line) && !nothingYet.has(line);
    const sentence = sentences.find(({ begins }) => line.startsWith(begins));
    const few = sentence
      ? namesOf(sentence, came).filter(
          ([id, name]) => line.includes(name) && largest(sentence, id, before) < smallestGroup,
        )
      : [];
    return [
      ...(number ? [{ kind: 'number-told', at, text: `${to} read: ${line}` }] : []),
      ...few.map(([id]) => ({ kind: 'few-told', at, text: `${to} read of ${id}: ${line}` })),
    ];
  });
}

/** What comes in twelve months, and how far a number in groups of eleven, rounded to five, can be from it. */
const yearDays = 365;
const farthest = smallestGroup + 3;

/** A rollup’s numbers are rounded to five, of two groups at the least, and as near to the truth as groups are. */
function wrongIn({ quarter, through, came: about, waited, asked }: Rollup, came: readonly Came[]): readonly Finding[] {
  const to = `${plusLocalDays(through, 1)}T12:00:00.000Z`;
  const year = came.filter(({ at }) => at < to && at > plusDays(to, -yearDays));
  const rows: readonly (readonly [string, number | undefined, number])[] = [
    ['came', about, year.length],
    ['waited', waited, year.filter(({ kind }) => kind === 'waited').length],
    ...asked.map(({ id, about: count }) => [id, count, year.filter(({ needs }) => needs.includes(id)).length] as const),
  ];
  return rows.flatMap(([name, told, truth]) => {
    if (told === undefined) return [];
    // Two kinds are told apart, and each can be one group behind.
    const fits = told % 5 === 0 && told >= 2 * smallestGroup - 2 && Math.abs(told - truth) <= 2 * farthest;
    return fits
      ? []
      : [{ kind: 'wrong-number', text: `${quarter}: of ${name} about ${told}, and there were ${truth}` }];
  });
}

/** So many weeks have to be lived before five of the eight figures are promised. */
const longRun = 45;
/** What a mail may read of the numbers, in units: two years' tellings. */
const dearest = 10;

/** All that the numbers have to hold and did not. */
export function numbersAstray({ came, rollups, mails, weeks }: History): readonly Finding[] {
  const last = rollups.at(-1);
  const few = weeks.length >= longRun && came.length >= 120 && last !== undefined && last.readable < 5;
  return [
    ...mails.flatMap(one => toldOfFew(one, came)),
    ...rollups.flatMap(({ rollup }) => wrongIn(rollup, came)),
    ...(few ? [{ kind: 'unreadable', text: `of eight figures only ${last.readable} can be read` }] : []),
    ...weeks
      .filter(({ work }) => work.numbers > dearest)
      .map(({ tuesday, work }) => ({ kind: 'dear', text: `numbers of ${tuesday}: ${work.numbers} units a mail` })),
  ];
}
