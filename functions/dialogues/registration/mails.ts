import { fingerprint } from '../../platform/kernel/ids.ts';
import { plusDays, plusMinutes } from '../../platform/kernel/time.ts';
import type { Block, Invitation, Letter, MailKind, Reader, Wanted } from '../../platform/message.ts';
import { program } from '../../program/settings.ts';
import { fill, type Words, whenText } from '../../program/words.ts';
import { isOpen, type KnownDialogue } from '../dialogue.ts';
import { resultsWord } from '../results-letter.ts';
import { hasHadPlace, type KnownParticipant } from './participant.ts';
import { standingWith } from './questions.ts';
import type { Roll } from './roll.ts';

/** One on the list with all that a mail to her says. */
interface Known {
  readonly id: string;
  readonly state: KnownParticipant;
  readonly roll: Roll;
  readonly dialogue: KnownDialogue;
  /** What follows the id in what the mail is about: a number, where there is one. */
  readonly n: string;
}

type Said = Words['registration']['mails'];

async function known(about: string): Promise<Known | undefined> {
  const [id = '', n = ''] = about.split('/');
  const found = await standingWith(id);
  return found && { id, n, ...found };
}

const isAhead = ({ kickOff }: KnownDialogue): boolean => kickOff === undefined || kickOff.at > new Date().toISOString();

/** The topic, when and where, a line each. */
function factsOf({ dialogue: { topic, kickOff } }: Known, { words, language }: Reader): readonly string[] {
  const said = words.registration.mails;
  return [
    fill(said.topic, { topic }),
    kickOff ? fill(said.when, { when: whenText(kickOff.at, language) }) : said.noDay,
    ...(kickOff ? [fill(said.where, { place: kickOff.place })] : []),
  ];
}

/** The kick-off for her own calendar; undefined while it has no day. One entry, whose number grows with each change. */
function invitationOf(
  { id, state, roll, dialogue: { kickOff } }: Known,
  method: Invitation['method'],
  { words, at }: Reader,
): Invitation | undefined {
  // Whoever never had a place has no entry: there is nothing to take out.
  if (!kickOff || !state.places) return undefined;
  const said = words.registration.mails;
  return {
    uid: fingerprint(`kick-off ${id} ${state.places}`),
    method,
    // A withdrawal is the newest word on it, whatever was told before.
    sequence: roll.sequence + (method === 'CANCEL' ? 1 : 0),
    stamp: at,
    start: kickOff.at,
    end: plusMinutes(kickOff.at, program.dialogues.kickOffMinutes),
    summary: said.summary,
    location: kickOff.place,
    note: said.note,
  };
}

const ownPage = (label: string, id: string, at: string): Block => ({
  button: { label, link: { purpose: 'participant', subject: id, expires: plusDays(at, program.linkKeyDays) } },
});

interface Telling {
  readonly subject: (said: Said) => string;
  readonly texts: (said: Said, reader: Reader) => readonly string[];
  /** Topic, day and place stand in it. */
  readonly facts?: boolean;
  readonly after?: (said: Said) => readonly string[];
  /** The label of the way to her own page. */
  readonly button?: (said: Said) => string;
  readonly calendar?: Invitation['method'] | undefined;
  /** What is asked on the phone at the end. */
  readonly ask?: (said: Said) => string;
}

/** A letter and what is said on the phone, made of the same pieces. */
function telling(of: Known, { subject, texts, facts, after, button, calendar, ask }: Telling): Wanted {
  return {
    async letter(reader): Promise<Letter> {
      const said = reader.words.registration.mails;
      const entry = calendar && invitationOf(of, calendar, reader);
      return {
        subject: subject(said),
        blocks: [
          { text: said.hello },
          ...texts(said, reader).map(text => ({ text })),
          ...(facts ? [{ list: factsOf(of, reader) }] : []),
          ...(button ? [ownPage(button(said), of.id, reader.at)] : []),
          ...(after?.(said) ?? []).map(text => ({ text })),
        ],
        ...(entry && { invitation: entry }),
      };
    },
    async script(reader) {
      const said = reader.words.registration.mails;
      return [...texts(said, reader), ...(facts ? factsOf(of, reader) : []), ...(ask ? [ask(said)] : [])];
    },
  };
}

/** The address may be a stranger's, so nothing is said of who registered; the button lives as long as the registration does. */
async function confirm(about: string): Promise<Wanted | undefined> {
  const of = await known(about);
  if (of?.state.status !== 'unconfirmed' || !isOpen(of.dialogue) || !isAhead(of.dialogue)) return undefined;
  const { due: expires } = of.state;
  return {
    letter: async ({ words }): Promise<Letter> => {
      const said = words.registration.mails;
      const { subject, text, button: label, otherwise } = said.confirm;
      const days = { days: program.retentionDays.unconfirmed };
      const button = { label, link: { purpose: 'register' as const, subject: of.id, expires } };
      return {
        because: 'given',
        subject,
        blocks: [{ text: said.hello }, { text }, { button }, { text: fill(otherwise, days) }],
      };
    },
    script: async ({ words }) => [words.registration.mails.ask.confirm],
  };
}

/** Those with a place; not wanted any more where it was given up, or the day is over. */
async function withPlace(about: string): Promise<Known | undefined> {
  const of = await known(about);
  return of?.state.status === 'registered' && isOpen(of.dialogue) && isAhead(of.dialogue) ? of : undefined;
}

async function registered(about: string): Promise<Wanted | undefined> {
  const of = await withPlace(about);
  const isLate = of?.state.access?.stands === 'open' && of.state.access.late;
  return (
    of &&
    telling(of, {
      subject: said => said.registered.subject,
      texts: said => [said.registered.text],
      facts: true,
      after: said => (isLate ? [said.registered.late] : []),
      button: said => said.registered.button,
      calendar: 'REQUEST',
    })
  );
}

async function waiting(about: string): Promise<Wanted | undefined> {
  const of = await known(about);
  if (of?.state.status !== 'waitlisted' || !isOpen(of.dialogue) || !isAhead(of.dialogue)) return undefined;
  return telling(of, {
    subject: said => said.waiting.subject,
    texts: said => [said.waiting.text],
    facts: true,
    button: said => said.waiting.button,
  });
}

async function again(about: string): Promise<Wanted | undefined> {
  const of = await known(about);
  if (of?.state.status !== 'registered' && of?.state.status !== 'waitlisted') return undefined;
  return telling(of, {
    subject: said => said.again.subject,
    texts: said => [said.again.text],
    facts: true,
    after: said => [said.again.shared],
    button: said => said.again.button,
  });
}

/** A place is held: not wanted any more when she has answered, or its time is over. */
async function place(about: string): Promise<Wanted | undefined> {
  const of = await known(about);
  const held = of?.roll.offers.find(one => one.id === of.id && String(one.n) === of.n);
  if (!of || !held || held.until <= new Date().toISOString()) return undefined;
  return telling(of, {
    subject: said => said.place.subject,
    texts: (said, { language }) => [fill(said.place.text, { until: whenText(held.until, language) })],
    facts: true,
    after: said => [said.place.otherwise],
    button: said => said.place.button,
    ask: said => said.ask.place,
  });
}

/** Only the newest word on the day goes out. */
async function moved(about: string): Promise<Wanted | undefined> {
  const of = await known(about);
  if (!of?.dialogue.kickOff || !isOpen(of.dialogue) || !isAhead(of.dialogue)) return undefined;
  if (of.n !== String(of.roll.sequence)) return undefined;
  const waits = of.state.status === 'waitlisted';
  if (!waits && of.state.status !== 'registered') return undefined;
  return telling(of, {
    subject: said => said.moved.subject,
    texts: said => [said.moved.text],
    facts: true,
    after: said => (waits ? [said.moved.waiting] : []),
    button: said => said.moved.button,
    calendar: waits ? undefined : 'REQUEST',
  });
}

/** Nobody is reminded of what was moved, cancelled, given up or has begun. */
async function reminder(about: string): Promise<Wanted | undefined> {
  const of = await withPlace(about);
  if (!of?.dialogue.kickOff || of.n !== String(of.roll.sequence)) return undefined;
  if (of.state.status === 'registered' && of.state.coming === false) return undefined;
  return telling(of, {
    subject: said => said.reminder.subject,
    texts: said => [said.reminder.text],
    facts: true,
    button: said => said.reminder.button,
  });
}

/** That it does not take place, also after its day was to be: whoever was invited takes it out of her calendar. */
async function cancelled(about: string): Promise<Wanted | undefined> {
  const of = await known(about);
  if (of?.state.status !== 'over' || of.dialogue.status !== 'cancelled') return undefined;
  return telling(of, {
    subject: said => said.cancelled.subject,
    texts: said => [said.cancelled.text],
    facts: true,
    after: said => [fill(said.cancelled.otherwise, { days: program.dialogues.keptDays })],
    calendar: 'CANCEL',
  });
}

async function withdrawn(about: string): Promise<Wanted | undefined> {
  const of = await known(about);
  if (of?.state.status !== 'withdrawn') return undefined;
  const ahead = isOpen(of.dialogue) && isAhead(of.dialogue);
  return telling(of, {
    subject: said => said.withdrawn.subject,
    texts: said => [said.withdrawn.text],
    calendar: ahead ? 'CANCEL' : undefined,
  });
}

/** What came of what she needs, as the newest answer has it. */
async function access(about: string): Promise<Wanted | undefined> {
  const of = await known(about);
  const stands = of?.state.access?.stands;
  if (!of || !stands || stands === 'open' || of.n !== String(of.state.access?.n)) return undefined;
  if (of.state.status !== 'registered' && of.state.status !== 'waitlisted') return undefined;
  return telling(of, {
    subject: said => said.access.subject,
    texts: said => [said.access[stands]],
    button: said => said.waiting.button,
  });
}

/** What came of it, in the library's words: only the newest ones go out, also when it is over by then. */
async function results(about: string): Promise<Wanted | undefined> {
  const of = await known(about);
  const told = of?.dialogue.results;
  if (!of || !told || of.n !== String(told.n) || !hasHadPlace(of.state)) return undefined;
  return resultsWord(of.dialogue, said => said.text);
}

const to = { audience: 'participant', by: 'mail', mayRepeat: true } as const;
const byDay = { ...to, atAnyHour: false };
const atOnce = { ...to, atAnyHour: true };

/** Mails to those who register: was it you, a place, the waiting list, a place that is held, another day, a reminder, and the end of it. */
export const registrationMails: Readonly<Record<string, MailKind>> = {
  'dialogue-confirm': { ...atOnce, perDay: program.confirm.mailsPerDay, about: confirm },
  'dialogue-registered': { ...atOnce, about: registered },
  'dialogue-waiting': { ...atOnce, about: waiting },
  'dialogue-again': { ...atOnce, perDay: program.confirm.mailsPerDay, about: again },
  'dialogue-place': { ...byDay, about: place },
  'dialogue-moved': { ...byDay, about: moved },
  'dialogue-reminder': { ...byDay, about: reminder },
  'dialogue-cancelled': { ...byDay, about: cancelled },
  'dialogue-withdrawn': { ...atOnce, about: withdrawn },
  'dialogue-access': { ...byDay, about: access },
  'dialogue-results': { ...byDay, about: results },
};
