import { program } from '../../program/settings.ts';
import { fill, joined, languageName, nameOf, type Words, wordsFor } from '../../program/words.ts';
import type { Numbers, Ranked, Tallies } from './edition.ts';
import { tallyNames } from './tallies.ts';

/** So many names stand in a sentence of the week. */
const namesAWeek = 3;

/**
 * An edition's figures as sentences, in a language: of a week names and directions alone, of a quarter also about how many. Pure: the digest
 * shows them as they are. Where nothing can be told, one sentence says so.
 */
export function numbersInWords(numbers: Numbers, language: string, by: 'week' | 'quarter'): readonly string[] {
  const { numbers: words } = wordsFor(language);
  const row = (ranked: readonly Ranked[], name: (id: string) => string): string =>
    joined(
      ranked.slice(0, by === 'week' ? namesAWeek : undefined).map(({ id, about }) => {
        const named = name(id);
        return by === 'week' || about === undefined ? named : fill(words.ranked, { name: named, count: about });
      }),
      language,
    );
  const need = (id: string): string => nameOf('needs', id, language);
  const spoken = (id: string): string => languageName(id, language);
  const named = (sentence: string, ranked: readonly Ranked[], name: (id: string) => string): readonly string[] =>
    ranked.length > 0 ? [fill(sentence, { names: row(ranked, name) })] : [];
  const counted = (sentence: string, count: number | undefined): readonly string[] =>
    by === 'quarter' && count !== undefined ? [fill(sentence, { count })] : [];
  const said = [
    ...counted(words.came, numbers.came),
    ...(numbers.direction ? [words.direction[numbers.direction]] : []),
    ...named(words.asked, numbers.asked, need),
    ...named(words.languages, numbers.languages, spoken),
    ...counted(words.waited, numbers.waited),
    ...named(words.waitedLanguages, numbers.waitedLanguages, spoken),
    ...named(words.waitedNeeds, numbers.waitedNeeds, need),
    ...named(words.unmet, numbers.unmet, need),
    ...talliesInWords(numbers.tallies, words, by),
  ];
  return said.length > 0 ? said : [fill(words.nothing, { group: program.smallestGroup })];
}

/** What there was of dialogues: which way it goes, and of a quarter also about how much. */
export function talliesInWords(
  tallies: Tallies,
  { tallies: said }: Words['numbers'],
  by: 'week' | 'quarter',
): readonly string[] {
  return tallyNames.flatMap(name => {
    const { about, direction } = tallies[name] ?? {};
    return [
      ...(by === 'quarter' && about !== undefined ? [fill(said[name].about, { count: about })] : []),
      ...(direction === undefined ? [] : [said[name][direction]]),
    ];
  });
}
