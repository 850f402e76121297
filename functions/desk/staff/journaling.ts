import type { FactOf } from '../../../events/contract.ts';
import { staffRefused } from '../../../events/staff-refused.ts';
import { staffSignedOut } from '../../../events/staff-signed-out.ts';
import { type Decider, type Decision, type Note, note } from '../../platform/kernel/decider.ts';
import type { EntryState } from './journal.ts';

export type Command =
  | {
      readonly type: 'Refused';
      readonly by: string;
      readonly door: string;
      readonly right: 'look' | 'open' | 'act' | 'audit' | 'lead';
      readonly roles: readonly string[];
      readonly at: string;
    }
  | { readonly type: 'SignedOut'; readonly by: string; readonly who: string; readonly at: string };

export type Event =
  | FactOf<typeof staffRefused>
  | FactOf<typeof staffSignedOut>
  | Note<'EntryKept', Exclude<EntryState, { status: 'none' }>>;

function entered(command: Command): Decision<Event> {
  const { by, at } = command;
  if (command.type === 'SignedOut') {
    const { who } = command;
    return [staffSignedOut.of({ by, who }), note('EntryKept', { status: 'signed-out', at, by, who })];
  }
  const { door, right } = command;
  const roles = command.roles.join(' ') || 'none';
  return [
    staffRefused.of({ by, door, right, roles }),
    note('EntryKept', { status: 'refused', at, by, door, right, roles }),
  ];
}

/** Judgement on the journal: what is entered stays as it was entered, whoever it was and however often. */
export const journaling: Decider<EntryState, Command, Event> = {
  initial: { status: 'none' },
  decide: (command, state) => (state.status === 'none' ? entered(command) : []),
  evolve: (state, event) => (event.name === 'EntryKept' ? event.data : state),
};
