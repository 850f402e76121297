import type { FactOf } from '../../events/contract.ts';
import { mailKeyOf, mailWanted } from '../../events/mail-wanted.ts';
import { meetingCancelled } from '../../events/meeting-cancelled.ts';
import { meetingMoved } from '../../events/meeting-moved.ts';
import { meetingScheduled } from '../../events/meeting-scheduled.ts';
import { type Decider, type Decision, type Note, note, refuse } from '../platform/kernel/decider.ts';
import { localOf, outsideQuietHours, plusDays, plusHours, plusMinutes } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import { mergedWith } from './colliding.ts';
import {
  type As,
  aboutOf,
  endOf,
  isLate,
  type Meeting,
  type MeetingsState,
  meetingsIn,
  type Open,
  type Side,
  sides,
  toCome,
} from './meeting.ts';

/** When, how long and where two are to meet. */
export interface Wished {
  /** As an instant. */
  readonly start: string;
  readonly minutes: number;
  /** An area, for its branch, or a code of `meetings.elsewhere`. */
  readonly place: string;
}

interface Doing {
  readonly pairing: string;
  readonly by: string;
  readonly at: string;
}

/** How whoever changes it saw it: refused as `changed` where someone else has changed the same since. */
interface Seen {
  readonly seen?: Wished | undefined;
}

export type Command =
  | ({ readonly type: 'Schedule'; readonly wished: Wished; readonly persons: Meeting['persons'] } & Doing)
  | ({ readonly type: 'Move'; readonly n: number; readonly wished: Wished } & Seen & Doing)
  | ({ readonly type: 'Cancel'; readonly n: number } & Seen & Doing)
  /** The pairing has ended. */
  | { readonly type: 'Stop'; readonly pairing: string; readonly at: string }
  /** It rests, or goes on. `since`: when that was decided. */
  | { readonly type: 'Rest'; readonly pairing: string; readonly since: string; readonly at: string }
  | { readonly type: 'GoOn'; readonly pairing: string; readonly since: string; readonly at: string }
  /** `unsent`: mails, by key, of which it is certain that they never went out and never will. */
  | { readonly type: 'Due'; readonly pairing: string; readonly unsent: readonly string[]; readonly at: string };

export type Event =
  | FactOf<typeof meetingScheduled>
  | FactOf<typeof meetingMoved>
  | FactOf<typeof meetingCancelled>
  | FactOf<typeof mailWanted>
  | Note<'MeetingPlanned', { wished: Wished; persons: Meeting['persons']; by: string; at: string }>
  | Note<'MeetingChanged', { n: number; wished: Wished; by: string; at: string }>
  | Note<'MeetingDropped', { n: number; by: string; at: string }>
  | Note<'SidesTold', { n: number; household: As; navigator: As }>
  | Note<'SidesReminded', { n: number }>
  | Note<'MeetingsRest', { since: string }>
  | Note<'MeetingsGoOn', { since: string }>
  | Note<'MeetingsEnded', { at: string }>;

const { timeZone, quietHours, meetings: settings } = program;

/** Why a meeting cannot be then; undefined when it can. */
function unfit({ start, minutes }: Wished, at: string, others: readonly Meeting[]): string | undefined {
  if (start <= at) return 'meeting-past';
  if (start > plusDays(at, settings.daysAhead)) return 'meeting-far';
  if (!byDay(start, endOf({ start, minutes }))) return 'meeting-quiet';
  const overlaps = others.some(one => one.start < endOf({ start, minutes }) && start < endOf(one));
  return overlaps ? 'meeting-overlaps' : undefined;
}

/** From beginning to end within one day's hours. */
function byDay(start: string, end: string): boolean {
  const [first, last] = [localOf(timeZone, start), localOf(timeZone, end)];
  return first.date === last.date && first.time >= quietHours.to && last.time <= quietHours.from;
}

/** Two at once, or one press twice, plan the same meeting once: the second is told that it is there. */
function schedule(command: Extract<Command, { type: 'Schedule' }>, state: MeetingsState): Decision<Event> {
  const { pairing, wished, persons, by, at } = command;
  if (state.status === 'ended') return refuse('ended');
  if (state.status === 'open' && state.restsSince) return refuse('resting');
  const planned = toCome(state, at);
  if (planned.some(one => sameAs(one, wished))) return [];
  if (planned.length >= settings.mostPlanned) return refuse('meetings-many');
  const reason = unfit(wished, at, planned);
  if (reason) return refuse(reason);
  const meeting = String(madeIn(state) + 1);
  return [meetingScheduled.of({ pairing, meeting, by }), note('MeetingPlanned', { wished, persons, by, at })];
}

const sameAs = (one: Meeting, { start, minutes, place }: Wished): boolean =>
  one.start === start && one.minutes === minutes && one.place === place;

const madeIn = (state: MeetingsState): number => (state.status === 'open' ? state.made : 0);

/** The meeting that is to be changed, or why it cannot be. */
function changeable(state: MeetingsState, n: number, at: string): Meeting | string {
  const one = meetingsIn(state).find(meeting => meeting.n === n);
  if (!one) return 'unknown';
  return one.start <= at ? 'meeting-over' : one;
}

function move(command: Extract<Command, { type: 'Move' }>, state: MeetingsState): Decision<Event> {
  const { pairing, n, by, at } = command;
  const one = changeable(state, n, at);
  if (typeof one === 'string') return refuse(one);
  if (one.status === 'cancelled') return refuse('meeting-cancelled');
  const { collisions, wished } = mergedWith(command, one);
  if (collisions.length > 0) return refuse('changed');
  if (sameAs(one, wished)) return [];
  const others = toCome(state, at).filter(other => other.n !== n);
  const reason = unfit(wished, at, others);
  if (reason) return refuse(reason);
  return [meetingMoved.of({ pairing, meeting: String(n), by }), note('MeetingChanged', { n, wished, by, at })];
}

function cancel(command: Extract<Command, { type: 'Cancel' }>, state: MeetingsState): Decision<Event> {
  const { pairing, n, by, at } = command;
  const one = changeable(state, n, at);
  if (typeof one === 'string') return refuse(one);
  if (one.status === 'planned' && mergedWith(command, one).collisions.length > 0) return refuse('changed');
  return one.status === 'cancelled' ? [] : dropped(pairing, one, { by, at });
}

const dropped = (pairing: string, { n }: Meeting, { by, at }: { by: string; at: string }): readonly Event[] => [
  meetingCancelled.of({ pairing, meeting: String(n), by }),
  note('MeetingDropped', { n, by, at }),
];

/** All that has not begun. Both sides hear the same, whatever the reason is. */
const allDropped = (pairing: string, state: MeetingsState, at: string): readonly Event[] =>
  toCome(state, at)
    .filter(one => one.start > at)
    .flatMap(one => dropped(pairing, one, { by: 'program', at }));

/** Facts overtake one another: an older word than the last one changes nothing. */
const isOld = (state: MeetingsState, since: string): boolean =>
  state.status === 'ended' || (state.status === 'open' && (state.saidAt ?? '') >= since);

/** Tells of what has settled and reminds of what is near: each in one mail to each side. */
function whenDue({ pairing, unsent, at }: Extract<Command, { type: 'Due' }>, state: MeetingsState): Decision<Event> {
  return meetingsIn(state).flatMap(one => [
    ...(one.tellAt && one.tellAt <= at ? telling(pairing, one, { unsent, at }) : []),
    ...(one.remindAt && one.remindAt <= at ? reminding(pairing, one, at) : []),
  ]);
}

function telling(
  pairing: string,
  one: Meeting,
  { unsent, at }: { unsent: readonly string[]; at: string },
): readonly Event[] {
  const heard = (side: Side): boolean => keysTold(pairing, one, side).some(key => !unsent.includes(key));
  const [household, navigator] = sides.map(side => asWhat(one, heard(side), at)) as [As, As];
  const wish = (side: Side, what: As): readonly Event[] =>
    what === 'nothing' ? [] : [wanted(kindsOf[side].meeting, pairing, one, side)];
  return [
    note('SidesTold', { n: one.n, household, navigator }),
    ...wish('household', household),
    ...wish('navigator', navigator),
  ];
}

/** Who never heard of a meeting is not told that it is cancelled; nobody is invited to one that has begun. */
function asWhat(one: Meeting, heard: boolean, at: string): As {
  if (isLate(one, at)) return 'nothing';
  if (one.status === 'cancelled') return heard ? 'cancelled' : 'nothing';
  return heard ? 'moved' : 'planned';
}

const reminding = (pairing: string, one: Meeting, at: string): readonly Event[] => [
  note('SidesReminded', { n: one.n }),
  ...(one.start > at ? sides.map(side => wanted(kindsOf[side].reminder, pairing, one, side)) : []),
];

/** The kinds of mail to each side: an invitation, its change or its end; and a reminder. */
const kindsOf = {
  household: { meeting: 'meeting', reminder: 'meeting-reminder' },
  navigator: { meeting: 'meeting-navigator', reminder: 'meeting-reminder-navigator' },
} as const;

/** One key for each meeting, sequence and side: however often it is wanted, it is one mail. */
function wanted(kind: string, pairing: string, { n, sequence, persons }: Meeting, side: Side): Event {
  const about = aboutOf({ pairing, n, sequence });
  return mailWanted.of({ mail: mailKeyOf(kind, about), kind, to: persons[side], about });
}

/** The keys of the mails by which a side may have heard of a meeting before its newest change. */
export const keysTold = (pairing: string, { n, told }: Meeting, side: Side): readonly string[] =>
  told
    .filter(one => one[side] !== 'nothing')
    .map(({ sequence }) => mailKeyOf(kindsOf[side].meeting, aboutOf({ pairing, n, sequence })));

/** Meetings' judgement: when and where two are to meet, and who has to be told of it. */
export const meeting: Decider<MeetingsState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'Schedule':
        return schedule(command, state);
      case 'Move':
        return move(command, state);
      case 'Cancel':
        return cancel(command, state);
      case 'Stop': {
        const { pairing, at } = command;
        // Even where nothing was planned: facts overtake one another, and nothing may be planned after the end.
        return state.status === 'ended' ? [] : [...allDropped(pairing, state, at), note('MeetingsEnded', { at })];
      }
      case 'Rest': {
        const { pairing, since, at } = command;
        return isOld(state, since) ? [] : [...allDropped(pairing, state, at), note('MeetingsRest', { since })];
      }
      case 'GoOn':
        return isOld(state, command.since) ? [] : [note('MeetingsGoOn', { since: command.since })];
      case 'Due':
        return whenDue(command, state);
    }
  },
  evolve(state, event): MeetingsState {
    switch (event.name) {
      case 'MeetingPlanned':
        return planned(opened(state), event.data);
      case 'MeetingChanged': {
        const { n, wished, by, at } = event.data;
        return changed(state, n, one => ({
          ...decidedOn({ ...one, ...wished }, { by, at }),
          remindAt: remindAt(wished, at),
        }));
      }
      case 'MeetingDropped': {
        const { n, by, at } = event.data;
        return changed(state, n, one => ({ ...decidedOn(one, { by, at }), status: 'cancelled', remindAt: undefined }));
      }
      case 'SidesTold': {
        const { n, household, navigator } = event.data;
        return changed(state, n, one => ({
          ...one,
          tellAt: undefined,
          told: [...one.told, { sequence: one.sequence, household, navigator }],
        }));
      }
      case 'SidesReminded':
        return changed(state, event.data.n, one => ({ ...one, remindAt: undefined }));
      case 'MeetingsRest':
        return { ...opened(state), restsSince: event.data.since, saidAt: event.data.since };
      case 'MeetingsGoOn':
        return { ...opened(state), restsSince: undefined, saidAt: event.data.since };
      case 'MeetingsEnded':
        return { status: 'ended', meetings: [...meetingsIn(state)], endedAt: event.data.at };
      case 'MeetingScheduled':
      case 'MeetingMoved':
      case 'MeetingCancelled':
      case 'MailWanted':
        return state;
    }
  },
};

const opened = (state: MeetingsState): Open =>
  state.status === 'open' ? state : { status: 'open', meetings: [], made: 0 };

/** What is long over is dropped when something new is planned: a pairing's meetings must not outgrow their item. */
const keptDays = 30;

function planned(
  state: Open,
  { wished, persons, by, at }: Extract<Event, { name: 'MeetingPlanned' }>['data'],
): MeetingsState {
  const kept = state.meetings.filter(one => endOf(one) > plusDays(at, -keptDays));
  const fresh: Meeting = {
    n: state.made + 1,
    status: 'planned',
    ...wished,
    persons,
    sequence: 0,
    changedAt: at,
    by,
    tellAt: tellAt(wished, at),
    remindAt: remindAt(wished, at),
    told: [],
  };
  return { ...state, made: fresh.n, meetings: [...kept, fresh] };
}

const decidedOn = (one: Meeting, { by, at }: { by: string; at: string }): Meeting => ({
  ...one,
  sequence: one.sequence + 1,
  changedAt: at,
  by,
  tellAt: tellAt(one, at),
});

/**
 * A change is told when it has settled, and the next one before that puts it off; what is near is told in a minute. So long any mail takes
 * that is just being sent: by then it is known to have gone out.
 */
const tellAt = ({ start }: Wished, at: string): string =>
  plusMinutes(at, start < plusHours(at, nearHours) ? 1 : settings.settleMinutes);

const nearHours = 3;

/** When to remind of a meeting that is decided on now: by day, and only when that is a good while after the invitation. */
function remindAt({ start }: Wished, at: string): string | undefined {
  const wish = outsideQuietHours(plusHours(start, -settings.remindHours), { zone: timeZone, ...quietHours });
  return wish >= plusHours(at, settings.remindApartHours) && wish < start ? wish : undefined;
}

function changed(state: MeetingsState, n: number, change: (one: Meeting) => Meeting): MeetingsState {
  if (state.status === 'none') return state;
  return { ...state, meetings: state.meetings.map(one => (one.n === n ? change(one) : one)) };
}
