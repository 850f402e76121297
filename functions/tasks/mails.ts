import { type Household, readyHousehold } from '../intake/questions.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Block, MailKind, Reader, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import { dayText, fill, joined, languageName, shapeText, type Words, whenText } from '../program/words.ts';
import type { Running } from './plan.ts';
import { type KnownPlan, planOf, runningPlans } from './questions.ts';

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
    { button: { label: words.mails.firstTasks.meet, link: { purpose: 'meeting', subject: pairing, expires } } },
  ];
};

/** Which household it is, without its name: its shape and its languages, as a sentence's blanks. */
const whoIsMet = (household: Household, language: string) => ({
  shape: shapeText(household.household, language),
  languages: joined(
    household.languages.map(({ code }) => languageName(code, language)),
    language,
  ),
});

/** A household among others of the same navigator, without its name: shape, languages and since when. */
export const householdTitle = (
  household: Household,
  { startedAt }: Running,
  { words, language }: Pick<Reader, 'words' | 'language'>,
): string => fill(words.pages.week.household, { ...whoIsMet(household, language), when: dayText(startedAt, language) });

async function firstTasks(pairing: string): Promise<Wanted | undefined> {
  const plan = await planOf(pairing);
  if (plan.status !== 'running') return undefined;
  const ready = await readyHousehold(plan.arrival);
  if (!ready) return undefined;
  return {
    letter: async reader => ({
      subject: reader.words.mails.firstTasks.subject,
      blocks: [
        { text: reader.words.mails.hello },
        { text: reader.words.mails.firstTasks.text },
        { list: taskLines(plan, reader) },
        { text: fill(reader.words.mails.firstTasks.shape, whoIsMet(ready.household, reader.language)) },
        ...(plan.interpreter ? [{ text: reader.words.mails.firstTasks.interpreter }] : []),
        ...buttons(pairing, plan, reader.words),
      ],
    }),
    script: async reader => [
      reader.words.mails.firstTasks.text,
      ...taskLines(plan, reader),
      ...(plan.interpreter ? [reader.words.mails.firstTasks.interpreter] : []),
    ],
  };
}

/** One household of a navigator and what is overdue with it. */
interface Overdue extends KnownPlan {
  readonly household: Household | undefined;
}

/** All that is overdue with a navigator's households, the one that the mail is about first. */
async function taskReminder(pairing: string): Promise<Wanted | undefined> {
  const own = await planOf(pairing);
  if (own.status !== 'running') return undefined;
  const others = (await runningPlans(own.navigator)).filter(one => one.pairing !== pairing);
  const plans = [{ pairing, plan: own }, ...others].filter(({ plan }) => openTasks(plan).length > 0);
  const known: readonly Overdue[] = await Promise.all(
    plans.map(async one => ({ ...one, household: (await readyHousehold(one.plan.arrival))?.household })),
  );
  if (known.length === 0) return undefined;
  return {
    letter: async reader => ({
      subject: reader.words.mails.taskReminder.subject,
      blocks: [
        { text: reader.words.mails.hello },
        { text: reader.words.mails.taskReminder.text },
        ...known.flatMap(one => overdueBlocks(one, reader)),
        ...buttons(pairing, own, reader.words).slice(0, known.length > 1 ? 1 : 2),
      ],
    }),
    script: async reader => [
      reader.words.mails.taskReminder.text,
      ...known.flatMap(one => overdueBlocks(one, reader)).flatMap(block => ('list' in block ? block.list : block.text)),
    ],
  };
}

/** Which household, and what is overdue with it; nothing where nothing is. */
function overdueBlocks({ plan, household }: Overdue, reader: Reader): readonly Exclude<Block, { button: unknown }>[] {
  const { words, language, at } = reader;
  const overdue = openTasks(plan).filter(([, due]) => due <= at);
  if (overdue.length === 0) return [];
  return [
    ...(household ? [{ text: householdTitle(household, plan, reader) }] : []),
    {
      list: overdue.map(
        ([key, due]) =>
          `${taskTitle(key, words)} (${fill(words.pages.week.overdue, { when: whenText(due, language) })})`,
      ),
    },
  ];
}

/** That a pairing is over: since when it ran, so that a navigator of several knows which, and never why. */
async function pairingOver(pairing: string): Promise<Wanted | undefined> {
  const plan = await planOf(pairing);
  const startedAt = plan.status === 'ended' ? plan.startedAt : undefined;
  if (startedAt === undefined) return undefined;
  const told = ({ words, language }: Reader) =>
    fill(words.mails.pairingOver.text, { when: dayText(startedAt, language) });
  return {
    letter: async reader => ({
      subject: reader.words.mails.pairingOver.subject,
      blocks: [
        { text: reader.words.mails.hello },
        { text: told(reader) },
        { text: reader.words.mails.pairingOver.textTwo },
      ],
    }),
    script: async reader => [told(reader), reader.words.mails.pairingOver.textTwo],
  };
}

/** Tasks' mails: the first steps in one, a reminder of all that is overdue with all her households in one, and that a pairing is over. */
export const taskMails: Readonly<Record<string, MailKind>> = {
  'first-tasks': { ...toNavigator, about: firstTasks },
  'task-reminder': { ...toNavigator, about: taskReminder },
  'pairing-over': { ...toNavigator, about: pairingOver },
};
