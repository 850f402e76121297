import { program } from '../../functions/program/settings.ts';
import { wordsFor } from '../../functions/program/words.ts';

const { action, circles, registration } = wordsFor(program.language);

const subjectsOf = (room: string, mails: object): readonly (readonly [subject: string, kind: string])[] =>
  Object.entries(mails).flatMap(([kind, one]: [string, unknown]) =>
    typeof one === 'object' && one !== null && 'subject' in one
      ? [[String(one.subject), `${room}-${kind}`] as const]
      : [],
  );

/** Sessions' mails, registration's and those about actions, by their subjects. */
const subjects: ReadonlyMap<string, string> = new Map([
  ...Object.entries(circles.mails.subjects).map(([kind, subject]) => [subject, `session-${kind}`] as const),
  ...subjectsOf('registration', registration.mails),
  ...subjectsOf('action', action.mails),
]);

/** What a mail is, by its subject; one that is not told apart is its subject. */
export const kindOf = (subject: string): string => subjects.get(subject) ?? subject;
