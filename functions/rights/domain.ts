import { consentWithdrawn } from '../../events/consent-withdrawn.ts';
import type { FactOf } from '../../events/contract.ts';
import { erasureRequested } from '../../events/erasure-requested.ts';
import { alertLiaison, type mailWanted, wantMail } from '../../events/mail-wanted.ts';
import { type Decider, type Decision, type Note, note, refuse } from '../platform/kernel/decider.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { plusHours, plusMinutes } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import { type Asked, type Ending, type RequestState, requestIdOf } from './request.ts';

/** Whose data it is about. */
interface Whose {
  readonly person: string;
  /** `arrival#<id>`, `navigator#<id>` or `member#<id>`. */
  readonly subject: string;
  readonly by: string;
  readonly at: string;
}

export type Command =
  /** Somebody wants to see, correct or delete; whether it is she shows when she gets the link. */
  | ({ readonly type: 'Ask'; readonly via: Asked['via'] } & Whose)
  /** She says of the n-th link that it was not she who asked. */
  | { readonly type: 'Deny'; readonly n: number; readonly by: string; readonly at: string }
  /** She said on the phone that it was she: staff do for her what she wants. */
  | { readonly type: 'Answered'; readonly n: number; readonly at: string }
  | ({ readonly type: 'End'; readonly what: Ending['what'] } & Whose)
  /** `ended`: what she wanted to end has ended. */
  | { readonly type: 'Due'; readonly person: string; readonly ended: boolean; readonly at: string };

export type Event =
  | FactOf<typeof consentWithdrawn>
  | FactOf<typeof erasureRequested>
  | FactOf<typeof mailWanted>
  | Note<'DataAsked', { subject: string; via: Asked['via']; at: string }>
  | Note<'EndWanted', { subject: string; what: Ending['what']; by: string; at: string }>
  | Note<'EndRepeated', { at: string }>
  | Note<'RequestOver', { how: Extract<RequestState, { status: 'over' }>['how']; at: string }>;

/** Whoever presses again because nothing has come yet gets one link, not five. */
const minutesBetweenLinks = 5;

/** After so many minutes it is looked whether it has ended; if a reaction failed for good, the fact is stated again. */
const minutesUntilSeen = 15;

const idOf = (subject: string): string => readSubject(subject).id;

function ask({ person, subject, via, at }: Extract<Command, { type: 'Ask' }>, state: RequestState): Decision<Event> {
  if (state.status === 'ending') return refuse('ending');
  if (state.status === 'asked' && at < plusMinutes(state.askedAt, minutesBetweenLinks)) return [];
  const n = state.status === 'none' ? 1 : state.n + 1;
  return [note('DataAsked', { subject, via, at }), wantMail('data-link', person, { about: requestIdOf(person, n) })];
}

function end(
  { person, subject, what, by, at }: Extract<Command, { type: 'End' }>,
  state: RequestState,
): Decision<Event> {
  if (state.status === 'ending' && (state.what === what || state.what === 'erase')) return [];
  const fact = what === 'erase' ? erasureRequested : consentWithdrawn;
  return [fact.of({ person, subject, by }), note('EndWanted', { subject, what, by, at })];
}

function whenDue({ person, ended, at }: Extract<Command, { type: 'Due' }>, state: RequestState): Decision<Event> {
  if (!('due' in state) || state.due > at) return [];
  if (state.status === 'asked') {
    // She never opened it: perhaps it never reached her, perhaps somebody else asked.
    const tell = state.via === 'receipt' ? [alertLiaison('data-unanswered', idOf(state.subject), state.n)] : [];
    return [note('RequestOver', { how: 'lapsed', at }), ...tell];
  }
  if (ended) return [note('RequestOver', { how: state.what, at })];
  const { subject, what, by } = state;
  const fact = what === 'erase' ? erasureRequested : consentWithdrawn;
  const tell = state.repeats === 0 ? [alertLiaison(`${what}-stuck`, idOf(subject), state.since.slice(0, 16))] : [];
  return [fact.of({ person, subject, by }), note('EndRepeated', { at }), ...tell];
}

/** Rights' judgement: who is sent a link to her own data, what she ends by it, and that what she ended has ended. */
export const rights: Decider<RequestState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, state) {
    const open = state.status === 'asked' ? state : undefined;
    switch (command.type) {
      case 'Ask':
        return ask(command, state);
      case 'Deny':
        return open?.n === command.n
          ? [
              note('RequestOver', { how: 'denied', at: command.at }),
              alertLiaison('data-not-asked', idOf(open.subject), open.n),
            ]
          : [];
      case 'Answered':
        return open?.n === command.n ? [note('RequestOver', { how: 'by-phone', at: command.at })] : [];
      case 'End':
        return end(command, state);
      case 'Due':
        return whenDue(command, state);
    }
  },
  evolve(state, event): RequestState {
    const n = state.status === 'none' ? 0 : state.n;
    switch (event.name) {
      case 'DataAsked': {
        const { subject, via, at } = event.data;
        return { status: 'asked', subject, via, n: n + 1, askedAt: at, due: plusHours(at, program.dataLinkHours) };
      }
      case 'EndWanted': {
        const { subject, what, by, at } = event.data;
        return {
          status: 'ending',
          subject,
          what,
          by,
          n,
          since: at,
          due: plusMinutes(at, minutesUntilSeen),
          repeats: 0,
        };
      }
      case 'EndRepeated':
        return state.status === 'ending'
          ? { ...state, repeats: state.repeats + 1, due: plusMinutes(event.data.at, minutesUntilSeen) }
          : state;
      case 'RequestOver':
        return { status: 'over', n, how: event.data.how, overAt: event.data.at };
      case 'ConsentWithdrawn':
      case 'ErasureRequested':
      case 'MailWanted':
        return state;
    }
  },
};
