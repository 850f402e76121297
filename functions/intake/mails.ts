import { plusDays } from '../platform/kernel/time.ts';
import type { Letter, MailKind, Reader, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import { missing } from './domain.ts';
import { arrivalById } from './questions.ts';

const toHousehold = { audience: 'household', by: 'mail', mayRepeat: true } as const;

const { mailsPerDay } = program.confirm;

/** The button lives as long as the post does. */
const confirmLetter =
  (arrival: string, postedAt: string, again: boolean) =>
  async ({ words }: Reader): Promise<Letter> => ({
    // The address may be a stranger's, who is not in touch with anyone here.
    because: 'given',
    subject: words.mails.confirm.subject,
    blocks: [
      { text: words.mails.hello },
      { text: again ? words.mails.confirm.againText : words.mails.confirm.text },
      {
        button: {
          label: words.mails.confirm.button,
          link: {
            purpose: 'confirm',
            subject: arrival,
            expires: plusDays(postedAt, program.retentionDays.unconfirmed),
          },
        },
      },
      { text: again ? words.mails.confirm.againOtherwise : words.mails.confirm.otherwise },
    ],
  });

async function confirmation(arrival: string, again: boolean): Promise<Wanted | undefined> {
  const state = await arrivalById(arrival);
  if (state.status !== 'unconfirmed') return undefined;
  const asked = missing(state.household);
  return {
    letter: confirmLetter(arrival, state.postedAt, again),
    script: async reader => [reader.words.calls.confirm, ...asking(asked, reader)],
  };
}

/** The question about what is missing: for both things at once, or for the one. */
function asking(asked: ReturnType<typeof missing>, { words: { calls } }: Reader): readonly string[] {
  const [first, second] = asked;
  if (!first) return [];
  return [second ? calls.details : calls.detailsOf[first]];
}

/** What is missing is asked by a person: a form in a mail would be one mail more and one answer less. */
async function details(arrival: string): Promise<Wanted | undefined> {
  const state = await arrivalById(arrival);
  if (state.status !== 'incomplete') return undefined;
  return {
    letter: async reader => ({
      subject: reader.words.calls.kinds.details,
      blocks: asking(missing(state.household), reader).map(text => ({ text })),
    }),
    script: async reader => asking(missing(state.household), reader),
  };
}

/** A child who asks is answered by a person, who looks for an adult of the household. */
async function underAge(arrival: string): Promise<Wanted | undefined> {
  const state = await arrivalById(arrival);
  if (state.status !== 'with-staff') return undefined;
  return {
    letter: async ({ words }) => ({
      subject: words.calls.kinds['with-staff'],
      blocks: [{ text: words.calls.underAge }],
    }),
    script: async ({ words }) => [words.calls.underAge],
  };
}

/** Half a year after it began with its navigator, where the household has allowed it: how it is now. */
async function later(arrival: string): Promise<Wanted | undefined> {
  const state = await arrivalById(arrival);
  if (state.status !== 'finished' || !state.later?.askedAt) return undefined;
  const said = ({ words: { calls } }: Reader) => Object.values(calls.checkLater);
  return {
    letter: async reader => ({
      subject: reader.words.calls.kinds['check-later'],
      blocks: said(reader).map(text => ({ text })),
    }),
    script: async reader => said(reader),
  };
}

/** Intake's mails: please confirm, once more after a day, and the calls about what is missing, to someone under age, and to who may be called later. */
export const intakeMails: Readonly<Record<string, MailKind>> = {
  confirm: { ...toHousehold, atAnyHour: true, perDay: mailsPerDay, about: arrival => confirmation(arrival, false) },
  'confirm-again': {
    ...toHousehold,
    atAnyHour: false,
    perDay: mailsPerDay,
    about: arrival => confirmation(arrival, true),
  },
  details: { ...toHousehold, by: 'phone', atAnyHour: false, about: details },
  'with-staff': { ...toHousehold, by: 'phone', atAnyHour: false, about: underAge },
  'check-later': { ...toHousehold, by: 'phone', atAnyHour: false, about: later },
};
