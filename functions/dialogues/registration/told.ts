import * as v from 'valibot';
import {
  because,
  email,
  exactly,
  idsOf,
  language,
  line,
  oneOf,
  phone,
  someId,
  someIds,
  someOf,
  truth,
} from '../../program/checks.ts';
import { program } from '../../program/settings.ts';
import { backgrounds } from '../dialogue.ts';

const { dialogues } = program;

/** The longest name, in characters. */
export const longestName = 80;

const some = (ids: readonly string[]) => v.optional(someOf(ids, ids.length), []);

const mostLanguages = 12;
const languages = v.pipe(
  v.array(language, because('list')),
  v.maxLength(mostLanguages, because('tooMany')),
  v.check(list => new Set(list).size === list.length, because('twice')),
);

/** What can be told for the forming of circles; each of it can be left out. */
export const answerFields = {
  times: some(program.availability),
  ownLanguage: v.optional(language),
  languages: v.optional(languages, []),
  background: v.optional(v.picklist(backgrounds, because('unknownId'))),
  ageBand: v.optional(oneOf(dialogues.meter.ageBands)),
  area: v.optional(oneOf(idsOf(program.areas))),
  access: some(dialogues.accessNeeds),
};

/** What someone told, all of it anew. */
export const toldAnswers = exactly(answerFields);

export type ToldAnswers = v.InferOutput<typeof toldAnswers>;

/** Her agreement: to which version, in which language she read it. */
export const consentField = exactly({
  version: v.literal(program.consent.version, because('consent')),
  language,
});

/** A registration: a name, one way to reach her, her agreement, and what else she tells. */
export const registration = v.pipe(
  exactly({
    name: line(longestName),
    email: v.optional(email),
    phone: v.optional(phone),
    consent: consentField,
    ...answerFields,
  }),
  v.forward(
    v.partialCheck(
      [['email'], ['phone']],
      one => (one.email === undefined) !== (one.phone === undefined),
      because('oneWay'),
    ),
    ['email'],
  ),
);

export type ToldRegistration = v.InferOutput<typeof registration>;

/** Someone who stands in the door: her name, and where she is from if she says. */
export const walkIn = exactly({
  name: line(longestName),
  background: v.optional(v.picklist(backgrounds, because('unknownId'))),
});

/** One of them, by id. */
export const participantOne = exactly({ participant: someId });

/** The same with what staff change of her answers. */
export const participantAnswers = exactly({ participant: someId, ...answerFields });

/** Whether she comes to the kick-off. */
export const rsvp = exactly({ participant: someId, coming: truth });

/** What came of an access need. */
export const accessAnswer = exactly({ participant: someId, answer: oneOf(['arranged', 'not-possible']) });

/** Whose names are to be shown. */
export const whose = exactly({ ids: someIds });
