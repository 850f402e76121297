import { program } from '../../program/settings.ts';
import { areaName, fill, wordsFor } from '../../program/words.ts';
import { type Dimension, stages } from './groups.ts';
import type { Few, Meter } from './meter.ts';

type Named = Readonly<Record<string, { readonly name: string; readonly whom: string }>>;

/** A group in a language: its name, and as those whom a sentence is about; the id itself where the language files have none (a test forbids it). */
export function groupText(
  dimension: Dimension,
  group: string,
  language: string,
): { readonly name: string; readonly whom: string } {
  const { meter: words } = wordsFor(language);
  if (dimension === 'area') {
    const name = areaName(group);
    return { name, whom: fill(words.areas, { name }) };
  }
  return (words.groups[dimension] as Named)[group] ?? { name: group, whom: group };
}

/** That few of a group have come, in one sentence. */
export function fewText({ dimension, group, stage, expected, of }: Few, language: string): string {
  const { whom } = groupText(dimension, group, language);
  return fill(wordsFor(language).meter.few[stage], { whom, expected, of });
}

/** The whole meter in words: of which groups few have come, or that nothing of the kind can be said. */
export function meterInWords({ audience, whole, few }: Meter, language: string): readonly string[] {
  const { meter: words } = wordsFor(language);
  if (few.length > 0) return few.map(one => fewText(one, language));
  return [whole.registered !== 0 ? words.noneFew[audience] : words.nobody];
}

/** How many take part, stage by stage: `45 registered`. Stages that nobody has come to are left out. */
export function wholeInWords({ audience, whole }: Meter, language: string): readonly string[] {
  const { meter: words } = wordsFor(language);
  return stages
    .filter(stage => whole[stage] !== 0)
    .map(stage => {
      const count = whole[stage];
      if (count === undefined)
        return fill(words.whole[stage], { count: fill(words.under, { group: program.smallestGroup }) });
      return fill(words.whole[stage], { count: audience === 'outside' ? fill(words.atLeast, { count }) : count });
    });
}

/** Who may see it, and what is not shown. */
export const leadText = ({ audience }: Meter, language: string): string =>
  fill(wordsFor(language).meter.lead[audience], { group: program.smallestGroup });
