import { fingerprint } from '../../platform/kernel/ids.ts';
import { plusDays } from '../../platform/kernel/time.ts';
import type { Block, Invitation, Letter, MailKind, Reader, Wanted } from '../../platform/message.ts';
import { program } from '../../program/settings.ts';
import { fill, type Words, whenText } from '../../program/words.ts';
import { endOf, hasBegun, lastWord, type Word } from '../appointment.ts';
import { isOpen, type KnownDialogue } from '../dialogue.ts';
import { dialogueById } from '../questions.ts';
import { everyoneIn, isKnown, type KnownCircle, type Session, stands } from './circle.ts';
import { circleOf } from './questions.ts';
import { type About, kinds, readAbout, stillWord, subjectOf } from './telling.ts';

/** A session that a mail is about, with its circle and dialogue. */
interface Known {
  readonly about: About;
  readonly dialogue: KnownDialogue;
  readonly circle: KnownCircle;
  readonly session: Session;
}

async function known(told: string): Promise<Known | undefined> {
  const about = readAbout(told);
  if (!about) return undefined;
  const [dialogue, circle] = await Promise.all([dialogueById(about.dialogue), circleOf(about.dialogue, about.circle)]);
  if (dialogue.status === 'none' || !isKnown(circle)) return undefined;
  const session = circle.sessions.find(one => one.n === about.n);
  return session && { about, dialogue, circle, session };
}

const now = (): string => new Date().toISOString();

type As = keyof Words['circles']['mails']['texts'];

const placeOf = ({ dialogue: { venues }, session }: Known, { words }: Reader): string =>
  venues.find(({ id }) => id === session.place)?.title ?? words.circles.mails.elsewhere;

/** Which circle and session, when, how long and where, a line each. */
function factsOf(of: Known, reader: Reader): readonly string[] {
  const { words, language } = reader;
  const said = words.circles.mails;
  const { dialogue, circle, session } = of;
  return [
    fill(said.topic, { topic: dialogue.topic }),
    fill(said.which, { circle: circle.number, session: session.n }),
    fill(said.when, { when: whenText(session.start, language) }),
    fill(said.long, { minutes: session.minutes }),
    fill(said.where, { place: placeOf(of, reader) }),
  ];
}

/** For her own calendar: neutral words, herself alone, and nothing by which two calendars could be laid beside one another. */
function invitationOf(of: Known, word: Word, reader: Reader): Invitation {
  const { about, session } = of;
  const said = reader.words.circles.mails;
  return {
    uid: fingerprint(`session ${about.dialogue}.${about.circle}.${about.n} ${about.person}`),
    method: word.as === 'cancelled' ? 'CANCEL' : 'REQUEST',
    sequence: word.number,
    stamp: word.at,
    start: session.start,
    end: endOf(session),
    summary: said.summary,
    location: placeOf(of, reader),
    note: said.note,
  };
}

/** For one of the facilitators: the way to the session's sheet, and to its record. */
function ownWay({ about, circle }: Known, as: As, { words, at }: Reader): readonly Block[] {
  if (as === 'cancelled' || !circle.facilitators.includes(about.person)) return [];
  const said = words.circles.mails;
  const link = { purpose: 'session', subject: subjectOf(about), expires: plusDays(at, program.linkKeyDays) } as const;
  return [{ button: { label: as === 'record' ? said.toRecord : said.toSheet, link } }];
}

/** A letter and what is said on the phone, made of the same pieces. */
function wanted(of: Known, as: As, word?: Word): Wanted {
  return {
    async letter(reader): Promise<Letter> {
      const said = reader.words.circles.mails;
      return {
        subject: said.subjects[as],
        blocks: [
          { text: said.hello },
          { text: said.texts[as] },
          { list: factsOf(of, reader) },
          ...ownWay(of, as, reader),
          ...after(as, said).map(text => ({ text })),
        ],
        ...(word && { invitation: invitationOf(of, word, reader) }),
      };
    },
    async script(reader) {
      const said = reader.words.circles.mails;
      const asks = as === 'planned' || as === 'moved' ? [said.suits] : [];
      return [said.texts[as], ...factsOf(of, reader), ...(as === 'record' ? after(as, said) : asks)];
    },
  };
}

function after(as: As, said: Words['circles']['mails']): readonly string[] {
  if (as === 'record') return [said.bring, said.notHeld];
  return as === 'cancelled' ? [] : [said.otherwise];
}

/** Only the newest word on a session goes out, and only while it is so: that something is cancelled is told all the same. */
async function word(told: string): Promise<Wanted | undefined> {
  const of = await known(told);
  const still = of && stillWord(of.circle, of.about, now());
  return of && still && wanted(of, still.as, still);
}

/** Nobody is reminded of what was moved or cancelled, has begun, or is of a circle that she has left. */
async function reminder(told: string): Promise<Wanted | undefined> {
  const of = await known(told);
  if (!of || !isOpen(of.dialogue) || !stands(of.session) || hasBegun(of.session, now())) return undefined;
  const last = lastWord(of.session, of.about.person);
  const isSo = last?.number === of.about.number && last.version === of.session.version;
  return isSo && everyoneIn(of.circle).includes(of.about.person) ? wanted(of, 'reminder') : undefined;
}

/** A record that has come in, or of what was cancelled, is asked for no more. */
async function record(told: string): Promise<Wanted | undefined> {
  const of = await known(told);
  if (!of || of.session.status === 'reported' || of.session.status === 'cancelled') return undefined;
  return of.circle.facilitators.includes(of.about.person) ? wanted(of, 'record') : undefined;
}

const to = { audience: 'participant', by: 'mail', mayRepeat: true, atAnyHour: false } as const;

/** Mails to the people of a circle: that a session is planned, moved or cancelled, with its calendar entry; a reminder; and asking for its record. */
export const circleMails: Readonly<Record<string, MailKind>> = {
  [kinds.word]: { ...to, about: word },
  [kinds.reminder]: { ...to, about: reminder },
  [kinds.record]: { ...to, about: record },
};
