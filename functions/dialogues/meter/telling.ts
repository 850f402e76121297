import * as v from 'valibot';
import { atMostTogether } from '../../advisory/elevens.ts';
import { program } from '../../program/settings.ts';
import { byDimension, byStage, type Counted, type Counts, type Dimension, dimensions, type Parts } from './groups.ts';

/**
 * What may be told outside of who takes part. The organizing group are third parties in law, as the advisory group are: no count of one to ten
 * people may be read from anything that they are told, nor worked out from all of it together (docs/decisions/the-meter.md).
 *
 * As there, it is told in whole groups of eleven, so that whatever was told would have been told just so had people always come eleven alike
 * at a time. Here two things are added. Areas and ages are short closed lists, of which what is missing in one would follow from the others:
 * so everyone can leave each question out, and how many did is never told. And there are three stages, each within the one before.
 */
const { smallestGroup } = program;

const parts = v.record(v.string(), v.number());
const groups = v.object({
  whole: v.number(),
  parts: v.object({ area: parts, age: parts, language: parts, background: parts }),
});

/** What has been told, in groups of eleven: to be kept with the dialogue, since what was told is never taken back. */
export const toldSchema = v.object({ registered: groups, attending: groups, active: groups });
export type Told = v.InferOutput<typeof toldSchema>;

type Groups = Told['registered'];

const none = (): Groups => ({ whole: 0, parts: { area: {}, age: {}, language: {}, background: {} } });

/** Nothing yet. */
export const nothingTold: Told = { registered: none(), attending: none(), active: none() };

const sumOf = (some: Parts): number => Object.values(some).reduce((sum, one) => sum + one, 0);

/** Groups of which nobody was told what they are. */
const unnamed = ({ whole, parts }: Groups, dimension: Dimension): number => whole - sumOf(parts[dimension]);

/** By name, what a stage could grow by: whole groups that were not told of yet, and no more than the stage before has. */
const growing = (counted: Parts, told: Parts, before: Parts | undefined): Parts =>
  Object.fromEntries(
    Object.entries(counted)
      .map(([name, count]) => {
        const untold = Math.floor(count / smallestGroup) - (told[name] ?? 0);
        return [name, before ? Math.min(untold, (before[name] ?? 0) - (told[name] ?? 0)) : untold] as const;
      })
      .filter(([, more]) => more > 0)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/**
 * One stage, told on: nothing while its whole has not filled a group, then all of it at once. Of no dimension do the named groups grow by more
 * than the whole; and where there is a stage before, neither the named nor the unnamed are ever more than there.
 */
function toldOn(counted: Counts, told: Groups, before: Groups | undefined): Groups {
  const more = byDimension(one => growing(counted.parts[one], told.parts[one], before?.parts[one]));
  const room = (dimension: Dimension): number =>
    before ? sumOf(more[dimension]) + unnamed(before, dimension) - unnamed(told, dimension) : Number.POSITIVE_INFINITY;
  const filled = Math.floor(counted.whole / smallestGroup) - told.whole;
  const grown = Math.min(filled, ...dimensions.map(room));
  if (grown <= 0) return told;
  const added = byDimension(one => atMostTogether(grown, more[one]));
  return {
    whole: told.whole + grown,
    parts: byDimension(one => {
      const names = [...new Set([...Object.keys(told.parts[one]), ...Object.keys(added[one])])].sort();
      return Object.fromEntries(names.map(name => [name, (told.parts[one][name] ?? 0) + (added[one][name] ?? 0)]));
    }),
  };
}

/** What is told from now on. What was told is never taken back: that somebody withdrew shows nowhere, since it would tell of her. */
export function tellOn(counted: Counted, told: Told): Told {
  const registered = toldOn(counted.registered, told.registered, undefined);
  const attending = toldOn(counted.attending, told.attending, registered);
  const active = toldOn(counted.active, told.active, attending);
  return { registered, attending, active };
}

/** What was told, as counts of people: eleven for each group. */
export const countsOf = (told: Told): Counted =>
  byStage(stage => ({
    whole: told[stage].whole * smallestGroup,
    parts: byDimension(one =>
      Object.fromEntries(Object.entries(told[stage].parts[one]).map(([name, many]) => [name, many * smallestGroup])),
    ),
  }));
