import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { talliesAt } from '../../../../functions/advisory/numbers/edition.ts';
import { talliesInWords } from '../../../../functions/advisory/numbers/sentences.ts';
import { moreOf, type TallyName, talliedFacts, tallyNames } from '../../../../functions/advisory/numbers/tallies.ts';
import type { TallyState, TallyTelling } from '../../../../functions/advisory/numbers/tally.ts';
import { type Command, type Slate, talliesTold, tallying } from '../../../../functions/advisory/numbers/tallying.ts';
import { isRefusal } from '../../../../functions/platform/kernel/decider.ts';
import { program } from '../../../../functions/program/settings.ts';
import { wordsFor } from '../../../../functions/program/words.ts';
import { weekAfter } from '../lives.ts';

const { smallestGroup } = program;
const fresh: TallyState = { status: 'none' };

/** What there is more of in each week. */
type Life = readonly (readonly Pick<Command, 'tally' | 'within'>[])[];

/** What is told of a life, by its last week. */
function toldOf(life: Life): readonly TallyTelling[] {
  let tally: TallyState = fresh;
  for (const [i, more] of life.entries())
    for (const one of more) {
      const slate: Slate = { mark: { status: 'none' }, tally };
      const decision = tallying.decide({ ...one, week: weekAfter(i) }, slate);
      if (!isRefusal(decision)) tally = decision.reduce<Slate>((s, event) => tallying.evolve(s, event), slate).tally;
    }
  return talliesTold(tally, weekAfter(life.length));
}

const more = fc.record({
  tally: fc.constantFrom(...tallyNames),
  within: fc.constantFrom('d1', 'd2', 'd3'),
});
const lives = fc.array(fc.array(more, { maxLength: 25 }), { minLength: 3, maxLength: 40 });

describe('what is counted of dialogues', () => {
  it('would have been told just so, had people and all else always come eleven alike at a time', () => {
    fc.assert(
      fc.property(lives, life => {
        const told = toldOf(life);
        // Of one dialogue, eleven at a time, at the end of each week of which something was told.
        const alike: Life = life.map((_, i) => {
          const groups = told.find(({ week }) => week === weekAfter(i))?.groups ?? {};
          return Object.entries(groups).flatMap(([tally, many]) =>
            Array.from({ length: many * smallestGroup }, () => ({ tally: tally as TallyName, within: 'd1' })),
          );
        });
        expect(toldOf(alike)).toEqual(told);
      }),
      { seed: 61, numRuns: 200 },
    );
  });

  it('tells nothing of two dialogues that only together have a group: each would have been one to ten', () => {
    const people = (within: string, many: number) =>
      Array.from({ length: many }, () => ({ tally: 'people' as const, within }));
    expect(toldOf([[...people('d1', 8), ...people('d2', 8)]])).toEqual([]);
    expect(toldOf([[...people('d1', 11), ...people('d2', 10)]])).toEqual([
      { week: weekAfter(0), groups: { people: 1 } },
    ]);
  });

  it('is counted once, whoever tells of it how often, and is told at the end of its week', () => {
    const command: Command = { tally: 'sessions', within: 'all', week: weekAfter(1) };
    expect(
      tallying.decide(command, { mark: { status: 'counted', times: 1, week: weekAfter(1) }, tally: fresh }),
    ).toEqual([]);
    const held = Array.from({ length: 11 }, () => ({ tally: 'sessions' as const, within: 'all' }));
    const next = { tally: 'held' as const, within: 'all' };
    expect(toldOf([held])).toEqual([{ week: weekAfter(0), groups: { sessions: 1 } }]);
    expect(toldOf([held, [], [next]])).toEqual([{ week: weekAfter(0), groups: { sessions: 1 } }]);
  });

  it('keeps no more than three years of tellings, however long the program has run', () => {
    const weekly = Array.from({ length: smallestGroup }, () => ({ tally: 'sessions' as const, within: 'all' }));
    expect(toldOf(Array.from({ length: 400 }, () => weekly)).length).toBeLessThanOrEqual(3 * 52 + 1);
  });

  it('comes from facts: a place, also of who waited for it, a meeting of a circle, a dialogue that is planned or begins', () => {
    const of = talliedFacts.flatMap(contract =>
      contract.samples.flatMap(data => moreOf({ name: contract.name, data } as Parameters<typeof moreOf>[0])),
    );
    expect(new Set(of.map(({ tally }) => tally))).toEqual(new Set(['people', 'sessions', 'scheduled']));
    const data = { dialogue: 'd1', by: 'staff:u1' };
    expect(moreOf({ name: 'DialogueMovedOn', data: { ...data, stage: 'kicked-off' } })).toEqual([
      { tally: 'held', within: 'all', once: 'd1' },
    ]);
    const waits = { ...data, participant: 't1', kind: 'waiting' } as const;
    expect(moreOf({ name: 'ParticipantRegistered', data: waits })).toEqual([]);
    // A place that came later is the same person's.
    expect(moreOf({ name: 'PlaceTaken', data: { ...data, participant: 't1' } })).toEqual(
      moreOf({ name: 'ParticipantRegistered', data: { ...waits, kind: 'registered' } }),
    );
  });
});

describe('dialogues in words', () => {
  const told = (week: number, people: number): TallyTelling => ({ week: weekAfter(week), groups: { people } });

  it('are of a week which way it goes, and of a quarter about how many, rounded to five', () => {
    const tallies = talliesAt([told(10, 1), told(30, 3)], weekAfter(31));
    expect(tallies).toEqual({ people: { about: 45, direction: 'more' } });
    for (const language of ['en', 'ar']) {
      const words = wordsFor(language).numbers;
      expect(talliesInWords(tallies, words, 'week')).toEqual([words.tallies.people.more]);
      expect(talliesInWords(tallies, words, 'week').join(' ')).not.toMatch(/\d/);
      expect(talliesInWords(tallies, words, 'quarter')).toHaveLength(2);
    }
    expect(talliesAt([told(30, 1)], weekAfter(31)).people).not.toHaveProperty('about');
    expect(talliesAt([], weekAfter(31))).toEqual({});
  });
});
