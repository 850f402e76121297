import * as v from 'valibot';
import { because, email, exactly, idsOf, line, oneOf, someOf, spoken } from '../program/checks.ts';
import { program } from '../program/settings.ts';

const { mostHouseholds } = program.navigators;

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
};

/** A trained volunteer, as staff enter her. */
export const posted = exactly({
  name: line(80),
  email,
  ...profile,
  capacity: v.optional(households(mostHouseholds.byStaff), 1),
});

/** What staff correct of her; what is left out stays as it is. */
export const corrected = exactly({
  name: v.optional(line(80)),
  email: v.optional(email),
  languages: v.optional(languages),
  areas: v.optional(areas),
  strengths: v.optional(strengths),
  availability: v.optional(availability),
  gender: v.optional(gender),
  experiences: v.optional(experiences),
  limits: v.optional(limits),
  capacity: v.optional(households(mostHouseholds.byStaff)),
});

/** What she changes by herself: all that she told but her name and address. She may keep as many households as were agreed with her. */
export const ownProfile = (agreed: number) =>
  exactly({ ...profile, capacity: households(Math.max(agreed, mostHouseholds.byHerself)) });

/** The day on which she is back, as a date of the program's place. */
export const pause = exactly({ until: v.pipe(line(10), v.isoDate(because('date'))) });
