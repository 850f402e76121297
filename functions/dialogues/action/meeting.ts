import { actionGroupMeetingChanged } from '../../../events/action-group-meeting-changed.ts';
import { mailKeyOf, wantMail } from '../../../events/mail-wanted.ts';
import { type Decision, note, refuse } from '../../platform/kernel/decider.ts';
import { plusMinutes } from '../../platform/kernel/time.ts';
import {
  type Asking,
  endOf,
  hasBegun,
  lastWord,
  remindedOfIt,
  stillSo,
  type Word,
  wordsDueOn,
  wordsTo,
} from '../appointment.ts';
import type * as Told from './commands.ts';
import type { Event, Fixed } from './events.ts';
import { type Meeting, type OpenPlan, openGroup, peopleIn, type Who } from './plan.ts';
import { startOf, type Wished } from './planning.ts';
import { type About, aboutOf, meetingKinds, mostAtOnce } from './telling.ts';

/** So many meetings the groups of a dialogue have in all: what is read at once stays small. */
const mostMeetings = 80;

export const meetingOf = ({ meetings }: Pick<OpenPlan, 'meetings'>, n: number): Meeting | undefined =>
  meetings.find(one => one.n === n);

/** It is to be held, and has not begun. */
export const isAhead = (one: Meeting, at: string): boolean => one.status === 'planned' && !hasBegun(one, at);

/** The meetings of a group that are ahead, the next first. */
export const aheadOf = ({ meetings }: Pick<OpenPlan, 'meetings'>, group: number, at: string): readonly Meeting[] =>
  meetings
    .filter(one => one.group === group && isAhead(one, at))
    .toSorted((one, other) => one.start.localeCompare(other.start));

/** Who belongs to a meeting: whoever belongs to its group now. */
function askingOf(plan: Pick<OpenPlan, 'groups'>, { group, status }: Meeting): Asking {
  const own = openGroup(plan, group);
  return { people: own ? peopleIn(own).map(({ person }) => person) : [], stands: status === 'planned' };
}

const isAt = (one: Meeting, { date, time, minutes, place }: Wished): boolean =>
  one.date === date && one.time === time && one.minutes === minutes && one.place === place;

/** When a group's meeting can be: its instant, or why not. A group meets once at a time. */
function fitting(
  plan: OpenPlan,
  { group, n, wished, at }: { group: number; n?: number; wished: Wished; at: string },
): Fixed | string {
  const found = startOf(wished, at);
  if (typeof found === 'string') return found;
  const end = plusMinutes(found.start, wished.minutes);
  const others = plan.meetings.filter(one => one.group === group && one.status === 'planned' && one.n !== n);
  return others.some(one => one.start < end && endOf(one) > found.start) ? 'meeting-overlaps' : { ...wished, ...found };
}

/** Everyone of the group is invited when ten minutes have changed nothing. Planned twice, by a press that was repeated, it is planned once. */
export function planMeeting({ dialogue, group, wished, by, at }: Told.PlanMeeting, plan: OpenPlan): Decision<Event> {
  if (!openGroup(plan, group)) return refuse(plan.groups.some(one => one.n === group) ? 'group-over' : 'none');
  const { meetings } = plan;
  if (meetings.some(one => one.group === group && one.status === 'planned' && isAt(one, wished))) return [];
  if (meetings.length >= mostMeetings) return refuse('dialogue-full');
  const fixed = fitting(plan, { group, wished, at });
  if (typeof fixed === 'string') return refuse(fixed);
  const n = meetings.length + 1;
  return [
    actionGroupMeetingChanged.of({ dialogue, group, meeting: n, change: 'planned', by }),
    note('GroupMeetingKept', { n, group, fixed, at }),
  ];
}

/** What has begun is not moved any more: another one is planned. */
export function moveMeeting(
  { dialogue, meeting: n, wished, by, at }: Told.MoveMeeting,
  plan: OpenPlan,
): Decision<Event> {
  const one = meetingOf(plan, n);
  if (!one) return refuse('none');
  if (!isAhead(one, at)) return refuse('meeting-over');
  if (isAt(one, wished)) return [];
  const { group } = one;
  const fixed = fitting(plan, { group, n, wished, at });
  if (typeof fixed === 'string') return refuse(fixed);
  return [
    actionGroupMeetingChanged.of({ dialogue, group, meeting: n, change: 'moved', by }),
    note('GroupMeetingPlaced', { n, fixed, at }),
  ];
}

interface Doing {
  readonly dialogue: string;
  readonly by: string;
  readonly at: string;
}

/** It is not held: whoever was invited hears it. */
export const dropped = ({ n, group }: Meeting, { dialogue, by, at }: Doing): readonly Event[] => [
  actionGroupMeetingChanged.of({ dialogue, group, meeting: n, change: 'cancelled', by }),
  note('GroupMeetingDropped', { n, at }),
];

export function cancelMeeting({ dialogue, meeting: n, by, at }: Told.CancelMeeting, plan: OpenPlan): Decision<Event> {
  const one = meetingOf(plan, n);
  if (!one) return refuse('none');
  if (one.status === 'cancelled') return [];
  return isAhead(one, at) ? dropped(one, { dialogue, by, at }) : refuse('meeting-over');
}

const kindFor = ({ as }: Pick<Word, 'as'>): string => meetingKinds[as === 'cancelled' ? 'off' : 'word'];

const aboutWord = (dialogue: string, n: number, { person, number }: Pick<Word, 'person' | 'number'>): string =>
  aboutOf({ dialogue, of: n, number, who: { person } });

/** The key of the mail that a word on a meeting went in. */
export const keyOfWord = (dialogue: string, n: number, word: Word): string =>
  mailKeyOf(kindFor(word), aboutWord(dialogue, n, word));

/** What is new of a meeting is told, twenty people at a time. */
export function tellMeeting(one: Meeting, { dialogue, unsent, at }: Told.Due, plan: OpenPlan): readonly Event[] {
  const isUnsent = (word: Word): boolean => unsent.includes(keyOfWord(dialogue, one.n, word));
  const due = wordsDueOn(one, askingOf(plan, one), { isUnsent, at });
  const words = due.slice(0, mostAtOnce);
  return [
    note('GroupMeetingTold', { n: one.n, words, more: words.length < due.length, at }),
    ...words.map(word => wantMail(kindFor(word), word.person, { about: aboutWord(dialogue, one.n, word) })),
  ];
}

/** People are reminded, each of what she was told last. */
export function nearMeeting(one: Meeting, at: string, plan: OpenPlan): readonly Event[] {
  const to: Who[] = remindedOfIt(one, askingOf(plan, one), at).map(({ person }) => ({ person }));
  const near = note('GroupMeetingNear', { n: one.n });
  return to.length > 0 ? [near, note('TellingKept', { what: 'meeting-soon', of: one.n, to, due: at })] : [near];
}

/** Someone takes part in the dialogue no more, and nothing here knows her from now on: her calendar is told at once that she is not expected. */
export const takenOut = (
  { meetings }: OpenPlan,
  person: string,
  { dialogue, at }: Omit<Doing, 'by'>,
): readonly Event[] =>
  meetings.flatMap(one => {
    const last = lastWord(one, person);
    if (!last || last.as === 'cancelled' || endOf(one) <= at) return [];
    const number = wordsTo(one, person).length;
    return [wantMail(meetingKinds.off, person, { about: aboutWord(dialogue, one.n, { person, number }) })];
  });

/** What of a meeting a mail is about, as it stands: the word that is still the newest to her. */
export function wordStill(plan: OpenPlan, { of, number, who: person }: About, at: string): Word | undefined {
  const one = meetingOf(plan, of);
  return one && stillSo(one, askingOf(plan, one), { person, number, at });
}

/** Whether her calendar is still to be told that she is not expected there: also of one of whom nothing is known here any more. */
export function isOff(plan: OpenPlan, { of, number, who: person }: About, at: string): boolean {
  const one = meetingOf(plan, of);
  if (!one || endOf(one) <= at) return false;
  const { people, stands } = askingOf(plan, one);
  const last = lastWord(one, person);
  return !(stands && people.includes(person)) && (last === undefined || last.number === number);
}
