import { wholeNameOf } from '../people/greet.ts';
import { environment } from '../platform/environment.ts';
import { localDate, plusDays } from '../platform/kernel/time.ts';
import type { MailKind, Reader, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import { dateText, dayText, fill, languageOf } from '../program/words.ts';
import { planOf } from '../tasks/questions.ts';
import { endedWell } from './ending.ts';
import { arrivalOf } from './ids.ts';
import { endOfTerm, type Past } from './match.ts';
import { matchOf, pairingBegun } from './questions.ts';
import { personOn } from './raise.ts';
import { begun } from './standing.ts';

const toNavigator = { audience: 'navigator', by: 'mail', mayRepeat: true, atAnyHour: false } as const;

/** Near the end of its term: close it, or let it go on, once. */
async function closing(pairing: string): Promise<Wanted | undefined> {
  const match = await pairingBegun(pairing);
  if (match?.status !== 'paired') return undefined;
  const end = endOfTerm(match);
  const days = ({ language }: Reader) => ({ from: dayText(match.pairedAt, language), when: dayText(end, language) });
  const last = match.extended !== undefined;
  return {
    letter: async reader => {
      const said = reader.words.mails.closing;
      return {
        subject: said.subject,
        blocks: [
          { text: reader.words.mails.hello },
          { text: fill(said.text, days(reader)) },
          { text: last ? said.textLast : said.textTwo },
          {
            button: {
              label: last ? said.buttonLast : said.button,
              link: { purpose: 'closing', subject: pairing, expires: plusDays(reader.at, program.linkKeyDays) },
            },
          },
        ],
      };
    },
    script: async reader => [fill(reader.words.calls.closeOrGoOn, days(reader))],
  };
}

/** A day with its year, as it stands on a certificate. */
const day = (instant: string, language: string): string => dateText(localDate(program.timeZone, instant), language);

/** The hours that she told of in this pairing; undefined where she told of none. */
async function hoursGiven(pairing: string, language: string): Promise<string | undefined> {
  const plan = await planOf(pairing);
  const contacts = plan.status === 'none' ? [] : (plan.contacts ?? []);
  const minutes = contacts.reduce((sum, one) => sum + one.minutes, 0);
  const number = new Intl.NumberFormat(languageOf(language).locale, { maximumFractionDigits: 1 });
  return minutes > 0 ? number.format(minutes / 60) : undefined;
}

/** Line by line: the program, what it is, whose, for what, from when to when, and how many hours. Nobody else's name. */
async function lines(past: Past, name: string, { words, language }: Reader): Promise<readonly string[]> {
  const said = words.mails.certificate;
  const programName = environment('PROGRAM_NAME');
  const dates = { from: day(past.pairedAt ?? past.offeredAt, language), to: day(past.endedAt, language) };
  const hours = await hoursGiven(past.pairing, language);
  return [
    programName,
    said.heading,
    name,
    fill(said.was, { program: programName }),
    fill(said.dates, dates),
    ...(hours === undefined ? [] : [fill(said.hours, { hours })]),
  ];
}

/** For a navigator whose pairing ended as it was meant to. */
async function certificate(pairing: string): Promise<Wanted | undefined> {
  const match = await matchOf(arrivalOf(pairing));
  const past = 'past' in match ? match.past.find(one => one.pairing === pairing) : undefined;
  const person = await personOn('navigator', pairing);
  if (past?.how !== 'ended' || !endedWell(past.reason ?? '') || person === undefined) return undefined;
  return {
    letter: async reader => ({
      subject: reader.words.mails.certificate.subject,
      blocks: [{ text: reader.words.mails.hello }, { text: reader.words.mails.certificate.text }],
      framed: await lines(past, (await wholeNameOf(person)) ?? '', reader),
    }),
    script: async ({ words, language }) => [
      fill(words.calls.certificate, { from: dayText(past.pairedAt ?? past.offeredAt, language) }),
    ],
  };
}

/** For a household whose pairing has ended: whether someone else is looked for. Not once it has someone again. */
async function overHousehold(pairing: string): Promise<Wanted | undefined> {
  const match = await matchOf(arrivalOf(pairing));
  const ended = 'past' in match && match.past.some(one => one.pairing === pairing && one.how === 'ended');
  if (!ended || begun(match)) return undefined;
  const told = ({ words }: Reader): readonly string[] => {
    const { text, search, close } = words.mails.overHousehold;
    return [text, match.status === 'closed' ? close : search];
  };
  return {
    letter: async reader => ({
      subject: reader.words.mails.overHousehold.subject,
      blocks: [reader.words.mails.hello, ...told(reader)].map(text => ({ text })),
    }),
    script: async reader => told(reader),
  };
}

/** The end of a pairing: its navigator is asked, and thanked; its household hears whether someone else is looked for. */
export const termMails: Readonly<Record<string, MailKind>> = {
  closing: { ...toNavigator, perDay: 1, about: closing },
  certificate: { ...toNavigator, about: certificate },
  'over-household': { audience: 'household', by: 'mail', mayRepeat: true, atAnyHour: false, about: overHousehold },
};
