import { type Household, readyHousehold } from '../intake/questions.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Block, MailKind, Reader, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import { fill, joined, languageName, shapeText, type Words, whenText } from '../program/words.ts';
import type { Running } from './plan.ts';
import { planOf } from './questions.ts';

const toNavigator = { audience: 'navigator', by: 'mail', mayRepeat: true, atAnyHour: false } as const;

/** A task's title, in the reader's language. */
export const taskTitle = (key: string, words: Words): string =>
  (words.tasks as Readonly<Record<string, string>>)[key] ?? key;

/** The tasks that are not done, the earliest due first. */
export const openTasks = (plan: Running): readonly (readonly [string, string])[] =>
  Object.entries(plan.tasks)
    .filter(([, one]) => one.status !== 'done')
    .map(([key, one]) => [key, one.due] as const)
    .sort(([, one], [, other]) => (one < other ? -1 : 1));

const taskLines = (plan: Running, { words, language }: Reader): readonly string[] =>
  openTasks(plan).map(([key, due]) =>
    fill(words.mails.firstTasks.task, { task: taskTitle(key, words), when: whenText(due, language) }),
  );

/** Links of a plan work as long as the pairing can last; the card closes with the pairing anyway. */
const linkDays = program.pairingDays + 30;

const buttons = (pairing: string, plan: Running, words: Words): readonly Block[] => {
  const expires = plusDays(plan.startedAt, linkDays);
  return [
    { button: { label: words.mails.firstTasks.week, link: { purpose: 'week', subject: pairing, expires } } },
    { button: { label: words.mails.firstTasks.card, link: { purpose: 'card', subject: pairing, expires } } },
  ];
};

/** Which household it is, without its name: its shape and its languages, put into a sentence. */
export const whoIsMet = (household: Household, sentence: string, language: string): string =>
  fill(sentence, {
    shape: shapeText(household.household, language),
    languages: joined(
      household.languages.map(({ code }) => languageName(code, language)),
      language,
    ),
  });

async function firstTasks(pairing: string): Promise<Wanted | undefined> {
  const plan = await planOf(pairing);
  if (plan.status !== 'running') return undefined;
  const ready = await readyHousehold(plan.arrival);
  if (!ready) return undefined;
  return {
    letter: reader => ({
      subject: reader.words.mails.firstTasks.subject,
      blocks: [
        { text: reader.words.mails.hello },
        { text: reader.words.mails.firstTasks.text },
        { list: taskLines(plan, reader) },
        { text: whoIsMet(ready.household, reader.words.mails.firstTasks.shape, reader.language) },
        ...buttons(pairing, plan, reader.words),
      ],
    }),
    script: reader => [reader.words.mails.firstTasks.text, ...taskLines(plan, reader)],
  };
}

async function taskReminder(pairing: string): Promise<Wanted | undefined> {
  const plan = await planOf(pairing);
  if (plan.status !== 'running' || openTasks(plan).length === 0) return undefined;
  const overdue = (at: string): Running => ({
    ...plan,
    tasks: Object.fromEntries(Object.entries(plan.tasks).filter(([, one]) => one.status !== 'done' && one.due <= at)),
  });
  return {
    letter: reader => ({
      subject: reader.words.mails.taskReminder.subject,
      blocks: [
        { text: reader.words.mails.hello },
        { text: reader.words.mails.taskReminder.text },
        { list: overdueLines(overdue(reader.at), reader) },
        ...buttons(pairing, plan, reader.words),
      ],
    }),
    script: reader => [reader.words.mails.taskReminder.text, ...overdueLines(overdue(reader.at), reader)],
  };
}

const overdueLines = (plan: Running, { words, language }: Reader): readonly string[] =>
  openTasks(plan).map(
    ([key, due]) => `${taskTitle(key, words)} (${fill(words.pages.week.overdue, { when: whenText(due, language) })})`,
  );

/** Tasks' mails: the first steps in one, and a reminder of all that is overdue in one. */
export const taskMails: Readonly<Record<string, MailKind>> = {
  'first-tasks': { ...toNavigator, about: firstTasks },
  'task-reminder': { ...toNavigator, about: taskReminder },
};
