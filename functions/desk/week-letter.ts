import { callName } from '../calls/mails.ts';
import { callsOpen } from '../calls/questions.ts';
import { stepName } from '../dialogues/mails.ts';
import { openDialogues } from '../dialogues/questions.ts';
import { arrivalsOpen } from '../intake/questions.ts';
import { meetingsOf } from '../meetings/questions.ts';
import { stepsRunningOut } from '../navigators/questions.ts';
import { matchOf, seatsByNavigator } from '../pairing/questions.ts';
import { environment } from '../platform/environment.ts';
import { dashed } from '../platform/kernel/ids.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Block, Letter, MailKind, Reader, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import { dateText, dayText, fill, gateText, joined, whenText } from '../program/words.ts';
import { taskTitle } from '../tasks/mails.ts';
import { isHandedOver, planOf, roundOf } from '../tasks/questions.ts';
import { type Household, type Overdue, pairingsOfWeek, type Week, weekOf } from './week.ts';

/** Steps are told of as long before as the liaison is first told of each by itself. */
const stepsAhead = Math.max(...program.navigators.tellBeforeDays);

async function householdsAt(at: string): Promise<readonly Household[]> {
  const open = await arrivalsOpen();
  return Promise.all(
    open.map(async ({ id, state: arrival }) => {
      const match = await matchOf(id);
      const pairings = pairingsOfWeek(match, at);
      const plans = await Promise.all(pairings.map(async one => [one, await planOf(one)] as const));
      const toCall = match.status === 'paired' && isHandedOver(await roundOf(match.navigator));
      const meetings = match.status === 'paired' ? await meetingsOf(match.pairing) : undefined;
      return {
        id,
        receipt: 'receipt' in arrival ? dashed(arrival.receipt) : id,
        arrival,
        match,
        toCall,
        plans: Object.fromEntries(plans),
        meetings:
          meetings?.status === 'open'
            ? meetings.meetings.filter(({ status }) => status === 'planned').map(({ start }) => start)
            : [],
      };
    }),
  );
}

/** The week; the navigators whose mail comes back and whose steps run out; and the dialogues of which something is due and the staff's. */
interface Picture {
  readonly week: Week;
  /** The desk's address, and by receipt the households, for the way to where a line is seen to. */
  readonly desk: string;
  readonly households: ReadonlyMap<string, string>;
  readonly dialogues: readonly { readonly id: string; readonly topic: string; readonly steps: readonly string[] }[];
  readonly unreachable: readonly string[];
  readonly steps: Awaited<ReturnType<typeof stepsRunningOut>>;
}

async function pictureAt(at: string): Promise<Picture> {
  const [households, calls, seats, steps, dialogues] = await Promise.all([
    householdsAt(at),
    callsOpen(),
    seatsByNavigator(),
    stepsRunningOut(plusDays(at, stepsAhead)),
    openDialogues(),
  ]);
  const unreachable = [...seats].flatMap(([id, { reachable }]) => (reachable ? [] : [id]));
  return {
    week: weekOf(households, calls, at),
    desk: `${environment('BASE_URL')}/desk`,
    households: new Map(households.map(({ id, receipt }) => [receipt, id])),
    dialogues: dialogues
      .filter(({ state }) => state.waiting.length > 0)
      .map(({ id, state: { topic, waiting } }) => ({ id, topic, steps: waiting })),
    unreachable,
    steps,
  };
}

/** A line, and where at the desk it is seen to. */
interface Line {
  readonly text: string;
  readonly path: string;
}

/** One kind of thing to look at: its heading, and a line for each. */
interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

function overdueLine(one: Overdue, reader: Reader): string {
  const { words, language } = reader;
  const said = words.mails.liaisonWeek;
  const common = { number: one.receipt, owner: words.staff.owners[one.owner] };
  if ('next' in one) return fill(said.nextLine, { ...common, next: words.staff.next[one.next] });
  const task = 'task' in one ? taskTitle(one.task, words) : callName(one.call, reader);
  return fill(said.overdueLine, { ...common, task, when: dayText(one.due, language) });
}

function silentLine({ receipt, days, last, toCall }: Week['silent'][number], { words, language }: Reader): string {
  const said = words.mails.liaisonWeek;
  const contact = last ? fill(said[last.outcome], { when: dayText(last.at, language) }) : said.noContact;
  const line = fill(said.silentLine, { number: receipt, days, contact });
  return toCall ? fill(said.toCall, { line }) : line;
}

function waitingLine({ receipt, since, days, why }: Week['waiting'][number], { words, language }: Reader): string {
  const names: Readonly<Record<string, string>> = words.failures;
  const reasons = joined(
    why.map(one => names[one] ?? one),
    language,
  );
  return fill(words.mails.liaisonWeek.waitingLine, { number: receipt, when: dayText(since, language), days, reasons });
}

/** What is to be looked at, the most pressing first, each with the page where it is seen to. */
function sectionsOf({ week, unreachable, steps, dialogues, households }: Picture, reader: Reader): readonly Section[] {
  const { words, language } = reader;
  const said = words.mails.liaisonWeek;
  const day = (instant: string) => dayText(instant, language);
  const ofHousehold = <One extends { readonly receipt: string }>(
    all: readonly One[],
    text: (one: One) => string,
    room = 'households',
  ): readonly Line[] =>
    all.map(one => {
      const id = households.get(one.receipt);
      return { text: text(one), path: id === undefined ? room : `${room}/${id}` };
    });
  const overdue = week.overdue.flatMap(one => {
    const text = overdueLine(one, reader);
    return 'call' in one ? [{ text, path: `calls/${one.id}` }] : ofHousehold([one], () => text);
  });
  const sections = [
    {
      title: said.help,
      lines: ofHousehold(week.help, ({ receipt, report, at }) =>
        fill(said.helpLine, { number: receipt, report: taskTitle(report, words), when: day(at) }),
      ),
    },
    { title: said.overdue, lines: overdue },
    { title: said.silent, lines: ofHousehold(week.silent, one => silentLine(one, reader)) },
    { title: said.waitingTitle, lines: ofHousehold(week.waiting, one => waitingLine(one, reader)) },
    {
      title: said.proposalsTitle,
      lines: ofHousehold(
        week.proposals,
        ({ receipt, since, days, by }) =>
          fill(said.proposalLine, { number: receipt, when: day(since), days, by: whenText(by, language) }),
        'proposals',
      ),
    },
    {
      title: said.dialogues,
      lines: dialogues.map(({ id, topic, steps: due }) => {
        const named = joined(
          due.map(one => stepName(one, words)),
          language,
        );
        return { text: fill(said.dialogueLine, { topic, steps: named }), path: `dialogues/${id}` };
      }),
    },
    { title: said.bounces, lines: unreachable.map(id => ({ text: id, path: `navigators/${id}` })) },
    {
      title: said.steps,
      lines: steps.map(({ navigator, gate, date }) => ({
        text: fill(said.stepLine, {
          number: navigator,
          step: gateText(gate, language).name,
          when: dateText(date, language),
        }),
        path: `navigators/${navigator}`,
      })),
    },
    {
      title: said.offersTitle,
      lines: ofHousehold(week.offers, ({ receipt, of, by }) =>
        fill(of === 'navigator' ? said.offeredLine : said.askedLine, { number: receipt, when: whenText(by, language) }),
      ),
    },
    {
      title: said.changes,
      lines: ofHousehold(week.changes, ({ receipt, at, found }) =>
        fill(found ? said.changed : said.changing, { number: receipt, when: day(at) }),
      ),
    },
    {
      title: said.closedDays,
      lines: [week.closedUntil ?? []].flat().map(last => ({
        text: fill(said.closedDaysLine, { when: dateText(last, language) }),
        path: 'settings',
      })),
    },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

function numbersOf({ week }: Picture, { words }: Reader): readonly string[] {
  const said = words.mails.liaisonWeek;
  const { run, rest, held, attempted, meetings, waiting, offers, declined, expired } = week;
  return [
    fill(said.run, { run, rest }),
    fill(said.contacts, { held, attempted }),
    fill(said.meetings, { count: meetings }),
    fill(said.waiting, { count: waiting.length }),
    fill(said.offers, { open: offers.length, declined, expired }),
  ];
}

/** A section as it stands in the letter: a long one is counted from some line on, since it is read and not worked off. */
function shortened({ title, lines }: Section, desk: string, { words }: Reader): readonly Block[] {
  const { mostLines } = program.liaisonWeek;
  const more = lines.length - mostLines;
  const rest = more > 0 ? [{ text: fill(words.mails.liaisonWeek.more, { count: more }) }] : [];
  const shown = lines.slice(0, mostLines).map(({ text, path }) => ({ text, address: `${desk}/${path}` }));
  return [{ text: title, as: 'heading' }, { pointers: [...shown, ...rest] }];
}

/** Writes the week; where there is nothing to tell of it, it says so in one line. */
export function weekLetter(picture: Picture, reader: Reader): Letter {
  const { words, language, at } = reader;
  const said = words.mails.liaisonWeek;
  const { run, rest, held, attempted, meetings, declined, expired } = picture.week;
  const sections = sectionsOf(picture, reader);
  const happened = rest + held + attempted + meetings + declined + expired > 0;
  if (sections.length === 0 && !happened)
    return { subject: said.calmSubject, blocks: [{ text: fill(said.calm, { run }) }] };
  const count = sections.reduce((sum, { lines }) => sum + lines.length, 0);
  return {
    subject: count > 0 ? fill(said.subject, { count }) : said.calmSubject,
    blocks: [
      { text: fill(said.lead, { when: whenText(at, language) }) },
      { text: said.numbers, as: 'heading' },
      { list: numbersOf(picture, reader) },
      ...sections.flatMap(one => shortened(one, picture.desk, reader)),
    ],
  };
}

/** Everything is read when the letter is written. */
async function liaisonWeek(): Promise<Wanted> {
  return {
    letter: async reader => weekLetter(await pictureAt(reader.at), reader),
    script: async reader =>
      weekLetter(await pictureAt(reader.at), reader).blocks.flatMap(block =>
        'list' in block
          ? block.list
          : 'pointers' in block
            ? block.pointers.map(({ text }) => text)
            : 'text' in block
              ? [block.text]
              : [],
      ),
  };
}

/** The desk's mail by the clock: the week in the program, each Monday, to the liaison. */
export const weekMails: Readonly<Record<string, MailKind>> = {
  'liaison-week': { audience: 'staff', by: 'mail', mayRepeat: true, atAnyHour: false, about: liaisonWeek },
};
