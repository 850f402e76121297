import { mailKeyOf, wantMail } from '../../../events/mail-wanted.ts';
import { note } from '../../platform/kernel/decider.ts';
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
import type { Event } from './events.ts';
import { type Meeting, type OpenPlan, openGroup, peopleIn, type UpdateEvent, type Who } from './plan.ts';
import { type About, aboutOf, type Calendar, calendarKinds, mostAtOnce } from './telling.ts';

/** What of a plan stands in calendars: a meeting of a group, or an event to which everyone is invited. Of both people are told alike. */
export type Convened = Meeting | UpdateEvent;

/** Which of the two it is. */
export const calendarOf = (one: Convened): Calendar => ('group' in one ? 'meeting' : 'event');

/** The one of a number. */
export const convenedIn = (
  { meetings, events }: Pick<OpenPlan, 'meetings' | 'events'>,
  calendar: Calendar,
  n: number,
): Convened | undefined =>
  calendar === 'meeting' ? meetings.find(one => one.n === n) : events.find(one => one.n === n);

/** All of a plan, in the order in which they are looked at. */
export const allConvened = ({ meetings, events }: Pick<OpenPlan, 'meetings' | 'events'>): readonly Convened[] => [
  ...events,
  ...meetings,
];

/** What of a plan is to be told now. */
export const toTellNow = (plan: OpenPlan, at: string): Convened | undefined =>
  allConvened(plan).find(one => one.tellAt !== undefined && one.tellAt <= at);

/** What people are to be reminded of now. */
export const toRemindOf = (plan: OpenPlan, at: string): Convened | undefined =>
  allConvened(plan).find(one => one.remindAt !== undefined && one.remindAt <= at);

/** Whether it is to be held, and has not begun. */
export const isAhead = (one: Convened, at: string): boolean => one.status === 'planned' && !hasBegun(one, at);

const stillInvited = (one: Convened): readonly string[] =>
  one.told.map(({ person }) => person).filter(person => lastWord(one, person)?.as !== 'cancelled');

/**
 * Who is to be there. At a meeting, whoever belongs to its group now. At an event, everyone of the dialogue, as they are when it is told of,
 * and whoever was invited before: nobody is taken out but by leaving the dialogue, which takes her words out too.
 */
function askingOf(plan: Pick<OpenPlan, 'groups'>, one: Convened, everyone: readonly Who[] = []): Asking {
  const stands = one.status !== 'cancelled';
  if (!('group' in one)) return { people: [...new Set([...personsOf(everyone), ...stillInvited(one)])], stands };
  const own = openGroup(plan, one.group);
  return { people: own ? personsOf(peopleIn(own)) : [], stands };
}

/** Whether everyone of the dialogue is asked there; what is not held is told to whoever was invited. */
export const asksEveryone = (one: Convened): boolean => calendarOf(one) === 'event' && one.status !== 'cancelled';

const personsOf = (all: readonly Who[]): readonly string[] => all.map(({ person }) => person);

/** So many have it in their calendars, as far as anyone knows. */
export const invitedTo = (one: Convened): number => new Set(stillInvited(one)).size;

const kindFor = (calendar: Calendar, { as }: Pick<Word, 'as'>): string =>
  calendarKinds[calendar][as === 'cancelled' ? 'off' : 'word'];

const aboutWord = (dialogue: string, n: number, { person, number }: Pick<Word, 'person' | 'number'>): string =>
  aboutOf({ dialogue, of: n, number, who: { person } });

/** The key of the mail that a word went in. */
export const keyOfWord = (dialogue: string, one: Convened, word: Word): string =>
  mailKeyOf(kindFor(calendarOf(one), word), aboutWord(dialogue, one.n, word));

type Telling = Pick<Told.Due, 'dialogue' | 'at' | 'unsent' | 'everyone'>;

/** What is new of it is told, twenty people at a time. */
export function tellOf(one: Convened, { dialogue, unsent, everyone, at }: Telling, plan: OpenPlan): readonly Event[] {
  const { n } = one;
  // Another one was first when people were read: it comes in a minute.
  if (asksEveryone(one) && !everyone) return [];
  const isUnsent = (word: Word): boolean => unsent.includes(keyOfWord(dialogue, one, word));
  const due = wordsDueOn(one, askingOf(plan, one, everyone), { isUnsent, at });
  const words = due.slice(0, mostAtOnce);
  const told = { n, words, more: words.length < due.length, at };
  return [
    calendarOf(one) === 'meeting' ? note('GroupMeetingTold', told) : note('EventTold', told),
    ...words.map(word =>
      wantMail(kindFor(calendarOf(one), word), word.person, { about: aboutWord(dialogue, n, word) }),
    ),
  ];
}

/** People are reminded, each of what she was told last. Whoever has come to the dialogue since an event was planned is invited with that. */
export function near(one: Convened, at: string, plan: OpenPlan): readonly Event[] {
  const { n } = one;
  const to: Who[] = remindedOfIt(one, askingOf(plan, one), at).map(({ person }) => ({ person }));
  const calendar = calendarOf(one);
  const reminded = calendar === 'meeting' ? note('GroupMeetingNear', { n }) : note('EventNear', { n, at });
  if (to.length === 0) return [reminded];
  return [reminded, note('TellingKept', { what: `${calendar}-soon`, of: n, to, due: at })];
}

/** Someone takes part in the dialogue no more, and nothing here knows her from now on: her calendar is told at once that she is not expected. */
export const takenOut = (
  plan: OpenPlan,
  { dialogue, person, unsent, at }: Pick<Told.Leave, 'dialogue' | 'person' | 'unsent' | 'at'>,
): readonly Event[] =>
  allConvened(plan).flatMap(one => {
    const words = wordsTo(one, person);
    const last = words.findLast(word => !unsent.includes(keyOfWord(dialogue, one, word)));
    if (!last || last.as === 'cancelled' || endOf(one) <= at) return [];
    const about = aboutWord(dialogue, one.n, { person, number: words.length });
    return [wantMail(calendarKinds[calendarOf(one)].off, person, { about })];
  });

/** What a mail of a calendar is about, as it stands: the word that is still the newest to her. */
export function wordStill(
  plan: OpenPlan,
  calendar: Calendar,
  { of, number, who: person, at }: Pick<About, 'of' | 'number' | 'who'> & { readonly at: string },
): Word | undefined {
  const one = convenedIn(plan, calendar, of);
  return one && stillSo(one, askingOf(plan, one), { person, number, at });
}

/** Whether her calendar is still to be told that she is not expected there: also of one of whom nothing is known here any more. */
export function isOff(
  plan: OpenPlan,
  calendar: Calendar,
  { of, number, who: person, at }: Pick<About, 'of' | 'number' | 'who'> & { readonly at: string },
): boolean {
  const one = convenedIn(plan, calendar, of);
  if (!one || endOf(one) <= at) return false;
  const { people, stands } = askingOf(plan, one);
  const last = lastWord(one, person);
  return !(stands && people.includes(person)) && (last === undefined || last.number === number);
}
