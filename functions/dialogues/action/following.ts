import { actionForumHeld } from '../../../events/action-forum-held.ts';
import { actionItemMovedOn } from '../../../events/action-item-moved-on.ts';
import { actionItemStalled } from '../../../events/action-item-stalled.ts';
import { dialogueFollowUpDue } from '../../../events/dialogue-follow-up-due.ts';
import { wantMail } from '../../../events/mail-wanted.ts';
import { updateEventChanged } from '../../../events/update-event-changed.ts';
import { type Decision, note, refuse } from '../../platform/kernel/decider.ts';
import { localDate } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import { endOf, isAt, lastWord } from '../appointment.ts';
import type * as Told from './commands.ts';
import {
  allConvened,
  type Convened,
  convenedIn,
  isAhead,
  near,
  takenOut,
  tellOf,
  toRemindOf,
  toTellNow,
} from './convening.ts';
import type { Event } from './events.ts';
import { closeVoting } from './ideas.ts';
import { dropped } from './meeting.ts';
import {
  carersOf,
  each,
  isOpenAction,
  isWaitedFor,
  type OpenPlan,
  type Telling,
  type UpdateEvent,
  type Who,
} from './plan.ts';
import { checkInsAfter, dueOf, stallsAt, startOf } from './planning.ts';
import { aboutOf, kindOf, mostAtOnce } from './telling.ts';

/** The forum was held: check-ins are counted from it. What was only assumed is no more than that, and what staff say stays. */
export function holdForum({ dialogue, on, days, assumed, by, at }: Told.HoldForum, plan: OpenPlan): Decision<Event> {
  if (plan.forum === on || (assumed && plan.forum !== undefined)) return [];
  if (on > localDate(program.timeZone, at)) return refuse('forum-ahead');
  const checkIns = checkInsAfter(on, { days, before: plan.checkIns, at });
  return [actionForumHeld.of({ dialogue, by }), note('ForumKept', { on, checkIns })];
}

/** So many events a dialogue has in all. */
const mostEvents = 12;

const eventOf = ({ events }: OpenPlan, n: number): UpdateEvent | undefined => events.find(one => one.n === n);

/** Everyone is invited when ten minutes have changed nothing. Planned twice, by a press that was repeated, it is planned once. */
export function planEvent({ dialogue, kind, wished, by, at }: Told.PlanEvent, plan: OpenPlan): Decision<Event> {
  if (plan.events.some(one => one.status === 'planned' && one.kind === kind && isAt(one, wished))) return [];
  if (plan.events.length >= mostEvents) return refuse('dialogue-full');
  const found = startOf(wished, at);
  if (typeof found === 'string') return refuse(found);
  const n = plan.events.length + 1;
  return [
    updateEventChanged.of({ dialogue, event: n, change: 'planned', by }),
    note('EventKept', { n, kind, fixed: { ...wished, ...found }, at }),
  ];
}

export function moveEvent({ dialogue, event: n, wished, by, at }: Told.MoveEvent, plan: OpenPlan): Decision<Event> {
  const one = eventOf(plan, n);
  if (!one) return refuse('none');
  if (one.status !== 'planned') return refuse('event-done');
  if (isAt(one, wished)) return [];
  const found = startOf(wished, at);
  if (typeof found === 'string') return refuse(found);
  return [
    updateEventChanged.of({ dialogue, event: n, change: 'moved', by }),
    note('EventPlaced', { n, fixed: { ...wished, ...found }, at }),
  ];
}

/** Who was invited hears that it is not held; who never heard of it hears nothing. */
export function cancelEvent({ dialogue, event: n, by, at }: Told.CancelEvent, plan: OpenPlan): Decision<Event> {
  const one = eventOf(plan, n);
  if (!one) return refuse('none');
  if (one.status === 'cancelled') return [];
  if (one.status !== 'planned') return refuse('event-done');
  return droppedEvent(one, { dialogue, by, at });
}

const droppedEvent = (
  { n }: UpdateEvent,
  { dialogue, by, at }: Pick<Told.CancelEvent, 'dialogue' | 'by' | 'at'>,
): readonly Event[] => [
  updateEventChanged.of({ dialogue, event: n, change: 'cancelled', by }),
  note('EventDropped', { n, at }),
];

export function holdEvent({ dialogue, event: n, by, at }: Told.HoldEvent, plan: OpenPlan): Decision<Event> {
  const one = eventOf(plan, n);
  if (!one) return refuse('none');
  if (one.status === 'held') return [];
  if (one.status !== 'planned') return refuse('event-done');
  if (one.start > at) return refuse('event-ahead');
  const done = plan.actions.filter(({ status }) => status === 'done');
  return [
    updateEventChanged.of({ dialogue, event: n, change: 'held', by }),
    note('EventHappened', { n, at }),
    ...done.map(action => actionItemMovedOn.of({ dialogue, action: action.n, status: 'reported', by })),
  ];
}

const isIn = (plan: OpenPlan, { person, participant }: Told.Leave): boolean => {
  const named = [
    ...plan.actions.flatMap(one => [...one.proposers, ...('owner' in one && one.owner ? [one.owner] : [])]),
    ...plan.groups.flatMap(one => [one.convener, one.facilitator, ...one.members]),
    ...plan.groups.flatMap(one => (one.word?.from ? [{ person: one.word.from }] : [])),
    ...[...plan.meetings, ...plan.events].flatMap(one => one.told),
    ...plan.tellings.flatMap(one => one.to ?? []),
    ...plan.actions.flatMap(one => ('word' in one && one.word?.from ? [{ person: one.word.from }] : [])),
  ];
  const votes = plan.voting?.status === 'open' && plan.voting.ballots.some(one => one.participant === participant);
  return votes || named.some(who => who?.person === person);
};

/** She is nowhere in it any more. What she was to see to stands alone then, and is the staff's to give on. */
export function leave(command: Told.Leave, plan: OpenPlan): Decision<Event> {
  const { person, participant, at } = command;
  return isIn(plan, command) ? [...takenOut(plan, command), note('PersonGone', { person, participant, at })] : [];
}

/**
 * Its dialogue is over. Where that is cancelled, what was still to come is not held. Whoever has in her calendar what is not held hears it before
 * the plan is over, by mail or on the phone.
 */
export function end({ dialogue, cancelled, by, at }: Told.End, plan: OpenPlan): Decision<Event> {
  if (plan.endingAt !== undefined) return [];
  const ahead = cancelled ? allConvened(plan).filter(one => isAhead(one, at)) : [];
  const off = allConvened(plan).filter(one => one.status === 'cancelled' || ahead.includes(one));
  if (!off.some(one => one.told.length > 0 && endOf(one) > at)) return [note('PlanOver', { at })];
  const dropping = (one: Convened): readonly Event[] =>
    'group' in one ? dropped(one, { dialogue, by, at }) : droppedEvent(one, { dialogue, by, at });
  return [note('PlanEnding', { at }), ...ahead.flatMap(dropping)];
}

/** A page of those who are to be told something. Twenty at a time: no decision addresses more people. */
function tell({ n, what, of, to }: Telling, { dialogue, everyone }: Told.Due, plan: OpenPlan): Decision<Event> {
  const all = to ?? everyone;
  // Another one was first when people were read: it comes in a minute.
  if (!all) return [];
  const told = all.slice(0, mostAtOnce);
  const numberFor = ({ person }: Who): number => {
    if (what === 'group-word') return plan.groups.find(group => group.n === of)?.words ?? 0;
    const calendar = what === 'meeting-soon' ? 'meeting' : what === 'event-soon' ? 'event' : undefined;
    const near = calendar && convenedIn(plan, calendar, of);
    return near ? (lastWord(near, person)?.number ?? 0) : n;
  };
  return [
    note('TellingGone', { n, told, left: all.slice(mostAtOnce) }),
    ...told.map(who =>
      wantMail(kindOf[what], who.person, { about: aboutOf({ dialogue, of, number: numberFor(who), who }) }),
    ),
  ];
}

/** Nothing was heard of some of them for long: those who look after them and the steering group are asked to see to it. */
function stall({ dialogue, steering, at }: Told.Due, plan: OpenPlan): Decision<Event> {
  const silent = plan.actions.filter(isWaitedFor).filter(one => (stallsAt(one) ?? at) <= at && !one.stalledAt);
  return silent.flatMap(one => [
    actionItemStalled.of({ dialogue, action: one.n }),
    note('ActionSilent', { n: one.n, at }),
    note('TellingKept', { what: 'stalled', of: one.n, to: each([...carersOf(plan, one), ...steering]), due: at }),
  ]);
}

/** Who looks after something that is open is asked how it goes; where nothing is open, nobody is. */
function checkIn(n: number, { dialogue, at }: Told.Due, plan: OpenPlan): Decision<Event> {
  const to = each(plan.actions.filter(isOpenAction).flatMap(one => [...carersOf(plan, one)]));
  const made = note('CheckInMade', { n });
  if (to.length === 0) return [made];
  return [
    dialogueFollowUpDue.of({ dialogue, checkIn: n }),
    made,
    note('TellingKept', { what: 'check-in', of: n, to, due: at }),
  ];
}

/** Owners are reminded that a date is near; each by a telling of her own. */
function remind({ at }: Told.Due, plan: OpenPlan): Decision<Event> {
  const near = plan.actions.filter(isOpenAction).filter(one => one.remindAt !== undefined && one.remindAt <= at);
  return near.flatMap(one => [
    note('DateNear', { n: one.n }),
    note('TellingKept', { what: 'date', of: one.n, to: carersOf(plan, one).slice(0, 1), due: at }),
  ]);
}

/** Nothing is told but that what was planned is not held; then it is over. */
function whileEnding(command: Told.Due, plan: OpenPlan): Decision<Event> {
  const { at } = command;
  const changed = toTellNow(plan, at);
  if (changed) return tellOf(changed, command, plan);
  return (dueOf(plan) ?? at) <= at ? [note('PlanOver', { at })] : [];
}

/** One thing that is due: people are told, voting closes, a check-in is made, a date, meeting or event is near, or something has stalled. */
export function whenDue(command: Told.Due, plan: OpenPlan): Decision<Event> {
  const { dialogue, at } = command;
  if (plan.endingAt !== undefined) return whileEnding(command, plan);
  const telling = plan.tellings.find(one => one.due <= at);
  if (telling) return tell(telling, command, plan);
  const changed = toTellNow(plan, at);
  if (changed) return tellOf(changed, command, plan);
  const { voting } = plan;
  if (voting?.status === 'open' && voting.closesAt <= at) return closeVoting({ dialogue, by: 'program', at }, plan);
  const asked = plan.checkIns.find(one => one.stands === 'ahead' && one.at <= at);
  if (asked) return checkIn(asked.n, command, plan);
  const soon = toRemindOf(plan, at);
  if (soon) return near(soon, at, plan);
  const reminded = remind(command, plan);
  return 'refused' in reminded || reminded.length > 0 ? reminded : stall(command, plan);
}
