import type { FactOf } from '../../events/contract.ts';
import { helpOffered } from '../../events/help-offered.ts';
import { type mailWanted, wantMail } from '../../events/mail-wanted.ts';
import { type Decider, type Decision, type Note, note, refuse } from '../platform/kernel/decider.ts';
import { type HelpState, openUntil, type Side } from './help.ts';

/** One of the two sides: her number as a member, and her person. */
interface Member {
  readonly member: string;
  readonly person: string;
}

export type Command =
  /** She presses “I can help”, and with it lets whom she helps answer her through the library. `open`: it is asked for now. */
  | {
      readonly type: 'Offer';
      readonly id: string;
      readonly item: string;
      readonly helper: Member;
      readonly author: Member;
      readonly open: boolean;
      readonly by: string;
      readonly at: string;
    }
  /** One side writes to the other, as the turn with this number; refused as `moved` where the other one was faster. */
  | { readonly type: 'Write'; readonly id: string; readonly from: Side; readonly turn: number; readonly at: string };

export type Event =
  | FactOf<typeof helpOffered>
  | FactOf<typeof mailWanted>
  | Note<'HelpKept', { item: string; helper: Member; author: Member; at: string }>
  | Note<'HelpWritten', { from: Side; at: string }>;

/** So often two write through the library; by then they know each other. */
const mostTurns = 20;

const letter = (id: string, n: number, to: string) => wantMail('help-word', to, { about: `${id}/${n}` });

function offer(command: Extract<Command, { type: 'Offer' }>, state: HelpState): Decision<Event> {
  const { id, item, helper, author, open, by, at } = command;
  if (helper.member === author.member) return refuse('own-request');
  if (state.status === 'offered') return [];
  if (!open) return refuse('request-over');
  return [
    helpOffered.of({ item, member: helper.member, by }),
    note('HelpKept', { item, helper, author, at }),
    letter(id, 0, author.person),
  ];
}

function write({ id, from, turn, at }: Extract<Command, { type: 'Write' }>, state: HelpState): Decision<Event> {
  if (state.status === 'none') return refuse('none');
  if (openUntil(state) <= at || state.turns.length >= mostTurns) return refuse('help-over');
  // Its words are kept under this number.
  if (turn !== state.turns.length) return refuse('moved');
  const to = from === 'helper' ? state.authorPerson : state.helperPerson;
  return [note('HelpWritten', { from, at }), letter(id, turn, to)];
}

/** “I can help” reaches the author once; then the two write to each other, and neither is given the other’s address. */
export const helping: Decider<HelpState, Command, Event> = {
  initial: { status: 'none' },
  decide: (command, state) => (command.type === 'Offer' ? offer(command, state) : write(command, state)),
  evolve(state, event): HelpState {
    switch (event.name) {
      case 'HelpKept': {
        const { item, helper, author, at } = event.data;
        return {
          status: 'offered',
          item,
          helper: helper.member,
          author: author.member,
          helperPerson: helper.person,
          authorPerson: author.person,
          turns: [{ from: 'helper', at }],
        };
      }
      case 'HelpWritten':
        return state.status === 'offered' ? { ...state, turns: [...state.turns, event.data] } : state;
      case 'HelpOffered':
      case 'MailWanted':
        return state;
    }
  },
};
