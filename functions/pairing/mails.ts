import { type Household, readyHousehold } from '../intake/questions.ts';
import { navigatorById } from '../navigators/questions.ts';
import { glance } from '../people/glance.ts';
import { firstNameOf } from '../people/greet.ts';
import { plusDays, plusHours } from '../platform/kernel/time.ts';
import type { Block, Letter, MailKind, Reader, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import {
  branchOf,
  fill,
  halfDayName,
  joined,
  languageName,
  nameOf,
  shapeText,
  whenText,
  wordsFor,
} from '../program/words.ts';
import { firstContactBy } from '../tasks/questions.ts';
import { arrivalOf } from './ids.ts';
import type { Explanation, Offered } from './match.ts';
import { engagement } from './questions.ts';
import { restMails } from './rest-mails.ts';
import { withInterpreter } from './score.ts';
import { termMails } from './term-mails.ts';

const to = (audience: 'household' | 'navigator') =>
  ({ audience, by: 'mail', mayRepeat: true, atAnyHour: false }) as const;

const sensitive = (need: string): boolean => program.needs.some(one => one.id === need && one.sensitive);

/** What a navigator may know before both have said yes: language, branch, half-days, the shape of the household, needs that are not sensitive. */
export function offerFacts(household: Household, { criteria }: Explanation, language: string): readonly string[] {
  const words = wordsFor(language).mails.offer;
  const needs = household.needs.filter(need => !sensitive(need)).map(need => nameOf('needs', need, language));
  const languages = household.languages.map(
    ({ code, level }) => `${languageName(code, language)} (${nameOf('levels', level, language)})`,
  );
  return [
    fill(words.languages, { languages: joined(languages, language) }),
    ...(criteria.language?.raw === withInterpreter ? [words.interpreter] : []),
    fill(words.branch, { branch: branchOf(household.area) }),
    fill(words.halfDays, {
      halfDays: joined(
        program.availability.filter(one => household.availability.includes(one)).map(one => halfDayName(one, language)),
        language,
      ),
    }),
    fill(words.shape, { shape: shapeText(household.household, language) }),
    ...(needs.length > 0 ? [fill(words.needs, { needs: joined(needs, language) })] : []),
  ];
}

/** The deadline as the mail itself will set it: from its sending. */
const deadline = (match: Offered, at: string): string =>
  match.mailed
    ? match.expiresAt
    : plusHours(at, match.urgent ? program.matching.offerHours.urgent : program.matching.offerHours.normal);

const offerButton = (match: Offered, label: string): Block => ({
  button: { label, link: { purpose: 'offer', subject: match.pairing, expires: plusDays(match.offeredAt, 30) } },
});

const offerLetter =
  (match: Offered, household: Household) =>
  async ({ words, language, at }: Reader): Promise<Letter> => ({
    subject: words.mails.offer.subject,
    blocks: [
      { text: words.mails.hello },
      { text: match.urgent ? words.mails.offer.textUrgent : words.mails.offer.text },
      { list: offerFacts(household, match.explanation, language) },
      { text: fill(words.mails.offer.until, { when: whenText(deadline(match, at), language) }) },
      offerButton(match, words.mails.offer.button),
      { text: words.mails.offer.private },
    ],
  });

const reminderLetter =
  (match: Offered, household: Household) =>
  async ({ words, language, at }: Reader): Promise<Letter> => ({
    subject: words.mails.offerReminder.subject,
    blocks: [
      { text: words.mails.hello },
      { text: fill(words.mails.offerReminder.text, { when: whenText(deadline(match, at), language) }) },
      { list: offerFacts(household, match.explanation, language) },
      offerButton(match, words.mails.offer.button),
    ],
  });

const offer =
  (letterOf: typeof offerLetter) =>
  async (pairing: string): Promise<Wanted | undefined> => {
    const match = await engagement(pairing);
    const ready = await readyHousehold(arrivalOf(pairing));
    if (match?.status !== 'offered' || !ready) return undefined;
    return {
      letter: letterOf(match, ready.household),
      script: async ({ words, language, at }) => [
        words.mails.offer.text,
        ...offerFacts(ready.household, match.explanation, language),
        fill(words.mails.offer.until, { when: whenText(deadline(match, at), language) }),
      ],
    };
  };

/** A navigator's first name and languages: all that a household learns before it has said yes. Undefined when she is not known any more. */
export async function navigatorShown(
  navigator: string,
  language: string,
): Promise<{ readonly navigator: string; readonly languages: string } | undefined> {
  const known = await navigatorById(navigator);
  const name = known && (await firstNameOf(known.person));
  if (!known || name === undefined) return undefined;
  const speaks = known.profile.languages.filter(one => one.level !== 'basic');
  return {
    navigator: name,
    languages: joined(
      speaks.map(({ code }) => languageName(code, language)),
      language,
    ),
  };
}

/** For a letter, which would say nothing without her. */
async function introducing(navigator: string, { language }: Reader) {
  const shown = await navigatorShown(navigator, language);
  if (!shown) throw new Error('The navigator of a pairing is not known');
  return shown;
}

async function mayWeIntroduce(pairing: string, again = false): Promise<Wanted | undefined> {
  const match = await engagement(pairing);
  if (match?.status !== 'asked') return undefined;
  const { navigator, offeredAt } = match;
  return {
    letter: async reader => ({
      subject: again ? reader.words.mails.introduce.againSubject : reader.words.mails.introduce.subject,
      blocks: [
        { text: reader.words.mails.hello },
        ...(again ? [{ text: reader.words.mails.introduce.againText }] : []),
        { text: fill(reader.words.mails.introduce.text, await introducing(navigator, reader)) },
        { text: reader.words.mails.introduce.textTwo },
        {
          button: {
            label: reader.words.mails.introduce.button,
            link: { purpose: 'introduction', subject: pairing, expires: plusDays(offeredAt, 60) },
          },
        },
      ],
    }),
    script: async reader => [fill(reader.words.calls.introduce, await introducing(navigator, reader))],
  };
}

/** A silent day is followed by one more mail, three by a call. Someone without e-mail has an open call task already, which escalates by itself. */
async function askAgain(pairing: string): Promise<Wanted | undefined> {
  const match = await engagement(pairing);
  const person = match?.status === 'asked' ? await glance(match.person) : undefined;
  return person?.channel === 'email' ? mayWeIntroduce(pairing, true) : undefined;
}

async function introduced(pairing: string): Promise<Wanted | undefined> {
  const match = await engagement(pairing);
  if (match?.status !== 'paired') return undefined;
  // The household is promised what its navigator was asked for, and nothing that is over.
  const said = async (reader: Reader, { by, soon }: { readonly by: string; readonly soon: string }) => {
    const [who, when] = await Promise.all([introducing(match.navigator, reader), firstContactBy(match, reader.at)]);
    return when ? fill(by, { ...who, when: whenText(when, reader.language) }) : fill(soon, who);
  };
  return {
    letter: async reader => {
      const words = reader.words.mails.introduced;
      return {
        subject: words.subject,
        blocks: [
          { text: reader.words.mails.hello },
          { text: await said(reader, { by: words.text, soon: words.textSoon }) },
          { text: words.textTwo },
          { text: words.textThree },
        ],
      };
    },
    script: async reader => {
      const { introduced: by, introducedSoon: soon } = reader.words.calls;
      return [await said(reader, { by, soon })];
    },
  };
}

/** Pairing's mails: the offer and its reminder to a navigator; the question, once more, and the good news to a household; what is said while a pairing rests, and at its end. */
export const pairingMails: Readonly<Record<string, MailKind>> = {
  offer: { ...to('navigator'), about: offer(offerLetter) },
  'offer-reminder': { ...to('navigator'), about: offer(reminderLetter) },
  'may-we-introduce': { ...to('household'), about: pairing => mayWeIntroduce(pairing) },
  'may-we-introduce-again': { ...to('household'), about: askAgain },
  'ask-by-call': { ...to('household'), by: 'phone', about: askAgain },
  introduced: { ...to('household'), about: introduced },
  ...restMails,
  ...termMails,
};
