import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf, type Participant, type Stage, stages } from '../../../../functions/dialogues/meter/groups.ts';
import { outsides, tellingOutside } from '../../../../functions/dialogues/meter/outside.ts';
import { countsOf } from '../../../../functions/dialogues/meter/telling.ts';
import { isRefusal } from '../../../../functions/platform/kernel/decider.ts';
import { plusDays } from '../../../../functions/platform/kernel/time.ts';
import { program } from '../../../../functions/program/settings.ts';
import { given } from '../../../support/given.ts';

/** What everybody is told of who takes part, week by week. */

const areas = ['frog-hollow', 'parkville'];
const opened = '2026-11-26T20:00:00.000Z';
/** 09:00 in Hartford, a week later. */
const week = '2026-12-03T14:00:00.000Z';
const begin = { type: 'Begin', areas, at: opened } as const;
const people = (many: number, one: Partial<Participant> = {}): readonly Participant[] =>
  Array.from({ length: many }, () => ({ area: 'frog-hollow', stage: 'registered', ...one }));
const tell = (all: readonly Participant[], at = week) =>
  ({ type: 'Tell', counted: countOf(all, { areas }), at }) as const;

describe('what everybody is told of who takes part', () => {
  it('begins with registration, is told on once a week, and ends with the dialogue', () => {
    const begun = given(tellingOutside, begin);
    expect(outsides.due(begun.state)).toBe(week);
    begun.when(begin).givesNothing();
    begun.when(tell(people(30), '2026-12-03T13:59:00.000Z')).givesNothing();
    const told = begun.when(tell(people(30)));
    expect(told.state).toMatchObject({ told: { registered: { whole: 2, parts: { area: { 'frog-hollow': 2 } } } } });
    expect(outsides.due(told.state)).toBe('2026-12-10T14:00:00.000Z');
    const over = given(tellingOutside, begin, tell(people(30))).when({ type: 'End', at: plusDays(week, 3) });
    expect(over.state).toMatchObject({ status: 'over', told: { registered: { whole: 2 } } });
    given(tellingOutside, begin, { type: 'End', at: week })
      .when(tell(people(99)))
      .givesNothing();
  });

  it('stays by the areas that registration opened with: the same people are not told in two ways', () => {
    const again = given(tellingOutside, begin, tell(people(30)));
    again.when({ ...begin, areas: ['west-end'] }).givesNothing();
    expect(again.state).toMatchObject({ areas });
  });

  it('is, of whoever comes, goes or comes further from week to week, whole groups that only grow, stage within stage', () => {
    const one = fc.record({
      area: fc.constantFrom(...areas, 'west-end', undefined),
      background: fc.constantFrom('moved-here', 'long-here', 'both', undefined),
      ageBand: fc.constantFrom('18-64', '65-and-over', undefined),
      stage: fc.constantFrom<Stage>(...stages),
    });
    const weeks = fc.array(fc.array(one, { maxLength: 60, size: 'max' }), { minLength: 2, maxLength: 6 });
    const { smallestGroup } = program;
    fc.assert(
      fc.property(weeks, all => {
        let state = tellingOutside.evolve(tellingOutside.initial, { name: 'MeterBegun', data: begin, internal: true });
        for (const there of all) {
          const before = state;
          const decision = tellingOutside.decide(tell(there, outsides.due(state) ?? ''), state);
          if (isRefusal(decision)) throw new Error(decision.refused);
          state = decision.reduce(tellingOutside.evolve, state);
          if (state.status === 'none' || before.status === 'none') throw new Error('not begun');
          const [then, now] = [countsOf(before.told), countsOf(state.told)];
          for (const [i, stage] of stages.entries()) {
            expect(now[stage].whole % smallestGroup).toBe(0);
            expect(now[stage].whole).toBeGreaterThanOrEqual(then[stage].whole);
            const earlier = stages[i - 1];
            if (earlier) expect(now[stage].whole).toBeLessThanOrEqual(now[earlier].whole);
            for (const [group, many] of Object.entries(then[stage].parts.area))
              expect(now[stage].parts.area[group] ?? 0).toBeGreaterThanOrEqual(many);
          }
          const most = Math.max(there.length, then.registered.whole);
          expect(now.registered.whole).toBeLessThanOrEqual(most);
        }
      }),
      { seed: 20261126, numRuns: 200 },
    );
  });
});
