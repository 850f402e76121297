import { type Household, readyHousehold } from '../intake/questions.ts';
import { isRunning } from '../pairing/questions.ts';
import { localDate, plusDays } from '../platform/kernel/time.ts';
import type { Block, MailKind, Reader, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import { dayText, fill, joined, languageName, shapeText, type Words, whenText } from '../program/words.ts';
import { dueWithin } from './chasing.ts';
import { earliest, type Running, type Task } from './plan.ts';
import { type KnownPlan, planOf, runningPlans } from './questions.ts';

const toNavigator = { audience: 'navigator', by: 'mail', mayRepeat: true, atAnyHour: false } as const;

/**
 * A task's title, in the reader's language. Which need a connection is about is told on the page alone, where `need` is given: no mail tells what
 * a household needs.
 */
export function taskTitle(key: string, words: Words, need?: string | undefined): string {
  const connections: Readonly<Record<string, string>> = words.connections;
  if (key.startsWith('connect-')) return (need && connections[need]) ?? words.tasks.connect;
  return (words.tasks as Readonly<Record<string, string>>)[key] ?? key;
}

type Listed = readonly [key: string, task: Task];

/** The tasks as a mail lists them: connections are told together, since their titles say nothing more there. */
function taskLines(
  tasks: readonly Listed[],
  words: Words,
  line: (title: string, due: string) => string,
): readonly string[] {
  const titles = new Set<string>();
  return tasks.flatMap(([key, { due }]) => {
    const title = taskTitle(key, words);
    if (titles.has(title)) return [];
    titles.add(title);
    return [line(title, due)];
  });
}

/** Links of a plan work a month longer than the pairing, as far as a link can, and a month at the least; the card closes with the pairing anyway. */
const linkEnd = ({ endsAt }: Running, at: string): string =>
  earliest(plusDays(endsAt > at ? endsAt : at, 30), plusDays(at, program.linkKeyDays - 1)) ?? at;

const buttons = (pairing: string, plan: Running, { words, at }: Reader): readonly Block[] => {
  const expires = linkEnd(plan, at);
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
  { startedAt }: Pick<Running, 'startedAt'>,
  { words, language }: Pick<Reader, 'words' | 'language'>,
): string => fill(words.pages.week.household, { ...whoIsMet(household, language), when: dayText(startedAt, language) });

/** The first two weeks; the rest stands in the plan on the page. */
const firstLines = (plan: Running, { words, language }: Reader): readonly string[] =>
  taskLines(dueWithin(plan, plan.startedAt), words, (task, due) =>
    fill(words.mails.firstTasks.task, { task, when: whenText(due, language) }),
  );

async function firstTasks(pairing: string): Promise<Wanted | undefined> {
  if (!(await isRunning(pairing))) return undefined;
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
        { list: firstLines(plan, reader) },
        { text: fill(reader.words.mails.firstTasks.shape, whoIsMet(ready.household, reader.language)) },
        ...(plan.interpreter ? [{ text: reader.words.mails.firstTasks.interpreter }] : []),
        { text: reader.words.mails.firstTasks.plan },
        ...buttons(pairing, plan, reader),
      ],
    }),
    script: async reader => [
      reader.words.mails.firstTasks.text,
      ...firstLines(plan, reader),
      ...(plan.interpreter ? [reader.words.mails.firstTasks.interpreter] : []),
    ],
  };
}

/** A household of a navigator, as it is when her mail is written. */
interface Own extends KnownPlan {
  readonly household: Household | undefined;
}

/** All her households whose pairing goes on, the one that the mail is about first. */
async function householdsOf(pairing: string, own: Running): Promise<readonly Own[]> {
  const others = (await runningPlans(own.navigator)).filter(one => one.pairing !== pairing);
  const all = [{ pairing, plan: own }, ...others];
  const running = await Promise.all(all.map(one => isRunning(one.pairing)));
  const plans = all.filter((_, i) => running[i]);
  return Promise.all(
    plans.map(async one => ({ ...one, household: (await readyHousehold(one.plan.arrival))?.household })),
  );
}

type Written = Exclude<Block, { button: unknown }>;

/** Which household, what is overdue and what comes, and whether anything was told of it. */
function weekOf({ plan, household }: Own, { words, language, at }: Reader): readonly Written[] {
  const said = words.mails.thisWeek;
  const lines = taskLines(dueWithin(plan, at), words, (task, due) =>
    fill(due <= at ? said.overdue : said.due, { task, when: whenText(due, language) }),
  );
  return [
    ...(household ? [{ text: householdTitle(household, plan, { words, language }) }] : []),
    ...(lines.length > 0 ? [{ list: lines }] : []),
  ];
}

const spoken = (blocks: readonly Written[]): readonly string[] =>
  blocks.flatMap(block => ('list' in block ? block.list : [block.text]));

/** Her week, with all her households: what is overdue, what comes, and the question how it goes; after a long silence that nothing was heard, and what she can do. */
async function thisWeek(pairing: string): Promise<Wanted | undefined> {
  const own = await planOf(pairing);
  if (own.status !== 'running') return undefined;
  const known = await householdsOf(pairing, own);
  if (known.length === 0) return undefined;
  const frame = (reader: Reader) => {
    const { thisWeek: said, longSilence } = reader.words.mails;
    const late = known.some(({ plan }) => dueWithin(plan, reader.at).some(([, one]) => one.due <= reader.at));
    if (known.some(({ plan }) => isSilentToday(plan, reader.at)))
      return {
        subject: longSilence.subject,
        text: longSilence.text,
        ways: [longSilence.met, longSilence.stuck, longSilence.stop],
      };
    return { subject: late ? said.subjectLate : said.subject, text: late ? said.textLate : said.text };
  };
  return {
    letter: async reader => {
      const { subject, text, ways } = frame(reader);
      return {
        subject,
        blocks: [
          { text: reader.words.mails.hello },
          { text },
          ...(ways ? [{ list: ways }] : []),
          ...known.flatMap(one => weekOf(one, reader)),
          { text: reader.words.mails.thisWeek.howDidItGo },
          ...buttons(pairing, own, reader).slice(0, known.length > 1 ? 1 : 2),
        ],
      };
    },
    script: async reader => [
      frame(reader).text,
      ...spoken(known.flatMap(one => weekOf(one, reader))),
      reader.words.mails.thisWeek.howDidItGo,
    ],
  };
}

/** The day on which a long silence is written about; after that the week is the week again, until the liaison has it. */
const isSilentToday = ({ silence }: Running, at: string): boolean =>
  silence?.told === 0 && localDate(program.timeZone, silence.at) === localDate(program.timeZone, at);

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

/** The liaison asks the household how it goes: `about` is `<pairing>/<task>`. */
async function checkIn(about: string): Promise<Wanted | undefined> {
  const [pairing = '', task = ''] = about.split('/');
  const plan = await planOf(pairing);
  if (plan.status !== 'running' || !(await isRunning(pairing)) || plan.tasks[task]?.status === 'done') return undefined;
  const said = ({ words }: Reader) => [
    words.calls.checkIn.goes,
    words.calls.checkIn.change,
    words.calls.checkIn.private,
  ];
  return {
    letter: async reader => ({
      subject: reader.words.calls.checkIn.subject,
      blocks: said(reader).map(text => ({ text })),
    }),
    script: async reader => said(reader),
  };
}

/** Tasks' mails: the first steps in one, the week of all her households in one, a long silence, that a pairing is over; and the liaison's calls to the household. */
export const taskMails: Readonly<Record<string, MailKind>> = {
  'first-tasks': { ...toNavigator, about: firstTasks },
  // With the question at the end of a term at most one a day, whoever wants it: the other comes the next morning, if it is still wanted.
  'this-week': { ...toNavigator, perDay: 1, about: thisWeek },
  'pairing-over': { ...toNavigator, about: pairingOver },
  'check-in': { audience: 'household', by: 'phone', mayRepeat: true, atAnyHour: false, about: checkIn },
};
