import * as v from 'valibot';
import { seen } from '../platform/conflict.ts';
import {
  because,
  email,
  exactly,
  idsOf,
  language,
  line,
  oneOf,
  phone,
  realDay,
  someId,
  someOf,
  spoken,
  truth,
} from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { stopReasons } from './commands.ts';
import { gateKeys } from './gates.ts';

const { mostHouseholds, gateKeepers } = program.navigators;

const some = (ids: readonly string[]) => someOf(ids, ids.length);

const languages = v.pipe(
  v.array(spoken, because('list')),
  v.minLength(1, because('empty')),
  v.maxLength(12, because('tooMany')),
  v.check(list => new Set(list.map(one => one.code)).size === list.length, because('twice')),
);
const areas = v.pipe(some(idsOf(program.areas)), v.minLength(1, because('empty')));
const strengths = some(idsOf(program.needs));
const availability = v.pipe(some(program.availability), v.minLength(1, because('empty')));
const gender = oneOf(program.genders);
const experiences = some(program.experiences);
const limits = some(program.limits);

const households = (most: number) =>
  v.pipe(
    v.number(because('number')),
    v.integer(because('number')),
    v.minValue(1, because('number')),
    v.maxValue(most, because('tooMany')),
  );

/** What is told of her besides her name, her address and how many households she can have. */
const profile = {
  languages,
  areas,
  strengths: v.optional(strengths, []),
  availability,
  gender: v.optional(gender),
  experiences: v.optional(experiences, []),
  limits: v.optional(limits, []),
  remote: v.optional(truth),
};

/** A trained volunteer, as staff enter her. */
export const posted = exactly({
  name: line(80),
  email,
  phone: v.optional(phone),
  ...profile,
  capacity: v.optional(households(mostHouseholds.byStaff), 1),
});

/** What someone tells who would like to become a navigator. */
export const application = exactly({
  name: line(80),
  email,
  phone: v.optional(phone),
  ofAge: v.pipe(
    truth,
    v.check(is => is, because('ofAge')),
  ),
  ...profile,
  capacity: v.optional(households(mostHouseholds.byHerself), 1),
  consent: exactly({ version: v.literal(program.consent.version, because('consent')), language }),
});

/** An application as it was posted, checked. */
export type PostedApplication = v.InferOutput<typeof application>;

/** What staff correct of her; what is left out stays as it is, and so does what others have changed since it was `seen`. An empty number is taken away. */
export const corrected = exactly({
  name: v.optional(line(80)),
  email: v.optional(email),
  phone: v.optional(v.union([v.literal(''), phone], because('phone'))),
  languages: v.optional(languages),
  areas: v.optional(areas),
  strengths: v.optional(strengths),
  availability: v.optional(availability),
  /** Empty: she would rather not say. */
  gender: v.optional(oneOf([...program.genders, ''])),
  experiences: v.optional(experiences),
  limits: v.optional(limits),
  remote: v.optional(truth),
  capacity: v.optional(households(mostHouseholds.byStaff)),
  seen,
});

/** A correction as it was sent, checked. */
export type Corrected = v.InferOutput<typeof corrected>;

/** What she changes by herself: all that she told but her name and address; a number that is left out is taken away. She may keep as many households as were agreed with her. */
export const ownProfile = (agreed: number) =>
  exactly({ ...profile, phone: v.optional(phone), capacity: households(Math.max(agreed, mostHouseholds.byHerself)) });

/** A date of the program's place. */
const day = realDay;

/** The day on which she is back. */
export const pause = exactly({ until: day });

/** The same by staff, who may have seen that she pauses already. */
export const pauseSeen = exactly({ until: day, seen });

/** A step, the day on which it was passed, and who carried it out. */
export const passing = exactly({ gate: oneOf(gateKeys), on: day, by: v.optional(oneOf(gateKeepers)), seen });

/** Why staff suspend someone. What has run out is the program's own reason. */
export const suspension = exactly({ reason: oneOf(['concern', 'other']), seen });

/** Why someone stops. */
export const stopping = exactly({ reason: v.optional(v.picklist(stopReasons, because('unknownId')), 'stopped') });

/** The household that she must not be paired with; `apart: false` takes it back. */
export const keepingApart = exactly({ arrival: someId, apart: v.optional(truth, true) });
