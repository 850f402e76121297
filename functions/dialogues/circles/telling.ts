import { mailKeyOf } from '../../../events/mail-wanted.ts';
import { plusHours } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import {
  circleIdOf,
  endOf,
  everyoneIn,
  hasBegun,
  type KnownCircle,
  type Session,
  stands,
  type Word,
} from './circle.ts';

/** The kinds of mail about a session: that it is planned, moved or cancelled; that it is near; that its record is waited for. */
export const kinds = { word: 'session', reminder: 'session-reminder', record: 'session-record' } as const;

/** No decision addresses more people. */
export const mostAtOnce = 20;

/** What a mail about a session is about: one word on it, or asking for its record, to one person. */
export interface About {
  readonly dialogue: string;
  readonly circle: number;
  readonly n: number;
  /** Of the word, or how many times the record was asked for. */
  readonly number: number;
  readonly person: string;
}

/** As an id: `<dialogue>.<circle>.<n>.<number>.<person>`. */
export const aboutOf = ({ dialogue, circle, n, number, person }: About): string =>
  `${circleIdOf(dialogue, circle)}.${n}.${number}.${person}`;

/** Reads it back; undefined where it is none. */
export function readAbout(about: string): About | undefined {
  const [, dialogue, circle, n, number, person] = /^([^.]+)\.(\d+)\.(\d+)\.(\d+)\.([^.]+)$/.exec(about) ?? [];
  return dialogue && person
    ? { dialogue, circle: Number(circle), n: Number(n), number: Number(number), person }
    : undefined;
}

/** A session and one of its facilitators, as the subject of her link: `<dialogue>.<circle>.<n>.<person>`. */
export const subjectOf = ({ dialogue, circle, n, person }: Omit<About, 'number'>): string =>
  `${circleIdOf(dialogue, circle)}.${n}.${person}`;

/** Reads it back; undefined where it is none. */
export function readLinked(subject: string): Omit<About, 'number'> | undefined {
  const [, dialogue, circle, n, person] = /^([^.]+)\.(\d+)\.(\d+)\.([^.]+)$/.exec(subject) ?? [];
  return dialogue && person ? { dialogue, circle: Number(circle), n: Number(n), person } : undefined;
}

/** The key of the mail that a word went in. */
export const keyOfWord = (
  { dialogue, number: circle }: KnownCircle,
  { n }: Session,
  { person, number }: Word,
): string => mailKeyOf(kinds.word, aboutOf({ dialogue, circle, n, number, person }));

const wordsTo = ({ told }: Session, person: string): readonly Word[] => told.filter(one => one.person === person);

/** The last word to someone on a session, sent or not. */
export const lastWord = (session: Session, person: string): Word | undefined => wordsTo(session, person).at(-1);

/** Whether someone is asked to be there: she belongs to the circle, and the session stands. */
const isAsked = (circle: KnownCircle, session: Session, person: string): boolean =>
  stands(session) && everyoneIn(circle).includes(person);

/** Of what is to come it is told until it begins; that it is cancelled still helps whoever waits there. */
const isLate = (session: Session, as: Word['as'], at: string): boolean =>
  as === 'cancelled' ? endOf(session) <= at : hasBegun(session, at);

/** What is certain and when: mails that never went out, by key, and now. */
export interface Knowing {
  readonly unsent: readonly string[];
  readonly at: string;
}

/**
 * What has to be told of a session: to everyone who does not know yet. Who never heard of it is not told that it is cancelled, who left the
 * circle is told so by her calendar, and nobody is invited to what has begun. Each word grows by one for her: her calendar takes the last.
 */
export function wordsDue(circle: KnownCircle, session: Session, { unsent, at }: Knowing): readonly Word[] {
  const concerned = [...new Set([...everyoneIn(circle), ...session.told.map(({ person }) => person)])];
  return concerned.flatMap((person): readonly Word[] => {
    const heard = wordsTo(session, person).filter(one => !unsent.includes(keyOfWord(circle, session, one)));
    const last = heard.at(-1);
    const as = asWhat({ asked: isAsked(circle, session, person), last, version: session.version });
    if (as === undefined || isLate(session, as, at)) return [];
    const number = wordsTo(session, person).length;
    return [{ person, number, as, version: session.version, at }];
  });
}

interface Heard {
  readonly asked: boolean;
  readonly last: Word | undefined;
  readonly version: number;
}

function asWhat({ asked, last, version }: Heard): Word['as'] | undefined {
  const invited = last !== undefined && last.as !== 'cancelled';
  if (!asked) return invited ? 'cancelled' : undefined;
  if (!invited) return 'planned';
  return last.version === version ? undefined : 'moved';
}

/** Who is reminded of a session now: whoever was invited to it a good while ago. Of a change everyone is told long before. */
export function remindedOf(circle: KnownCircle, session: Session, at: string): readonly Word[] {
  if (hasBegun(session, at)) return [];
  const since = plusHours(at, -program.dialogues.sessions.remindApartHours);
  return everyoneIn(circle).flatMap(person => {
    const last = lastWord(session, person);
    const knows = last !== undefined && last.as !== 'cancelled';
    return knows && last.at <= since && stands(session) ? [last] : [];
  });
}

/** The word that a mail is about, while it is the newest to her and still so; undefined where it must not go out any more. */
export function stillWord(circle: KnownCircle, { n, number, person }: About, at: string): Word | undefined {
  const session = circle.sessions.find(one => one.n === n);
  const word = session && lastWord(session, person);
  if (!session || word?.number !== number || isLate(session, word.as, at)) return undefined;
  const asked = isAsked(circle, session, person);
  if (word.as === 'cancelled') return asked ? undefined : word;
  return asked && word.version === session.version ? word : undefined;
}
