import { concernNoted } from '../../events/concern-noted.ts';
import type { FactOf } from '../../events/contract.ts';
import { alertLiaison, alertLiaisonNow, wantMail } from '../../events/mail-wanted.ts';
import { pairingFrozen } from '../../events/pairing-frozen.ts';
import { pairingResumed } from '../../events/pairing-resumed.ts';
import { type Decider, type Decision, type Note, note, refuse } from '../platform/kernel/decider.ts';
import { localDate, outsideQuietHours, plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { Bench, Command, Event } from './acts.ts';
import { callNavigator } from './calling.ts';
import { type ConcernState, concernIdOf, type Side } from './concern.ts';
import type { Frozen, MatchState, Paired } from './match.ts';
import { evolveMatch } from './match-evolving.ts';
import type { SeatState } from './seat.ts';
import { evolveSeat } from './seat-evolving.ts';
import { begun, engaged, fateOf, idsOf } from './standing.ts';

/** What a decision about a concern sees. */
export interface ConcernBench {
  readonly concern: ConcernState;
  readonly match: MatchState;
  readonly seat: SeatState;
}

/** Someone says that something is not right. */
export interface Raise {
  readonly type: 'Raise';
  readonly pairing: string;
  readonly side: Side;
  /** The form's own number: the same one twice is said once. */
  readonly id: string;
  /** There are words with it that are new. */
  readonly worded: boolean;
  /** The person on that side. */
  readonly person: string;
  /** `contact`, `navigator` or who of the staff. */
  readonly by: string;
  readonly at: string;
}

export type ConcernEvent =
  | Event
  | FactOf<typeof concernNoted>
  | Note<'ConcernKept', { id: string; at: string; by: string; late: boolean }>;

/** More than anybody says: what is kept must not outgrow its item. */
const mostKept = 50;

/** The first word stops all contact at once. Another one, of the other side or with new words, only reaches the liaison; so does one when nothing runs. */
function raise(command: Raise, { concern, match }: ConcernBench): Decision<ConcernEvent> {
  const { pairing, id, worded } = command;
  const before = concern.status === 'raised' ? concern.raised : [];
  if (before.some(one => one.id === id) && !worded) return [];
  if (!begun(match) || match.pairing !== pairing) return aside(command, match);
  if (match.status === 'paired') return [...freeze(match, command), ...kept(command, { late: false, entered: false })];
  const said = before.some(one => one.at >= match.frozenAt);
  return said && !worded ? [] : kept(command, { late: false });
}

/** Kept, and told at any hour: who says so reaches nobody but the liaison. `entered`: what staff enter is stated by no other fact. */
const kept = (
  { pairing, side, id, by, at }: Raise,
  { late, entered = true }: { readonly late: boolean; readonly entered?: boolean },
): readonly ConcernEvent[] => [
  ...(entered && by.startsWith('staff:') ? [concernNoted.of({ pairing, by })] : []),
  note('ConcernKept', { id, at, by, late }),
  alertLiaisonNow(`concern-${late ? 'late-' : ''}${side}`, pairing, at),
];

/** Nothing runs that could rest: it is an offer, or over. She is called all the same. */
function aside(command: Raise, match: MatchState): Decision<ConcernEvent> {
  const { pairing, side, person, at } = command;
  const known = (engaged(match) && match.pairing === pairing) || fateOf(match, pairing) !== 'unknown';
  if (!known) return refuse('unknown');
  const about = concernIdOf(pairing, side);
  return [...kept(command, { late: true }), wantMail('concern-late', person, { about, time: at.slice(0, 10) })];
}

/** Both sides hear the same, whoever it was. The household is called first. */
const freeze = (match: Paired, { by, at }: Raise): readonly Event[] => {
  const { pairing, person, navigatorPerson } = match;
  const about = { about: pairing, time: at };
  return [
    pairingFrozen.of({ ...idsOf(match), by: by.startsWith('staff:') ? by : 'program' }),
    note('RestBegun', { at }),
    wantMail('rest-household', person, about),
    wantMail('rest-navigator', navigatorPerson, about),
    wantMail('concern-call', person, about),
  ];
};

/** The household has been called. */
export const householdCalled = (
  { pairing }: Extract<Command, { type: 'NoteHouseholdCalled' }>,
  { match }: Bench,
): Decision<Event> => (match.status === 'frozen' && match.pairing === pairing ? callNavigator(match) : []);

/** A pairing that rests is the liaison's: told again every working day, after a month more urgently, and never closed by silence. */
export function restDue(match: Frozen, at: string): readonly Event[] {
  if (match.tellRestAt > at) return [];
  const today = localDate(program.timeZone, at);
  const long = plusDays(match.frozenAt, program.concerns.urgentAfterDays) <= at;
  const told = long
    ? alertLiaisonNow('rests-too-long', match.pairing, today)
    : alertLiaison('still-rests', match.pairing, today);
  return [note('RestTold', { at }), ...callNavigator(match), told];
}

/** The library has spoken with both: it goes on, and both hear so in the same words. */
export function resume({ pairing, by, at }: Extract<Command, { type: 'Resume' }>, { match }: Bench): Decision<Event> {
  if (!engaged(match) || match.pairing !== pairing) return refuse(fateOf(match, pairing));
  if (!begun(match)) return refuse('not-paired');
  if (match.status === 'paired') return [];
  const about = { about: pairing, time: at };
  return [
    pairingResumed.of({ ...idsOf(match), by }),
    note('RestOver', {}),
    wantMail('goes-on-household', match.person, about),
    wantMail('goes-on-navigator', match.navigatorPerson, about),
    ...wantedAnew(match, at),
  ];
}

/** What was on its way when it began to rest did not go out, and is wanted now: who the navigator is, and the question at the end of the term. */
function wantedAnew(match: Frozen, at: string): readonly Event[] {
  const { pairing, pairedAt, frozenAt, person, navigatorPerson } = match;
  const couldGoOut = outsideQuietHours(pairedAt, { zone: program.timeZone, ...program.quietHours });
  return [
    ...(frozenAt <= couldGoOut ? [wantMail('introduced', person, { about: pairing, time: at })] : []),
    ...(match.closingAsked ? [wantMail('closing', navigatorPerson, { about: pairing, time: at })] : []),
  ];
}

/** What is said of a pairing that is not right, and what it does to it. */
export const concerning: Decider<ConcernBench, Raise, ConcernEvent> = {
  initial: { concern: { status: 'none' }, match: { status: 'none' }, seat: { status: 'none' } },
  decide: raise,
  evolve({ concern, match, seat }, event) {
    if (event.name === 'ConcernNoted') return { concern, match, seat };
    if (event.name !== 'ConcernKept')
      return { concern, match: evolveMatch(match, event), seat: evolveSeat(seat, event, match) };
    const { late, ...one } = event.data;
    const before = concern.status === 'raised' ? concern.raised.filter(({ id }) => id !== one.id) : [];
    return { concern: { status: 'raised', raised: [...before, one].slice(-mostKept), late }, match, seat };
  },
};
