import { type Household, readyHousehold } from '../intake/questions.ts';
import { isRunning } from '../pairing/questions.ts';
import { localDate, plusDays } from '../platform/kernel/time.ts';
import type { Bars, Block, Entry, MailKind, Pointers, Reader, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import { dayText, fill, joined, languageName, shapeText, type Words, whenText } from '../program/words.ts';
import { dueWithin, lackingOf } from './chasing.ts';
import { isSomethingNew } from './offered.ts';
import { earliest, type Running, type Task } from './plan.ts';
import { type KnownPlan, planOf, roundOf, runningPlans } from './questions.ts';
import { isHandedOver, type RoundState } from './round.ts';

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

const buttons = ({ pairing, plan }: KnownPlan, { words, at }: Reader): readonly Block[] => {
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

/** A household of a navigator, as it is when her mail is written. */
interface Own extends KnownPlan {
  readonly household: Household;
}

/** A navigator's round, and those of her households whose pairing goes on. */
interface Hers {
  readonly round: RoundState;
  readonly households: readonly Own[];
}

/** All the households of the navigator whose pairing this is or was, that one first: what is to be told of the others is told whatever became of it. */
async function hersOf(pairing: string): Promise<Hers> {
  const own = await planOf(pairing);
  const navigator = own.status === 'none' ? undefined : own.navigator;
  if (!navigator) return { round: { status: 'none' }, households: [] };
  const [round, found] = await Promise.all([roundOf(navigator), runningPlans(navigator)]);
  const first = own.status === 'running' ? [{ pairing, plan: own }] : [];
  const all = [...first, ...found.filter(one => one.pairing !== pairing)];
  const households = await Promise.all(
    all.map(async one => {
      const [goesOn, ready] = await Promise.all([isRunning(one.pairing), readyHousehold(one.plan.arrival)]);
      return goesOn && ready ? [{ ...one, household: ready.household }] : [];
    }),
  );
  return { round, households: households.flat() };
}

const dayOf = (instant: string): string => localDate(program.timeZone, instant);

/** Its first steps belong into the mail that went last, or come after it. */
const isNew = ({ plan: { firstMailAt } }: Own, { round }: Hers): boolean =>
  round.status === 'open' && firstMailAt !== undefined && dayOf(firstMailAt) >= dayOf(round.mailedAt ?? '9999-12-31');

type Written = Exclude<Block, { button: unknown } | Entry | Bars | Pointers>;

/** A new household: whom she meets, and the first two weeks. */
const beginningOf = ({ plan, household }: Own, reader: Reader): readonly Written[] => [
  { list: firstLines(plan, reader) },
  { text: fill(reader.words.mails.firstTasks.shape, whoIsMet(household, reader.language)) },
  ...(plan.interpreter ? [{ text: reader.words.mails.firstTasks.interpreter }] : []),
];

/** The first steps of the households that are new, and the week of those that she has. */
async function firstTasks(pairing: string): Promise<Wanted | undefined> {
  const hers = await hersOf(pairing);
  const fresh = hers.households.filter(one => isNew(one, hers));
  const [first] = fresh;
  if (!first) return undefined;
  const others = hers.households.filter(one => !fresh.includes(one));
  const blocks = (reader: Reader): readonly Written[] => [
    { text: reader.words.mails.firstTasks.text },
    ...fresh.flatMap(one => beginningOf(one, reader)),
    ...others.flatMap(one => weekOf(one, reader)),
  ];
  return {
    letter: async reader => ({
      subject: reader.words.mails.firstTasks.subject,
      blocks: [
        { text: reader.words.mails.hello },
        ...blocks(reader),
        { text: reader.words.mails.firstTasks.plan },
        ...buttons(first, reader).slice(0, hers.households.length > 1 ? 1 : 3),
      ],
    }),
    script: async reader => spoken(blocks(reader)),
  };
}

/** Which household, what is overdue and what comes. */
function weekOf({ plan, household }: Own, { words, language, at }: Reader, isNewOffered = false): readonly Written[] {
  const said = words.mails.thisWeek;
  const lines = taskLines(dueWithin(plan, at), words, (task, due) =>
    fill(due <= at ? said.overdue : said.due, { task, when: whenText(due, language) }),
  );
  return [
    { text: householdTitle(household, plan, { words, language }) },
    ...(lines.length > 0 ? [{ list: lines }] : []),
    ...(isNewOffered ? [{ text: said.newOffer }] : []),
  ];
}

const spoken = (blocks: readonly Written[]): readonly string[] =>
  blocks.flatMap(block => ('list' in block ? block.list : [block.text]));

/** The mail that went last tells of a long silence; after it the week is the week again, until the liaison has it. */
const tellsOfSilence = ({ round }: Hers): boolean =>
  round.status === 'open' && round.silence?.told === 0 && round.silence.at === round.mailedAt;

/** Her week, with all her households: what is overdue, what comes, and the question how it goes; after a long silence that nothing was heard, and what she can do. */
async function thisWeek(pairing: string): Promise<Wanted | undefined> {
  const hers = await hersOf(pairing);
  const known = hers.households;
  const [first] = known;
  if (!first) return undefined;
  const weeks = async (reader: Reader): Promise<readonly Written[]> => {
    const news = known.map(({ plan, household }) =>
      isSomethingNew([...dueWithin(plan, reader.at), ...lackingOf(plan)], household.area, reader.at),
    );
    const found = await Promise.all(news);
    return known.flatMap((one, i) => weekOf(one, reader, found[i]));
  };
  const frame = (reader: Reader) => {
    const { thisWeek: said, longSilence } = reader.words.mails;
    const late = known.some(({ plan }) => dueWithin(plan, reader.at).some(([, one]) => one.due <= reader.at));
    if (tellsOfSilence(hers))
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
          ...(await weeks(reader)),
          { text: reader.words.mails.thisWeek.howDidItGo },
          ...buttons(first, reader).slice(0, known.length > 1 ? 1 : 2),
        ],
      };
    },
    script: async reader => [
      frame(reader).text,
      ...spoken(await weeks(reader)),
      reader.words.mails.thisWeek.howDidItGo,
    ],
  };
}

/** The liaison phones a navigator of whom nothing is heard: yes is that she goes on, no that she cannot. `navigator` is her id. */
async function navigatorSilent(navigator: string): Promise<Wanted | undefined> {
  if (!isHandedOver(await roundOf(navigator))) return undefined;
  const said = ({ words: { calls } }: Reader) => Object.values(calls.navigatorSilent);
  return {
    letter: async reader => ({
      subject: reader.words.calls.kinds['navigator-silent'],
      blocks: said(reader).map(text => ({ text })),
    }),
    script: async reader => said(reader),
  };
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

/** Tasks' mails: the first steps and the week of all her households, a long silence, that a pairing is over; and the liaison's calls to households and to a silent navigator. */
export const taskMails: Readonly<Record<string, MailKind>> = {
  // With the question at the end of a term at most one a day, whoever wants it: the other comes the next morning, if it is still wanted.
  'first-tasks': { ...toNavigator, perDay: 1, about: firstTasks },
  'this-week': { ...toNavigator, perDay: 1, about: thisWeek },
  'pairing-over': { ...toNavigator, about: pairingOver },
  'check-in': { audience: 'household', by: 'phone', mayRepeat: true, atAnyHour: false, about: checkIn },
  'navigator-silent': { ...toNavigator, by: 'phone', about: navigatorSilent },
};
