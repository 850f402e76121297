import * as v from 'valibot';
import { seen } from '../platform/conflict.ts';
import {
  because,
  email,
  exactly,
  type Fault,
  faultAt,
  idsOf,
  language,
  line,
  note,
  oneOf,
  phone,
  realDay,
  someId,
  someOf,
  timeOfDay,
} from '../program/checks.ts';
import { dialogueStages } from '../program/dialogue-stages.ts';
import { program } from '../program/settings.ts';
import { wordsFor } from '../program/words.ts';
import { shownAt, stepsOf } from './calendar.ts';
import { backgrounds, everywhere, formats, type KickOff } from './dialogue.ts';

const { dialogues } = program;

/** The longest that can be told, in characters. */
export const longest = { topic: 120, goals: 600, place: 120, venue: 80, name: 80, results: 3000 } as const;

const mostLanguages = 12;

const languages = v.pipe(
  v.array(language, because('list')),
  v.maxLength(mostLanguages, because('tooMany')),
  v.check(list => new Set(list).size === list.length, because('twice')),
);

const areas = [...idsOf(program.areas), everywhere];

/** From what its topic is taken, where it is: a need of the settings, or an issue of the advisory group. */
const source = exactly({ need: v.optional(oneOf(idsOf(program.needs))), issue: v.optional(someId) });

/** A dialogue as staff draft it. */
export const draft = exactly({
  format: v.picklist(formats, because('unknownId')),
  topic: line(longest.topic),
  goals: v.optional(note(longest.goals)),
  area: v.optional(oneOf(areas)),
  languages: v.optional(languages, []),
  from: v.optional(source),
});

/** What staff change of it; what is left out stays. */
export const changed = exactly({
  topic: v.optional(line(longest.topic)),
  goals: v.optional(note(longest.goals)),
  area: v.optional(oneOf(areas)),
  languages: v.optional(languages),
  seen,
});

const seats = v.pipe(
  v.number(because('number')),
  v.integer(because('number')),
  v.minValue(1, because('number')),
  v.maxValue(2000, because('number')),
);

/** Where people can meet: how many fit in, and which access needs it serves. */
export const venue = exactly({
  title: line(longest.venue),
  seats,
  access: v.optional(someOf(program.accessNeeds, program.accessNeeds.length), []),
});

/** One of the venues, by its id. */
export const venueId = exactly({ venue: someId });

/** Someone of the steering group or the facilitators, by name: reached in exactly one way. */
const someone = {
  name: line(longest.name),
  email: v.optional(email),
  phone: v.optional(phone),
  background: v.picklist(backgrounds, because('unknownId')),
  /** The language that she is written to in. */
  language: v.optional(language, program.language),
};

interface Reached {
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

const isInOneWay = (one: Reached): boolean => (one.email === undefined) !== (one.phone === undefined);

/** One of the steering group. */
export const organizer = v.pipe(
  exactly(someone),
  v.forward(v.partialCheck([['email'], ['phone']], isInOneWay, because('oneWay')), ['email']),
);

/** One of the facilitators: in which languages, and since when trained (a local date). */
export const facilitator = v.pipe(
  exactly({ ...someone, languages: v.optional(languages, []), trainedOn: v.optional(realDay) }),
  v.forward(v.partialCheck([['email'], ['phone']], isInOneWay, because('oneWay')), ['email']),
);

export type Someone = v.InferOutput<typeof organizer>;

/** One of them, by the person's id. */
export const personId = exactly({ person: someId });

/** On which day a facilitator was trained. */
export const training = exactly({ person: someId, on: realDay, seen });

/** The kick-off's local date and time, and where. */
export const kickOff = exactly({ date: realDay, time: timeOfDay, place: line(longest.place), seen });

/** Until which day registration is extended. */
export const extension = exactly({ until: realDay });

/** To which stage, and, where something is missing, why nevertheless. */
export const move = exactly({
  stage: v.picklist(dialogueStages, because('unknownId')),
  reason: v.optional(oneOf(dialogues.goOnReasons)),
});

/** Which of the staff's steps is done. */
export const ticked = exactly({
  step: oneOf(
    formats.flatMap(format => stepsOf(format).flatMap(({ step }) => (step.owner === 'staff' ? [step.key] : []))),
  ),
});

/** What came of it: words for everyone with a place, which name nobody. */
export const results = exactly({ text: v.pipe(note(longest.results), v.minLength(1, because('empty'))) });

/** Why it is cancelled: a code, since words about it would soon name someone. */
export const cancellation = exactly({
  reason: oneOf(dialogues.cancelReasons),
});

/** The kick-off with its instant; undefined where the clock never shows that time. */
export function kickOffOf({ date, time, place }: Omit<v.InferOutput<typeof kickOff>, 'seen'>): KickOff | undefined {
  const at = shownAt(date, time);
  return at === undefined ? undefined : { date, time, at, place };
}

const pointers: Readonly<Record<string, string>> = {
  'kick-off-past': '/date',
  'kick-off-far': '/date',
  'kick-off-gap': '/time',
  'training-ahead': '/on',
  'registration-until': '/until',
};

/** What is wrong with a day or time, at its field; undefined for a reason that is not about one. */
export const faultOf = (reason: string, reader: string): Fault | undefined =>
  faultAt(reason, { pointers, said: wordsFor(reader).dialogues.faults, values: { days: dialogues.mostDaysAhead } });
