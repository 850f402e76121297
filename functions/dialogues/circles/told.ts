import * as v from 'valibot';
import {
  because,
  exactly,
  type Fault,
  faultAt,
  language,
  note,
  oneOf,
  realDay,
  someId,
  timeOfDay,
} from '../../program/checks.ts';
import { program } from '../../program/settings.ts';
import { timeText, wordsFor } from '../../program/words.ts';
import { slotIdOf } from './gathering.ts';

const { dialogues, quietHours } = program;

/** The longest answer of a record sheet, in characters. */
export const longestAnswer = 2000;
/** No list that is sent is longer: more than can sit in a circle. */
const mostPeople = 30;
const mostLanguages = 6;

const number = v.pipe(v.number(because('number')), v.integer(because('number')), v.minValue(1, because('number')));
const several = (most: number) =>
  v.pipe(
    v.array(someId, because('list')),
    v.maxLength(most, because('tooMany')),
    v.check(list => new Set(list).size === list.length, because('twice')),
  );
const interpreted = v.pipe(
  v.array(language, because('list')),
  v.maxLength(mostLanguages, because('tooMany')),
  v.check(list => new Set(list).size === list.length, because('twice')),
);

const meets = { venue: someId, language, interpreted: v.optional(interpreted, []) };

/** A circle as staff form it: those who registered, by their ids; facilitators by theirs. */
export const circle = exactly({
  participants: v.optional(several(mostPeople), []),
  facilitators: v.optional(several(mostPeople), []),
  ...meets,
});

const mostSlots = 40;

/** When and where circles could meet: a half-day, a venue, who interprets there, and in which language where staff have settled it. */
export const slots = exactly({
  slots: v.pipe(
    v.array(
      exactly({
        time: oneOf(program.availability),
        venue: someId,
        interpreters: v.optional(interpreted, []),
        language: v.optional(language),
      }),
      because('list'),
    ),
    v.minLength(1, because('empty')),
    v.maxLength(mostSlots, because('tooMany')),
    v.check(list => new Set(list.map(slotIdOf)).size === list.length, because('twice')),
  ),
});

/** Which circle, and whom: one who registered, or one of the facilitators. */
export const whoInCircle = exactly({ circle: number, who: someId });
/** Left out, `from` is no circle and `to` is none: she sits in it anew, or in none any more. */
export const whoMoves = v.pipe(
  exactly({ who: someId, from: v.optional(number), to: v.optional(number) }),
  v.check(({ from, to }) => from !== undefined || to !== undefined, because('empty')),
);
export const whichCircle = exactly({ circle: number });
export const settled = exactly({ circle: number, ...meets, reason: v.optional(oneOf(dialogues.goOnReasons)) });

const when = {
  date: realDay,
  time: timeOfDay,
  minutes: v.pipe(
    v.number(because('number')),
    v.check(long => dialogues.sessions.minutes.includes(long), because('unknownId')),
  ),
  /** Where it is not where the circle meets. */
  venue: v.optional(someId),
  /** Why the venue will do although not everyone has a seat there. */
  reason: v.optional(oneOf(dialogues.goOnReasons)),
};

export const session = exactly({ circle: number, ...when });
export const movedSession = exactly({ circle: number, session: number, ...when });
export const whichSession = exactly({ circle: number, session: number });

/** Several circles at once, as they were proposed. */
export const taken = exactly({
  circles: v.pipe(
    v.array(circle, because('list')),
    v.minLength(1, because('empty')),
    v.maxLength(mostSlots, because('tooMany')),
  ),
});

/** What a record sheet asks: who was there, how many besides, and the three questions. */
const asked = {
  attended: v.optional(several(mostPeople), []),
  walkIns: v.optional(
    v.pipe(
      v.number(because('number')),
      v.integer(because('number')),
      v.minValue(0, because('number')),
      v.maxValue(200, because('number')),
    ),
    0,
  ),
  experiences: v.optional(note(longestAnswer)),
  views: v.optional(note(longestAnswer)),
  ideas: v.optional(note(longestAnswer)),
};

/** A record sheet as a facilitator sends it. */
export const ownSheet = exactly(asked);

/** The same, typed from paper. */
export const sheet = exactly({ circle: number, session: number, ...asked });

const pointers: Readonly<Record<string, string>> = {
  'session-past': '/date',
  'session-far': '/date',
  'session-before-kick-off': '/date',
  'session-gap': '/time',
  'session-night': '/time',
  'session-overlaps': '/time',
  'session-place-taken': '/venue',
  'session-no-room': '/reason',
  'session-facilitator-taken': '/time',
};

/** What is wrong with when and where a session should be, at its field; undefined for a reason that is not about that. */
export function faultOf(reason: string, reader: string): Fault | undefined {
  const values = { days: dialogues.mostDaysAhead, from: timeText(quietHours.to, reader) };
  return faultAt(reason, { pointers, said: wordsFor(reader).circles.faults, values });
}
