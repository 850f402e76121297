import { program } from '../../functions/program/settings.ts';
import { languages, wordsFor } from '../../functions/program/words.ts';

/** What a mail is, by what its reader sees: its subject, in whichever language. */
const subjects: ReadonlyMap<string, string> = new Map(
  languages.flatMap(({ code }) => {
    const { mails } = wordsFor(code);
    return [
      [mails.confirm.subject, 'confirm'],
      [mails.introduce.subject, 'introduce'],
      [mails.introduce.againSubject, 'introduce'],
      [mails.introduced.subject, 'introduced'],
      [mails.offer.subject, 'offer'],
      [mails.offerReminder.subject, 'offer-reminder'],
      [mails.firstTasks.subject, 'first-tasks'],
      [mails.thisWeek.subject, 'week'],
      [mails.thisWeek.subjectLate, 'week-late'],
      [mails.longSilence.subject, 'long-silence'],
      [mails.closing.subject, 'closing'],
      [mails.meeting.subjects.planned, 'meeting'],
      [mails.meeting.subjects.moved, 'meeting'],
      [mails.meeting.subjects.cancelled, 'meeting-cancelled'],
      [mails.meeting.subjects.reminder, 'meeting-reminder'],
      [mails.pairingOver.subject, 'pairing-over'],
      [mails.certificate.subject, 'certificate'],
      [mails.belonging.subject, 'belonging'],
      [mails.rest.subject, 'rest'],
      [mails.welcome.subject, 'welcome'],
      [mails.nextStep.subject, 'next-step'],
    ];
  }),
);

/** A mail's kind; of one that is not told apart its subject. */
export const kindOf = (subject: string): string => subjects.get(subject) ?? subject;

/** Mails to a navigator about what is to be done, and reminders of it: at most one a day, whatever they are about. */
export const taskKinds: readonly string[] = ['first-tasks', 'week', 'week-late', 'long-silence', 'closing'];

/** Mails that ask to do something for a pairing, or to come: none may go out once it is over. */
export const runningKinds: readonly string[] = [...taskKinds, 'meeting', 'meeting-reminder'];

const { alerts, tasks, mails } = wordsFor(program.language);

/** How the subject of a mail begins that tells the liaison one thing; the letter of the morning says the same sentences. */
const alerting = [mails.alert.subject, mails.alert.urgentSubject].map(one => one.split('{')[0] ?? one);

/** What a mail to the liaison tells, by its sentences. */
export function alertIn({ subject, text }: { readonly subject: string; readonly text: string }): string | undefined {
  if (!alerting.some(one => subject.startsWith(one))) return undefined;
  const known = Object.entries(alerts).find(([, { what }]) => text.includes(what.split('{')[0] ?? what));
  if (known?.[0] !== 'task-overdue') return known?.[0];
  const [, named = ''] = /overdue: (.+)\.\s/.exec(text) ?? [];
  return `task-overdue-${Object.entries(tasks).find(([, title]) => title === named)?.[0] ?? 'connect'}`;
}
