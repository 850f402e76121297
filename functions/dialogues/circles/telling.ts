import { mailKeyOf } from '../../../events/mail-wanted.ts';
import { type Asking, remindedOfIt, stillSo, type Word, wordsDueOn } from '../appointment.ts';
import { circleIdOf, everyoneIn, type KnownCircle, type Session, stands } from './circle.ts';

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

/** Who belongs to a session, and whether it is to be held. */
const askingOf = (circle: KnownCircle, session: Session): Asking => ({
  people: everyoneIn(circle),
  stands: stands(session),
});

/** What is certain and when: mails that never went out, by key, and now. */
export interface Knowing {
  readonly unsent: readonly string[];
  readonly at: string;
}

/** What has to be told of a session, to everyone who does not know yet. */
export function wordsDue(circle: KnownCircle, session: Session, { unsent, at }: Knowing): readonly Word[] {
  const isUnsent = (word: Word): boolean => unsent.includes(keyOfWord(circle, session, word));
  return wordsDueOn(session, askingOf(circle, session), { isUnsent, at });
}

/** Who is reminded of a session now. */
export const remindedOf = (circle: KnownCircle, session: Session, at: string): readonly Word[] =>
  remindedOfIt(session, askingOf(circle, session), at);

/** The word that a mail is about, while it is the newest to her and still so; undefined where it must not go out any more. */
export function stillWord(circle: KnownCircle, { n, number, person }: About, at: string): Word | undefined {
  const session = circle.sessions.find(one => one.n === n);
  return session && stillSo(session, askingOf(circle, session), { person, number, at });
}
