import { type Decider, type Decision, type Note, note, refuse } from '../../platform/kernel/decider.ts';
import { type Household, nothing, sum, type Told, tell, withHousehold, withUnmet } from '../elevens.ts';
import { weeksBetween } from '../week.ts';
import type { MarkState, NumbersState, TellingState } from './count.ts';

/** What is counted: a household, or a need that could not be met. */
export type Counted =
  | { readonly type: 'household'; readonly household: Household }
  | { readonly type: 'unmet'; readonly need: string };

export interface Command {
  readonly counted: Counted;
  /** How often it is known to be by now; what has been counted of that is not counted again. A household is one. */
  readonly times: number;
  /** The week that counts now. */
  readonly week: string;
  /** The week that counted when it was looked: its telling is the one at hand. */
  readonly closing: string;
}

export type Event = Note<'WeekTold', Told> | Note<'Counted', { counted: Counted; times: number; week: string }>;

/** A mark, the numbers and the telling of the week that ends: they change in one write. */
export interface Bench {
  readonly mark: MarkState;
  readonly numbers: NumbersState;
  readonly telling: TellingState;
}

const timesOf = (mark: MarkState): number => (mark.status === 'counted' ? mark.times : 0);

/** The week whose telling comes next: the one that counts, or begins to. */
export const closingWeek = (state: NumbersState, week: string): string =>
  state.status === 'counted' ? state.week : week;

/** What is told of the week that counts once a later one has begun; undefined where that is nothing. */
export const tellingDue = (state: NumbersState, week: string): Told | undefined =>
  state.status === 'counted' && state.week < week ? tell(state.known, state.told, state.week) : undefined;

/**
 * Judgement on what is counted: everything once, however often and in whatever order it is told. The first that comes in a new week closes
 * the one before: from then on what was told of that stays. A count is never taken back: whose it was may be forgotten or corrected, and
 * nothing shows it.
 */
export const counting: Decider<Bench, Command, Event> = {
  initial: { mark: { status: 'none' }, numbers: { status: 'none' }, telling: { status: 'none' } },
  decide({ counted, times, week, closing }, { mark, numbers }): Decision<Event> {
    const more = times - timesOf(mark);
    if (more <= 0) return [];
    if (closingWeek(numbers, week) !== closing) return refuse('week-moved');
    const due = tellingDue(numbers, week);
    return [...(due ? [note('WeekTold', due)] : []), note('Counted', { counted, times: more, week })];
  },
  evolve(bench, event): Bench {
    const { mark, numbers } = bench;
    switch (event.name) {
      case 'WeekTold':
        return numbers.status === 'counted'
          ? {
              ...bench,
              numbers: { ...numbers, told: sum(numbers.told, event.data), last: event.data },
              telling: { status: 'told', ...event.data },
            }
          : bench;
      case 'Counted': {
        const { counted, times, week } = event.data;
        const before =
          numbers.status === 'counted' ? numbers : { status: 'counted' as const, week, known: nothing, told: nothing };
        const known =
          counted.type === 'household'
            ? withHousehold(before.known, counted.household)
            : withUnmet(before.known, counted.need, times);
        return {
          ...bench,
          mark: { status: 'counted', times: timesOf(mark) + times, week },
          // A function's clock can be behind another one's.
          numbers: { ...before, known, week: weeksBetween(before.week, week) > 0 ? week : before.week },
        };
      }
    }
  },
};
