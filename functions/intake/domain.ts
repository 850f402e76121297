import { arrivalClosed } from '../../events/arrival-closed.ts';
import { arrivalConfirmed } from '../../events/arrival-confirmed.ts';
import { arrivalCorrected } from '../../events/arrival-corrected.ts';
import { arrivalRegistered } from '../../events/arrival-registered.ts';
import { arrivalWithdrawn } from '../../events/arrival-withdrawn.ts';
import { contactConfirmed } from '../../events/contact-confirmed.ts';
import { contactShown } from '../../events/contact-shown.ts';
import type { FactOf } from '../../events/contract.ts';
import { linksRevoked } from '../../events/links-revoked.ts';
import { alertLiaison, wantMail } from '../../events/mail-wanted.ts';
import { type Decider, type Decision, type Note, note, refuse } from '../platform/kernel/decider.ts';
import { edited } from '../platform/kernel/merge.ts';
import { plusDays, plusHours, plusMinutes } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { ArrivalState, Household, OpenArrival } from './arrival.ts';
import { changeLater, evolveLater, forgottenAt, type LaterCommand, type LaterEvent, laterDue } from './later.ts';

/** What a door knows of a household when it is posted. */
export interface Posting {
  readonly person: string;
  readonly receipt: string;
  readonly channel: 'email' | 'phone' | 'agency';
  readonly household: Household;
  readonly consent: { readonly version: string; readonly language: string };
  readonly adult: boolean;
  /** Posted by staff: counts as confirmed. */
  readonly byStaff: boolean;
}

/** What was missing and is told later, by the confirm page, by phone or by staff. */
export interface Answers {
  readonly area?: string | undefined;
  readonly availability?: readonly string[] | undefined;
  readonly remote?: boolean | undefined;
}

export type Command =
  | LaterCommand
  | {
      readonly type: 'Register';
      readonly id: string;
      readonly posting: Posting;
      readonly by: string;
      readonly at: string;
    }
  | {
      readonly type: 'Confirm';
      readonly id: string;
      readonly answers: Answers;
      /** By a call task, which is over now: what is still missing is asked by another one. */
      readonly byCall?: boolean;
      readonly by: string;
      readonly at: string;
    }
  | {
      readonly type: 'Answer';
      readonly id: string;
      readonly answers: Answers;
      readonly by: string;
      readonly at: string;
    }
  | { readonly type: 'NoticeDuplicate'; readonly id: string }
  /** No mail can reach the contact, or she wants none; or the number is somebody else's. */
  | { readonly type: 'LoseContact' }
  | { readonly type: 'ShowContact'; readonly id: string; readonly by: string }
  /** Someone else may be reading its mail: what it was sent must open nothing any more. */
  | { readonly type: 'RevokeLinks'; readonly by: string }
  /** The contact says that it did not ask, or does not want to any more. */
  | { readonly type: 'Disown'; readonly id: string; readonly by: string; readonly at: string }
  | { readonly type: 'Close'; readonly id: string; readonly reason: string; readonly by: string; readonly at: string }
  /** It wants no more of the program. */
  | { readonly type: 'Withdraw'; readonly id: string; readonly by: string; readonly at: string }
  /** What it told was wrong, or has changed; `contact`: it is reached in another way from now on. */
  | {
      readonly type: 'Correct';
      readonly id: string;
      readonly household: Household;
      readonly contact?: Posting['channel'] | undefined;
      /** What it was worked out from: where that has changed meanwhile, it is to be worked out anew. */
      readonly held?: Household;
      /** The fields that say something else from now on, also those that people keep. */
      readonly fields?: readonly string[];
      readonly by: string;
      readonly at: string;
    }
  /** It needs no navigator any more. */
  | { readonly type: 'Finish'; readonly reason: string; readonly at: string }
  /** `sought`: pairing has begun to look for a navigator. */
  | { readonly type: 'Due'; readonly id: string; readonly sought: boolean; readonly at: string };

export type Event =
  | FactOf<typeof arrivalRegistered>
  | FactOf<typeof arrivalConfirmed>
  | FactOf<typeof arrivalClosed>
  | FactOf<typeof arrivalCorrected>
  | FactOf<typeof arrivalWithdrawn>
  | FactOf<typeof contactConfirmed>
  | FactOf<typeof contactShown>
  | FactOf<typeof linksRevoked>
  | LaterEvent
  | Note<'ArrivalPosted', { posting: Posting; at: string }>
  | Note<'DuplicateNoticed', Record<string, never>>
  | Note<'DetailsGiven', { answers: Answers; by: string; at: string }>
  | Note<'DetailsMissing', { at: string }>
  | Note<'MinorContact', { at: string }>
  | Note<'ContactReminded', { at: string }>
  | Note<'ContactLost', Record<string, never>>
  | Note<'DetailsCorrected', { household: Household; fields: readonly string[]; by: string; at: string }>
  | Note<'ContactReplaced', { channel: Posting['channel']; at: string }>
  | Note<'LiaisonTold', { at: string }>
  | Note<'PostingClosed', { reason: string; at: string }>
  | Note<'PostingReady', { at: string }>
  | Note<'PairingSeen', Record<string, never>>
  | Note<'PostingFinished', { reason: string; at: string }>;

const { confirm, retentionDays } = program;

/** After so many minutes it is looked whether pairing has begun; if its reaction failed for good, the fact is stated again. */
const minutesUntilSought = 30;

/** Days between two tellings of the liaison about the same open question. */
const tellEveryDays = 7;

/** The kinds of mail or call that ask the contact to confirm. */
export const asksToConfirm: readonly string[] = ['confirm', 'confirm-again'];

const wanted = (kind: string, id: string, to: string) => wantMail(kind, to, { about: id });

/** What is missing before a navigator can be sought: where and when. */
export const missing = (household: Household): readonly ('area' | 'availability')[] => [
  ...(household.area ? [] : (['area'] as const)),
  ...(household.availability.length > 0 ? [] : (['availability'] as const)),
];

const filled = (household: Household, answers: Answers): Household => ({
  ...household,
  ...(answers.area && { area: answers.area }),
  ...(answers.availability?.length && { availability: [...answers.availability] }),
  ...(answers.remote && { remote: true }),
});

const isOpen = (state: ArrivalState): state is OpenArrival => state.status !== 'unknown' && state.status !== 'closed';

type WaitedFor = Extract<ArrivalState, { status: 'unconfirmed' | 'incomplete' }>;

/** Something is still asked of the household itself, at its address or by its number. */
const isWaitedFor = (state: ArrivalState): state is WaitedFor =>
  state.status === 'unconfirmed' || (state.status === 'incomplete' && state.channel !== 'email');

function register({ id, posting, by, at }: Extract<Command, { type: 'Register' }>): Decision<Event> {
  const first = [arrivalRegistered.of({ arrival: id, by }), note('ArrivalPosted', { posting, at })] as const;
  if (!posting.adult) return [...first, note('MinorContact', { at }), ...forStaff(id, posting.person)];
  if (!posting.byStaff) return [...first, wanted('confirm', id, posting.person)];
  return [...first, ...onward({ id, person: posting.person, household: posting.household, by, at })];
}

/** A child who asks: the liaison learns it now, and whom to call stands among the calls. */
const forStaff = (id: string, person: string): readonly Event[] => [
  wanted('with-staff', id, person),
  alertLiaison('with-staff', id),
];

interface Confirmed {
  readonly id: string;
  readonly person: string;
  readonly household: Household;
  readonly by: string;
  readonly at: string;
}

/** A confirmed household goes on to pairing, or, when something is missing, is asked for it first. */
function onward({ id, person, household, by, at }: Confirmed): readonly Event[] {
  if (missing(household).length > 0) return [note('DetailsMissing', { at }), wanted('details', id, person)];
  return [arrivalConfirmed.of({ arrival: id, by }), note('PostingReady', { at })];
}

function confirmContact(command: Extract<Command, { type: 'Confirm' }>, state: ArrivalState): Decision<Event> {
  if (!isOpen(state)) return refuse(state.status === 'closed' ? 'closed' : 'unknown');
  if (state.status === 'with-staff' || state.status === 'finished') return refuse(state.status);
  if (state.status === 'ready') return [];
  const { area, availability, remote } = command.answers;
  const given = Boolean(area || availability?.length || remote);
  const askAgain =
    command.byCall && state.status === 'incomplete'
      ? [wantMail('details', state.person, { about: command.id, time: command.at })]
      : [];
  if (state.status === 'incomplete' && !given) return askAgain;
  const household = filled(state.household, command.answers);
  const { id, by, at } = command;
  const details = given ? [note('DetailsGiven', { answers: command.answers, by, at })] : [];
  const stillMissing = missing(household).length > 0;
  if (state.status === 'incomplete' && stillMissing)
    return [...(details.length > 0 ? [arrivalCorrected.of({ arrival: id, by })] : []), ...details, ...askAgain];
  const confirmed = stillMissing ? [contactConfirmed.of({ arrival: id, by })] : [];
  return [...details, ...confirmed, ...onward({ id, person: state.person, household, by, at })];
}

function close(command: Extract<Command, { type: 'Close' }>, state: ArrivalState): Decision<Event> {
  if (state.status === 'unknown') return refuse('unknown');
  if (state.status === 'closed') return [];
  const { id: arrival, reason, by, at } = command;
  const { person } = state;
  return [arrivalClosed.of({ arrival, person, reason, by }), note('PostingClosed', { reason, at })];
}

/** Whose contact was never proven is forgotten at once; anyone else after some days, in which she can still ask what was kept. */
function withdraw({ id, by, at }: Extract<Command, { type: 'Withdraw' }>, state: ArrivalState): Decision<Event> {
  if (state.status === 'unknown') return refuse('unknown');
  if (state.status === 'closed') return [];
  const reason = 'withdrawn';
  if (state.status === 'unconfirmed' || state.status === 'with-staff')
    return close({ type: 'Close', id, reason, by, at }, state);
  if (state.status === 'finished' && state.reason === reason) return [];
  const { person } = state;
  return [arrivalWithdrawn.of({ arrival: id, person, reason, by }), note('PostingFinished', { reason, at })];
}

function correct(command: Extract<Command, { type: 'Correct' }>, state: ArrivalState): Decision<Event> {
  if (!isOpen(state)) return refuse(state.status === 'closed' ? 'closed' : 'unknown');
  const { id, contact, held, fields = [], by, at } = command;
  if (held && JSON.stringify(held) !== JSON.stringify(state.household)) return refuse('moved');
  // Where she lives and when she has time can be changed, not taken back: without them nobody can be found.
  const { area = state.household.area, availability: when } = command.household;
  const availability = when.length > 0 ? when : state.household.availability;
  const household = { ...command.household, availability, ...(area && { area }) };
  const { person } = state;
  const corrected = [arrivalCorrected.of({ arrival: id, by }), note('DetailsCorrected', { household, fields, by, at })];
  const replaced = contact ? [note('ContactReplaced', { channel: contact, at })] : [];
  const askAgain =
    contact && state.status === 'unconfirmed' ? [wantMail('confirm', person, { about: id, time: at })] : [];
  const complete = state.status === 'incomplete' && missing(household).length === 0;
  const goesOn = complete ? onward({ id, person, household, by, at }) : [];
  return [...corrected, ...replaced, ...askAgain, ...goesOn];
}

function whenDue({ id, sought, at }: Extract<Command, { type: 'Due' }>, state: ArrivalState): Decision<Event> {
  if (!('due' in state) || state.due === undefined || state.due > at) return [];
  if (state.status === 'ready')
    return sought
      ? [note('PairingSeen', {})]
      : [arrivalConfirmed.of({ arrival: id, by: 'program' }), note('PostingReady', { at })];
  if (state.status === 'finished')
    return laterDue(id, state, at) ?? close({ type: 'Close', id, reason: state.reason, by: 'program', at }, state);
  const tell = (code: string) => [note('LiaisonTold', { at }), alertLiaison(code, id, state.told + 1)];
  if (state.status === 'with-staff') return tell('with-staff');
  if (state.status === 'incomplete') return tell('incomplete');
  if (state.channel !== 'email') return tell('not-confirmed');
  if (!state.reminded) return [note('ContactReminded', { at }), wanted('confirm-again', id, state.person)];
  return close({ type: 'Close', id, reason: 'never-confirmed', by: 'program', at }, state);
}

/** Intake's judgement: who was posted, whose contact is confirmed, what is missing, what closes unanswered. */
export const intake: Decider<ArrivalState, Command, Event> = {
  initial: { status: 'unknown' },
  decide(command, state) {
    switch (command.type) {
      case 'Register':
        return state.status === 'unknown' ? register(command) : [];
      case 'Confirm':
        return confirmContact(command, state);
      case 'Answer':
        return state.status === 'incomplete'
          ? confirmContact({ ...command, type: 'Confirm' }, state)
          : refuse(state.status);
      case 'NoticeDuplicate':
        return isOpen(state) && !state.duplicate
          ? [note('DuplicateNoticed', {}), alertLiaison('duplicate-contact', command.id)]
          : [];
      case 'LoseContact':
        return isWaitedFor(state) && !state.unreachable ? [note('ContactLost', {})] : [];
      case 'ShowContact':
        return isOpen(state) ? [contactShown.of({ arrival: command.id, by: command.by })] : refuse(state.status);
      case 'RevokeLinks':
        return isOpen(state) ? [linksRevoked.of({ person: state.person, by: command.by })] : refuse(state.status);
      case 'Disown':
        // Once it is confirmed, a late "no" to the first question ends nothing.
        return state.status === 'unconfirmed' ? close({ ...command, type: 'Close', reason: 'declined' }, state) : [];
      case 'Close':
        return close(command, state);
      case 'Withdraw':
        return withdraw(command, state);
      case 'Correct':
        return correct(command, state);
      case 'Finish':
        return state.status === 'ready' ? [note('PostingFinished', { reason: command.reason, at: command.at })] : [];
      case 'AllowLater':
      case 'RefuseLater':
        return changeLater(command, state);
      case 'Due':
        return whenDue(command, state);
    }
  },
  evolve(state, event): ArrivalState {
    switch (event.name) {
      case 'ArrivalPosted':
        return posted(event.data.posting, event.data.at);
      case 'DuplicateNoticed':
        return isOpen(state) ? { ...state, duplicate: true } : state;
      case 'DetailsGiven':
        return isOpen(state) ? given(state, event.data) : state;
      case 'DetailsMissing':
        return isOpen(state)
          ? { ...kept(state), status: 'incomplete', due: plusDays(event.data.at, tellEveryDays), told: 0 }
          : state;
      case 'MinorContact':
        return isOpen(state)
          ? {
              ...kept(state),
              status: 'with-staff',
              why: 'under-18',
              due: plusDays(event.data.at, tellEveryDays),
              told: 0,
            }
          : state;
      case 'ContactReminded':
        return state.status === 'unconfirmed'
          ? { ...state, reminded: true, due: plusDays(state.postedAt, retentionDays.unconfirmed) }
          : state;
      case 'ContactLost':
        return isWaitedFor(state) ? lost(state) : state;
      case 'DetailsCorrected':
        return isOpen(state)
          ? {
              ...state,
              household: event.data.household,
              edits: edited(state.edits, event.data.fields, event.data),
            }
          : state;
      case 'ContactReplaced':
        return isOpen(state) ? reachedAnew(state, event.data) : state;
      case 'LiaisonTold':
        return 'told' in state
          ? { ...state, told: state.told + 1, due: plusDays(event.data.at, tellEveryDays) }
          : state;
      case 'PostingReady':
        return isOpen(state)
          ? { ...kept(state), status: 'ready', due: plusMinutes(event.data.at, minutesUntilSought) }
          : state;
      case 'PairingSeen':
        return state.status === 'ready' ? { ...kept(state), status: 'ready' } : state;
      case 'PostingFinished':
        return isOpen(state)
          ? {
              ...kept(state),
              status: 'finished',
              reason: event.data.reason,
              finishedAt: event.data.at,
              due: forgottenAt({ reason: event.data.reason, finishedAt: event.data.at }),
            }
          : state;
      case 'LaterAllowed':
      case 'LaterTakenBack':
      case 'LaterAsked':
        return state.status === 'finished' ? evolveLater(state, event) : state;
      case 'PostingClosed':
        return isOpen(state)
          ? { status: 'closed', receipt: state.receipt, reason: event.data.reason, closedAt: event.data.at }
          : state;
      case 'ArrivalRegistered':
      case 'ArrivalConfirmed':
      case 'ArrivalClosed':
      case 'ArrivalCorrected':
      case 'ArrivalWithdrawn':
      case 'ContactConfirmed':
      case 'LaterCallAllowed':
      case 'LaterCallTakenBack':
      case 'ContactShown':
      case 'LinksRevoked':
      case 'MailWanted':
        return state;
    }
  },
};

/** What was missing is told, and that is an edit of it. */
const given = (
  state: OpenArrival,
  { answers, by, at }: Extract<Event, { name: 'DetailsGiven' }>['data'],
): OpenArrival => ({
  ...state,
  household: filled(state.household, answers),
  edits: edited(state.edits, Object.keys(answers), { by, at }),
});

const kept = ({ person, receipt, channel, household, postedAt, consent, duplicate, edits }: OpenArrival) => ({
  person,
  receipt,
  channel,
  household,
  postedAt,
  consent,
  ...(duplicate && { duplicate }),
  ...(edits && { edits }),
});

/** An address that nobody can write to is only waited for until it closes; a number stays the liaison's, who is told each week. */
const lost = (state: WaitedFor): ArrivalState =>
  state.status === 'unconfirmed' && state.channel === 'email'
    ? { ...state, unreachable: true, reminded: true, due: plusDays(state.postedAt, retentionDays.unconfirmed) }
    : { ...state, unreachable: true };

/** Whoever is reached in another way is waited for anew. */
function reachedAnew(state: OpenArrival, { channel, at }: { channel: Posting['channel']; at: string }): ArrivalState {
  if (state.status === 'unconfirmed')
    return { ...state, channel, unreachable: undefined, reminded: false, due: firstDue(channel, at) };
  return state.status === 'incomplete' ? { ...state, channel, unreachable: undefined } : { ...state, channel };
}

const firstDue = (channel: Posting['channel'], at: string): string =>
  channel === 'email' ? plusHours(at, confirm.remindHours) : plusDays(at, tellEveryDays);

/** An e-mail address is reminded after a day; a phone or an agency is a call task, and the liaison is told if it stays open. */
const posted = ({ person, receipt, channel, household, consent }: Posting, at: string): ArrivalState => ({
  status: 'unconfirmed',
  person,
  receipt,
  channel,
  household,
  consent,
  postedAt: at,
  due: firstDue(channel, at),
  reminded: false,
  told: 0,
});
