import { glance } from '../people/glance.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Block, MailKind, Reader, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import { dayText, fill } from '../program/words.ts';
import { readConcernId, type Side } from './concern.ts';
import { arrivalOf } from './ids.ts';
import type { Begun, Past } from './match.ts';
import { concernOf, matchOf, pairingBegun } from './questions.ts';
import { personOn } from './raise.ts';

/** What was paused, or goes on: since when, so that a navigator of several knows which. Both sides get the same words. */
const notice =
  (of: 'rest' | 'goesOn', side: Side) =>
  async (pairing: string): Promise<Wanted | undefined> => {
    const match = await pairingBegun(pairing);
    if (match?.status !== (of === 'rest' ? 'frozen' : 'paired')) return undefined;
    const told = ({ words, language }: Reader) =>
      fill(words.mails[of].text, { when: dayText(match.pairedAt, language) });
    return {
      letter: async reader => ({
        subject: reader.words.mails[of].subject,
        blocks: [
          { text: reader.words.mails.hello },
          { text: told(reader) },
          { text: reader.words.mails[of].textTwo },
          ...(side === 'navigator' ? [weekButton(pairing, reader)] : []),
        ],
      }),
      script: async reader => [told(reader), reader.words.mails[of].textTwo],
    };
  };

/** Where a navigator of several sees which of them it is. */
const weekButton = (subject: string, { words, at }: Reader): Block => ({
  button: {
    label: words.mails.firstTasks.week,
    link: { purpose: 'week', subject, expires: plusDays(at, program.pairingDays) },
  },
});

/** Someone without e-mail hears of the pause in the call that is made anyway. */
const restOf = (side: Side) => async (pairing: string) => {
  const person = await personOn(side, pairing);
  const seen = person === undefined ? undefined : await glance(person);
  return seen?.channel === 'email' ? notice('rest', side)(pairing) : undefined;
};

/** A call is to be made while the pairing rests, and still when one of the two ended it in between; not to whom nobody knows any more. */
async function toBeHeard(pairing: string, side: Side): Promise<Begun | Past | undefined> {
  const match = await matchOf(arrivalOf(pairing));
  const rests = match.status === 'frozen' && match.pairing === pairing ? match : undefined;
  const ended = 'past' in match ? match.past.find(one => one.pairing === pairing && one.unsettled) : undefined;
  const person = await personOn(side, pairing);
  return person !== undefined && (await glance(person)) ? (rests ?? ended) : undefined;
}

/** A call: what to say is a script; a letter only where nobody can be called, for a person to decide on. */
const call = (script: (reader: Reader) => readonly string[]): Wanted => ({
  letter: async reader => ({
    subject: reader.words.mails.rest.subject,
    blocks: [{ text: reader.words.mails.hello }, ...script(reader).map(text => ({ text }))],
  }),
  script: async reader => script(reader),
});

/** What she is asked who is called first. Nothing in it depends on who said that something is not right. */
async function callHousehold(pairing: string): Promise<Wanted | undefined> {
  if (!(await toBeHeard(pairing, 'household'))) return undefined;
  return call(({ words: { calls } }) => [calls.concernHousehold, calls.concernWait, calls.concernWish]);
}

async function callNavigator(pairing: string): Promise<Wanted | undefined> {
  const heard = await toBeHeard(pairing, 'navigator');
  if (!heard) return undefined;
  const since = heard.pairedAt ?? heard.offeredAt;
  return call(({ words: { calls }, language }) => [
    fill(calls.concernNavigator, { when: dayText(since, language) }),
    calls.concernWait,
    calls.concernGoOn,
  ]);
}

/** She said so when nothing ran that could rest; `about` is her concern. */
async function callLate(concern: string): Promise<Wanted | undefined> {
  const read = readConcernId(concern);
  const said = read && (await concernOf(read.pairing, read.side));
  const person = read && (await personOn(read.side, read.pairing));
  if (said?.status !== 'raised' || person === undefined || !(await glance(person))) return undefined;
  return call(({ words: { calls } }) => [calls.concernLate]);
}

const byMail = { by: 'mail', mayRepeat: true, atAnyHour: false } as const;
const byPhone = { by: 'phone', mayRepeat: true, atAnyHour: false } as const;

/** What is said while a pairing rests and when it goes on, and the calls that are made meanwhile: the household's first. */
export const restMails: Readonly<Record<string, MailKind>> = {
  'rest-household': { audience: 'household', ...byMail, about: restOf('household') },
  'rest-navigator': { audience: 'navigator', ...byMail, about: restOf('navigator') },
  'goes-on-household': { audience: 'household', ...byMail, about: notice('goesOn', 'household') },
  'goes-on-navigator': { audience: 'navigator', ...byMail, about: notice('goesOn', 'navigator') },
  'concern-call': { audience: 'household', ...byPhone, about: callHousehold },
  'concern-call-navigator': { audience: 'navigator', ...byPhone, about: callNavigator },
  'concern-late': { audience: 'household', ...byPhone, about: callLate },
};
