import type { FactOf } from '../../../events/contract.ts';
import { namesShown } from '../../../events/names-shown.ts';
import { peopleSearched } from '../../../events/people-searched.ts';
import { type Decider, type Note, note, refuse } from '../../platform/kernel/decider.ts';
import { plusHours } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import type { Looking, LookState } from './look.ts';

export type Command =
  | {
      readonly type: 'Search';
      readonly kind: 'receipt' | 'name' | 'contact';
      /** How many were found. */
      readonly found: number;
      readonly by: string;
      readonly at: string;
    }
  | {
      readonly type: 'ShowNames';
      readonly kind: 'households' | 'navigators';
      readonly found: number;
      readonly by: string;
      readonly at: string;
    };

export type Event =
  | FactOf<typeof peopleSearched>
  | FactOf<typeof namesShown>
  | Note<'Looked', { what: Looking; at: string }>;

const { searchesPerHour, namesPerHour } = program.lookingFor;
const mostPerHour: Readonly<Record<Looking, number>> = { search: searchesPerHour, names: namesPerHour };

const withinHour = (state: LookState, at: string) =>
  state.status === 'none' ? [] : state.within.filter(one => plusHours(one.at, 1) > at);

/** When she may look for people so again, as an instant; undefined where she may now. */
export function mayLookAgain(state: LookState, what: Looking, at: string): string | undefined {
  const made = withinHour(state, at).filter(one => one.what === what);
  const oldest = made.at(-mostPerHour[what]);
  return oldest && plusHours(oldest.at, 1);
}

/** Who looks for people leaves a record, and cannot do so without end. */
export const looking: Decider<LookState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, state) {
    const { kind, found, by, at } = command;
    const what = command.type === 'Search' ? 'search' : 'names';
    if (mayLookAgain(state, what, at)) return refuse('looked-too-often');
    const fact = command.type === 'Search' ? peopleSearched : namesShown;
    return [fact.of({ kind, found, by }), note('Looked', { what, at })];
  },
  evolve(state, event): LookState {
    switch (event.name) {
      case 'Looked': {
        const { at } = event.data;
        return { status: 'looking', within: [...withinHour(state, at), event.data], lastAt: at };
      }
      case 'PeopleSearched':
      case 'NamesShown':
        return state;
    }
  },
};
