import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialoguing } from '../../../functions/dialogues/domain.ts';
import { suggestedNeeds, type Unmet } from '../../../functions/dialogues/topics/suggesting.ts';
import { fitting } from '../../../functions/program/plain-text.ts';
import { program } from '../../../functions/program/settings.ts';
import { given } from '../../support/given.ts';

const smallest = program.smallestGroup;

describe('needs that suggest themselves as a topic', () => {
  it('are told in whole groups, most first, with how many months and the last; the others by name alone, in the order of the settings', () => {
    const unmet: readonly Unmet[] = [
      { need: 'school', month: '2026-11', count: 3 },
      { need: 'english-class', month: '2026-03', count: 9 },
      { need: 'english-class', month: '2026-10', count: 15 },
      { need: 'health', month: '2026-10', count: 11 },
      { need: 'child-care', month: '2026-10', count: 0 },
      { need: 'work', month: '2026-10', count: 10 },
    ];
    const order = program.needs.map(({ id }) => id);
    const few = ['school', 'work'].sort((one, other) => order.indexOf(one) - order.indexOf(other));
    expect(suggestedNeeds(unmet, smallest)).toEqual([
      { need: 'english-class', atLeast: 22, months: 2, last: '2026-10' },
      { need: 'health', atLeast: 11, months: 1, last: '2026-10' },
      ...few.map(need => ({ need, atLeast: 0 })),
    ]);
  });

  it('never tell one to ten: one household more changes nothing on the page, or a whole group', () => {
    const months = fc.constantFrom('2026-08', '2026-09', '2026-10');
    const needs = fc.constantFrom('work', 'school', 'health');
    const unmet = fc.array(fc.record({ need: needs, month: months, count: fc.integer({ min: 1, max: 14 }) }), {
      maxLength: 9,
    });
    const countOf = (all: ReturnType<typeof suggestedNeeds>, need: string) =>
      all.find(one => one.need === need)?.atLeast ?? 0;
    fc.assert(
      fc.property(unmet, needs, (all, need) => {
        const before = suggestedNeeds(all, smallest);
        const after = suggestedNeeds([...all, { need, month: '2026-10', count: 1 }], smallest);
        for (const { atLeast, ...one } of before) {
          expect(atLeast % smallest).toBe(0);
          if (atLeast === 0) expect(Object.keys(one)).toEqual(['need']);
        }
        expect([0, smallest]).toContain(countOf(after, need) - countOf(before, need));
        // Among those of whom no number is told, the order says nothing.
        const few = after.filter(one => one.atLeast === 0).map(one => one.need);
        const order = program.needs.map(({ id }) => id);
        expect(few).toEqual([...few].sort((one, other) => order.indexOf(one) - order.indexOf(other)));
      }),
      { seed: 20261126, numRuns: 300 },
    );
  });
});

describe('a draft', () => {
  const draft = { type: 'Draft', id: 'd1', format: 'round', topic: 'Buses', languages: [], by: 'staff:u1' } as const;
  const at = '2026-11-26T15:00:00.000Z';

  it('keeps what its topic was taken from, and says so of an issue alone', () => {
    const ofIssue = given(dialoguing).when({ ...draft, from: { issue: 'i1' }, at });
    ofIssue.gives('DialogueDrafted', 'TopicTaken', 'DialogueKept');
    expect(ofIssue.events[1]?.data).toEqual({ dialogue: 'd1', item: 'i1', by: 'staff:u1' });
    expect(ofIssue.state).toMatchObject({ from: { issue: 'i1' } });
    const ofNeed = given(dialoguing).when({ ...draft, from: { need: 'work' }, at });
    ofNeed.gives('DialogueDrafted', 'DialogueKept');
    expect(JSON.stringify(ofNeed.events[0])).not.toContain('work');
  });

  it('takes of a text what fits, up to the end of a word', () => {
    expect(fitting('as it is', 20)).toBe('as it is');
    expect(fitting('some words more than fit', 14)).toBe('some words …');
    expect(fitting('x'.repeat(30), 10).length).toBeLessThanOrEqual(10);
  });
});
