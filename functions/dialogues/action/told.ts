import * as v from 'valibot';
import {
  because,
  exactly,
  type Fault,
  faultAt,
  idsOf,
  line,
  note,
  oneOf,
  realDay,
  someId,
  timeOfDay,
} from '../../program/checks.ts';
import { program } from '../../program/settings.ts';
import { wordsFor } from '../../program/words.ts';
import { eventKinds } from './plan.ts';

const { dialogues, advisory } = program;
const { action: settings } = dialogues;

/** The longest words, in characters. */
export const longest = {
  title: 120,
  text: 400,
  did: 400,
  words: 400,
  answer: 600,
  group: 80,
  groupWord: 600,
  place: 120,
} as const;

const count = (least: number, most: number) =>
  v.pipe(
    v.number(because('number')),
    v.integer(because('number')),
    v.minValue(least, because('number')),
    v.maxValue(most, because('number')),
  );
const number = count(1, 9999);

const mostProposers = 20;

/** People who are named at once, each once. */
const named = (most: number) =>
  v.pipe(
    v.array(someId, because('list')),
    v.maxLength(most, because('tooMany')),
    v.check(list => new Set(list).size === list.length, because('twice')),
  );
const everyone = v.pipe(named(40), v.minLength(1, because('empty')));

/** An idea: what people would like to be done, in public words that name nobody. */
export const idea = exactly({
  title: line(longest.title),
  text: v.optional(note(longest.text)),
  circle: v.optional(number),
  /** By their registrations: who is told where it is not taken. */
  proposers: v.optional(named(mostProposers), []),
});

/** What is changed of an action; what is left out stays. */
export const change = exactly({
  action: number,
  title: v.optional(line(longest.title)),
  text: v.optional(note(longest.text)),
  did: v.optional(note(longest.did)),
  group: v.optional(number),
  owner: v.optional(someId),
  date: v.optional(realDay),
});

export const adoption = exactly({ action: number, group: number, owner: v.optional(someId), date: realDay });
export const notTaking = exactly({ action: number, reason: oneOf(settings.notTakenReasons) });
export const dropping = exactly({ action: number, reason: oneOf(settings.dropReasons) });
export const merging = exactly({ action: number, into: number });
export const referral = exactly({ action: number, body: oneOf(idsOf(advisory.bodies)) });
export const answering = exactly({
  action: number,
  text: v.pipe(note(longest.answer), v.minLength(1, because('empty'))),
});

/** How it goes; what it waits for, where it does. */
export const progressing = exactly({
  action: number,
  status: oneOf(['in-progress', 'blocked', 'done']),
  reason: v.optional(oneOf(settings.blockedReasons)),
  words: v.optional(note(longest.words)),
});

/** What whoever looks after it says besides. */
export const ownWords = exactly({ words: v.optional(note(longest.words)) });

/** Until the end of which day people vote, and with how many dots each. */
export const opening = exactly({ until: realDay, dots: v.optional(count(1, 10), settings.dots) });

const mostDots = 2000;
const dotted = v.pipe(
  v.array(exactly({ action: number, dots: count(0, mostDots) }), because('list')),
  v.maxLength(200, because('tooMany')),
  v.check(list => new Set(list.map(one => one.action)).size === list.length, because('twice')),
  v.check(list => list.reduce((sum, one) => sum + one.dots, 0) <= mostDots, because('tooMany')),
);

/** How someone put her dots. */
export const ballot = exactly({ participant: someId, dots: dotted });
/** A sheet of paper: so many people put so many dots. */
export const paper = exactly({ sheet: number, people: count(0, 500), dots: v.optional(dotted, []) });
/** The priorities that staff name; the most wanted, where left out. */
export const closing = exactly({
  priorities: v.optional(
    v.pipe(
      v.array(number, because('list')),
      v.maxLength(20, because('tooMany')),
      v.check(list => new Set(list).size === list.length, because('twice')),
    ),
  ),
});

/** Dots as the judgement has them: the number of an idea once for each. */
export const dotsOf = (list: v.InferOutput<typeof dotted>): readonly number[] =>
  list.flatMap(({ action, dots }) => Array.from({ length: dots }, () => action));

const leading = { convener: v.optional(someId), facilitator: v.optional(someId) };
export const group = exactly({ title: line(longest.group), ...leading });
export const groupChange = exactly({ group: number, title: v.optional(line(longest.group)), ...leading });
export const whichGroup = exactly({ group: number });
/** Who joins a group, or leaves it: by their registrations, or as they plan or facilitate the dialogue. */
export const members = exactly({ group: number, people: everyone });
/** What everyone of a group is told. */
export const groupWord = exactly({
  group: number,
  text: v.pipe(note(longest.groupWord), v.minLength(1, because('empty'))),
});
export const groupMerge = exactly({ group: number, into: number });

/** On which day the forum was held. */
export const forum = exactly({ date: realDay });

const when = {
  date: realDay,
  time: timeOfDay,
  minutes: v.pipe(
    v.number(because('number')),
    v.check(long => dialogues.sessions.minutes.includes(long), because('unknownId')),
  ),
  place: line(longest.place),
};
export const event = exactly({ kind: oneOf(eventKinds), ...when });
export const eventMove = exactly({ event: number, ...when });
export const whichEvent = exactly({ event: number });
export const meeting = exactly({ group: number, ...when });
export const meetingMove = exactly({ meeting: number, ...when });
export const whichMeeting = exactly({ meeting: number });
/** When and where, and what is told, as the convener of a group fills it in by link. */
export const ownMeeting = exactly(when);
export const ownGroupWord = exactly({ text: v.pipe(note(longest.groupWord), v.minLength(1, because('empty'))) });

const pointers: Readonly<Record<string, string>> = {
  'action-past': '/date',
  'action-far': '/date',
  'voting-past': '/until',
  'voting-far': '/until',
  'forum-ahead': '/date',
  'event-over': '/date',
  'event-far': '/date',
  'event-gap': '/time',
  'meeting-overlaps': '/time',
  'group-full': '/people',
  'dots-many': '/dots',
  'reason-missing': '/reason',
  'convener-facilitates': '/facilitator',
};

/** What is wrong with a day, time or count, at its field; undefined for a reason that is not about one. */
export const faultOf = (reason: string, reader: string): Fault | undefined =>
  faultAt(reason, { pointers, said: wordsFor(reader).action.faults, values: { days: dialogues.mostDaysAhead } });
