import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Household,
  nothing,
  type Told,
  withHousehold,
  withUnmet,
} from '../../../../functions/advisory/elevens.ts';
import {
  type Bench,
  type Command,
  type Counted,
  closingWeek,
  counting,
  tellingDue,
} from '../../../../functions/advisory/numbers/counting.ts';
import { isRefusal } from '../../../../functions/platform/kernel/decider.ts';
import { lives, tellingsOf, type Week, weekAfter } from '../lives.ts';

/** What is stored: the numbers, a mark for each that was counted, the tellings. */
interface Stored {
  readonly numbers: Bench['numbers'];
  readonly marks: ReadonlyMap<string, Bench['mark']>;
  readonly told: readonly Told[];
}

const empty: Stored = { numbers: { status: 'none' }, marks: new Map(), told: [] };

/** One that is told to be counted, in some week. */
interface Heard {
  readonly mark: string;
  readonly counted: Counted;
  readonly times: number;
  readonly week: string;
}

function hear(stored: Stored, { mark, counted, times, week }: Heard): Stored {
  const bench: Bench = {
    mark: stored.marks.get(mark) ?? { status: 'none' },
    numbers: stored.numbers,
    telling: { status: 'none' },
  };
  const command: Command = { counted, times, week, closing: closingWeek(stored.numbers, week) };
  const decision = counting.decide(command, bench);
  if (isRefusal(decision)) throw new Error(decision.refused);
  const after = decision.reduce((reached, event) => counting.evolve(reached, event), bench);
  const { telling } = after;
  const told = telling.status === 'told' ? [...stored.told, without(telling)] : stored.told;
  return { numbers: after.numbers, marks: new Map(stored.marks).set(mark, after.mark), told };
}

const without = ({ week, found, waited, unmet }: Told): Told => ({ week, found, waited, unmet });

/** All that a life brings, each household with a mark of its own and each need with one for the month. */
function heardIn(weeks: readonly Week[]): readonly Heard[] {
  const lacks = new Map<string, number>();
  return weeks.flatMap(({ households, unmet }, week) => [
    ...households.map((household, i) => ({
      mark: `${week}.${i}`,
      counted: { type: 'household', household } as const,
      times: 1,
      week: weekAfter(week),
    })),
    ...unmet.map(need => {
      const mark = `${need}.${Math.floor(week / 4)}`;
      const times = (lacks.get(mark) ?? 0) + 1;
      lacks.set(mark, times);
      return { mark, counted: { type: 'unmet', need } as const, times, week: weekAfter(week) };
    }),
  ]);
}

const seed = 7;
const household = (more: Partial<Household> = {}): Household => ({ kind: 'found', needs: ['work'], ...more });
const heard = (mark: string, week: number, more: Partial<Household> = {}): Heard => ({
  mark,
  counted: { type: 'household', household: household(more) },
  times: 1,
  week: weekAfter(week),
});
const knownOf = ({ numbers }: Stored) => (numbers.status === 'counted' ? numbers.known : nothing);

describe('what is counted', () => {
  it('is counted once, however often and in whatever order it is told: rebuilt from the same, the counts are the same', () => {
    fc.assert(
      fc.property(lives({ weeks: 12, busiest: 6 }), fc.infiniteStream(fc.nat()), (weeks, dice) => {
        const told = heardIn(weeks);
        const shuffled = [...told, ...told.filter(() => (dice.next().value as number) % 3 === 0)]
          .map(one => [one, dice.next().value as number] as const)
          .sort(([, one], [, other]) => one - other)
          .map(([one]) => one);
        // Rebuilt without the reaction: straight from the households and lacks themselves.
        const rebuilt = weeks.reduce(
          (known, { households, unmet }) =>
            unmet.reduce((all, need) => withUnmet(all, need, 1), households.reduce(withHousehold, known)),
          nothing,
        );
        expect(knownOf(told.reduce(hear, empty))).toEqual(rebuilt);
        expect(knownOf(shuffled.reduce(hear, empty))).toEqual(rebuilt);
      }),
      { seed, numRuns: 60 },
    );
  });

  it('is told week by week by the rule of elevens, by whoever comes first in a later week', () => {
    fc.assert(
      fc.property(lives({ weeks: 40, busiest: 20 }), weeks => {
        const stored = heardIn(weeks).reduce(hear, empty);
        const due = tellingDue(stored.numbers, weekAfter(weeks.length));
        expect([...stored.told, ...(due ? [due] : [])]).toEqual(tellingsOf(weeks));
      }),
      { seed, numRuns: 60 },
    );
  });

  it('of a need that could not be met is as often as its month knows: a tick taken back and made again is one', () => {
    const lack = (times: number): Heard => ({
      mark: 'work.2026-12',
      counted: { type: 'unmet', need: 'work' },
      times,
      week: weekAfter(3),
    });
    // One; taken back; made again; a second one, told twice.
    const stored = [lack(1), lack(0), lack(1), lack(2), lack(2)].reduce(hear, empty);
    expect(knownOf(stored).unmet).toEqual({ work: 2 });
  });

  it('stays with what it told first: told again with other needs, as after a correction, it changes nothing', () => {
    const stored = [heard('a', 1), heard('a', 2, { needs: ['school', 'work'] })].reduce(hear, empty);
    expect(knownOf(stored)).toEqual(knownOf(hear(empty, heard('a', 1))));
  });

  it('that comes with the clock of a week before joins the week that counts: what was told stays', () => {
    const eleven = Array.from({ length: 11 }, (_, i) => heard(`a${i}`, 1));
    const later = [...eleven, heard('b', 2), heard('c', 1)].reduce(hear, empty);
    expect(later.told).toHaveLength(1);
    expect(later.numbers).toMatchObject({
      week: weekAfter(2),
      known: { found: { whole: 13 } },
      told: { found: { whole: 1 } },
    });
  });

  it('is looked at again where the week moved meanwhile', () => {
    const { numbers } = hear(empty, heard('a', 5));
    const command = {
      counted: { type: 'household', household: household() },
      times: 1,
      week: weekAfter(6),
      closing: weekAfter(4),
    } as const;
    const decision = counting.decide(command, { mark: { status: 'none' }, numbers, telling: { status: 'none' } });
    expect(decision).toEqual({ refused: 'week-moved' });
  });
});
