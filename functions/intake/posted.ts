import * as v from 'valibot';
import { seen } from '../platform/conflict.ts';
import {
  because,
  email,
  exactly,
  idsOf,
  language,
  line,
  note,
  oneOf,
  phone,
  someOf,
  spoken,
  truth,
} from '../program/checks.ts';
import { program } from '../program/settings.ts';

const contact = v.pipe(
  exactly({ email: v.optional(email), phone: v.optional(phone), agency: v.optional(oneOf(idsOf(program.partners))) }),
  v.check(given => Object.values(given).filter(one => one !== undefined).length === 1, because('oneContact')),
);

const spokenLanguages = v.pipe(
  v.array(spoken, because('list')),
  v.minLength(1, because('empty')),
  v.maxLength(8, because('tooMany')),
  v.check(list => new Set(list.map(one => one.code)).size === list.length, because('twice')),
);

const household = exactly({
  adults: v.optional(
    v.pipe(
      v.number(because('number')),
      v.integer(because('number')),
      v.minValue(1, because('adults')),
      v.maxValue(20, because('adults')),
    ),
  ),
  childrenAgeBands: v.optional(someOf(program.childrenAgeBands, 3), []),
});

const preferences = exactly({
  navigatorGender: v.optional(exactly({ value: oneOf(program.genders), required: v.optional(truth, false) })),
  sharedExperience: v.optional(someOf(program.experiences, program.experiences.length)),
});

const introduction = v.picklist(['at-once', 'ask-me-first'], because('unknownId'));
const area = oneOf(idsOf(program.areas));
const arrivalWindow = oneOf(program.arrivalWindows);
const needs = someOf(idsOf(program.needs), 10);
const availability = someOf(program.availability, program.availability.length);
const accessNeeds = someOf(program.accessNeeds, program.accessNeeds.length);
const safeContact = someOf(program.safeContact, program.safeContact.length);
const preferredName = line(80);
const notes = note(500);

/** What may be left out, and then has its default. */
const rest = {
  introduction: v.optional(introduction, 'ask-me-first'),
  interpreterNeeded: v.optional(truth),
  area: v.optional(area),
  remote: v.optional(truth),
  household: v.optional(household),
  arrivalWindow: v.optional(arrivalWindow),
  needs: v.optional(needs, []),
  urgent: v.optional(truth, false),
  availability: v.optional(availability, []),
  preferences: v.optional(preferences),
  accessNeeds: v.optional(accessNeeds, []),
  safeContact: v.optional(safeContact, []),
  notes: v.optional(notes),
};

/** `POST /arrivals`: what a household tells. Unknown fields are refused by name. */
export const posted = exactly({
  preferredName,
  contact,
  languages: spokenLanguages,
  consent: exactly({ version: v.literal(program.consent.version, because('consent')), language }),
  adult: truth,
  ...rest,
});

/** A household as it was posted, checked. */
export type PostedArrival = v.InferOutput<typeof posted>;

/** All that it tells, told anew by itself: what is left out is taken back. How it is reached is changed by a person alone. */
export const retold = exactly({ preferredName, languages: spokenLanguages, ...rest });

const correcting = {
  preferredName: v.optional(preferredName),
  contact: v.optional(contact),
  languages: v.optional(spokenLanguages),
  introduction: v.optional(introduction),
  interpreterNeeded: v.optional(truth),
  area: v.optional(area),
  remote: v.optional(truth),
  household: v.optional(household),
  arrivalWindow: v.optional(arrivalWindow),
  needs: v.optional(needs),
  urgent: v.optional(truth),
  availability: v.optional(availability),
  preferences: v.optional(preferences),
  accessNeeds: v.optional(accessNeeds),
  safeContact: v.optional(safeContact),
  notes: v.optional(notes),
};

/** What staff correct for it: what is left out stays as it is. */
export const correction = exactly(correcting);

/** The same with what was seen of it. */
export const correctionSeen = exactly({ ...correcting, seen });
