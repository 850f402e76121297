import * as v from 'valibot';
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

/** `POST /arrivals`: what a household tells. Unknown fields are refused by name. */
export const posted = exactly({
  preferredName: line(80),
  contact,
  languages: v.pipe(
    v.array(spoken, because('list')),
    v.minLength(1, because('empty')),
    v.maxLength(8, because('tooMany')),
    v.check(list => new Set(list.map(one => one.code)).size === list.length, because('twice')),
  ),
  consent: exactly({ version: v.literal(program.consent.version, because('consent')), language }),
  adult: truth,
  introduction: v.optional(v.picklist(['at-once', 'ask-me-first'], because('unknownId')), 'ask-me-first'),
  interpreterNeeded: v.optional(truth),
  area: v.optional(oneOf(idsOf(program.areas))),
  household: v.optional(
    exactly({
      adults: v.optional(
        v.pipe(
          v.number(because('number')),
          v.integer(because('number')),
          v.minValue(1, because('adults')),
          v.maxValue(20, because('adults')),
        ),
      ),
      childrenAgeBands: v.optional(someOf(program.childrenAgeBands, 3), []),
    }),
  ),
  arrivalWindow: v.optional(oneOf(program.arrivalWindows)),
  needs: v.optional(someOf(idsOf(program.needs), 10), []),
  urgent: v.optional(truth, false),
  availability: v.optional(someOf(program.availability, program.availability.length), []),
  preferences: v.optional(
    exactly({
      navigatorGender: v.optional(exactly({ value: oneOf(program.genders), required: v.optional(truth, false) })),
      sharedExperience: v.optional(someOf(program.experiences, program.experiences.length)),
    }),
  ),
  accessNeeds: v.optional(someOf(program.accessNeeds, program.accessNeeds.length), []),
  safeContact: v.optional(someOf(program.safeContact, program.safeContact.length), []),
  notes: v.optional(note(500)),
});

/** A household as it was posted, checked. */
export type PostedArrival = v.InferOutput<typeof posted>;
