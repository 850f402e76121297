import { didText } from '../../dialogues/action/mails.ts';
import type { Action } from '../../dialogues/action/questions.ts';
import { plusDays } from '../../platform/kernel/time.ts';
import type { Block, Button, Letter, Reader } from '../../platform/message.ts';
import { program } from '../../program/settings.ts';
import { areaName, dateText, fill, isolated, joined, nameOf, type Words, whenText } from '../../program/words.ts';
import { helpIdOf } from '../help.ts';
import { bodyName, spanText } from '../in-words.ts';
import type { ItemKind, Without } from '../member.ts';
import { type Figures, numbersInWords } from '../numbers/questions.ts';
import { lastDayOf } from '../told.ts';
import { mondayOf } from '../week.ts';
import type { Told } from './gathering.ts';

const { advisory, linkKeyDays } = program;

/** The parts of a digest, in reading order: what asks for help comes first. */
export const sections = [
  'requests',
  'closing',
  'resources',
  'events',
  'dialogues',
  'results',
  'issues',
  'learning',
] as const;
export type Section = (typeof sections)[number];

/** What members tell stands in these; dialogues are told of by themselves. */
type OfItems = Exclude<Section, 'dialogues'>;

const sectionOfKind: Readonly<Record<ItemKind, OfItems>> = {
  request: 'requests',
  resource: 'resources',
  alert: 'resources',
  event: 'events',
  result: 'results',
  issue: 'issues',
  learning: 'learning',
};

const sectionOf = ({ as, state }: Told): OfItems => (as === 'closing' ? 'closing' : sectionOfKind[state.kind]);

/** Its items by section, in the edition's order; alerts before resources. Sections without any are left out. */
export function grouped(items: readonly Told[]): readonly (readonly [OfItems, readonly Told[]])[] {
  return sections.flatMap(section => {
    if (section === 'dialogues') return [];
    const own = items.filter(one => sectionOf(one) === section);
    const [alerts, others] = [
      own.filter(({ state }) => state.kind === 'alert'),
      own.filter(({ state }) => state.kind !== 'alert'),
    ];
    return own.length > 0 ? [[section, [...alerts, ...others]] as const] : [];
  });
}

/** A dialogue and how it stands, or one of its actions; `address`: its public page. */
export interface Move {
  readonly topic: string;
  readonly stage: keyof Words['dialogues']['stages'];
  readonly action?: Action;
  /** The instant of its kick-off. */
  readonly kickOff?: string | undefined;
  readonly address?: string | undefined;
}

/** What an edition tells, with all that its letters need besides their readers. */
export interface Content {
  readonly week: string;
  readonly items: readonly Told[];
  /** Names of the organizations that told it. */
  readonly organizations: ReadonlyMap<string, string>;
  /** What has become of dialogues. */
  readonly moves?: readonly Move[];
  /** The library’s own line. */
  readonly note?: string | undefined;
  /** What may be told of the program’s numbers that week. Numbers alone are no reason for a mail. */
  readonly figures?: Figures;
}

/** Whom a digest is written to. */
export interface Addressee {
  readonly member: string;
  readonly person: string;
  /** The kind of her organization. */
  readonly kind?: string | undefined;
  readonly without: Without;
}

/** What she would rather not read of is left out. */
export const wantedBy = (items: readonly Told[], { kinds, needs }: Without): readonly Told[] =>
  items.filter(
    ({ state: { kind, telling } }) =>
      !kinds.includes(kind) && (telling.need === undefined || !needs.includes(telling.need)),
  );

/** In which week it was told of, in this role. */
export function weekTold({ as, state }: Told): string | undefined {
  if (as === 'answer') return 'answer' in state ? state.answer?.told : undefined;
  if (as === 'referred') return state.status === 'issue' ? state.referralTold : undefined;
  return as === 'closing' && state.status === 'approved' ? state.closing : state.told?.edition;
}

/** Without what is told again and stood in a digest that she got with another group. `weeks`: of her other groups’ digests. */
export const unread = (items: readonly Told[], weeks: ReadonlySet<string>): readonly Told[] =>
  items.filter(one => !(one.again && weeks.has(weekTold(one) ?? '')));

/** So many characters of a text are read in a mail: ten items in two minutes. */
const mostCharacters = 160;

/** A text up to the end of a word. */
export function shortened(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  if (letters.length <= mostCharacters) return letters.join('');
  const cut = letters.slice(0, mostCharacters).join('');
  const end = cut.lastIndexOf(' ');
  return `${end > 0 ? cut.slice(0, end) : cut} …`;
}

type Writing = Pick<Reader, 'words' | 'language'>;

/** As what something is told, with its own title. */
interface Titled {
  readonly as: Told['as'];
  readonly kind: string;
  readonly title: string;
  /** The body that it was referred to. */
  readonly body?: string | undefined;
}

/** What something is called where it is told: an issue with what has become of it. */
export function toldTitle({ as, kind, title, body }: Titled, { digest: said }: Words): string {
  if (as === 'answer') return fill(said.answered, { title });
  if (as === 'referred' && body) return fill(said.referred, { body: bodyName(body), title });
  if (kind === 'issue' && as === 'new') return fill(said.raised, { title });
  return kind === 'alert' ? fill(said.alert, { title }) : title;
}

/** The body that an issue was referred to. */
export const bodyIn = ({ state }: Told): string | undefined => ('body' in state ? state.body : undefined);

export const titleOf = (one: Told, words: Words): string =>
  toldTitle({ as: one.as, kind: one.state.kind, title: one.state.telling.title, body: bodyIn(one) }, words);

/** When and where it is, until when it counts, and for which part of town. */
function factsOf({ state: { telling } }: Told, { words, language }: Writing): readonly string[] {
  const said = words.digest;
  const { starts, until, place, area } = telling;
  const when = starts !== undefined && spanText(telling, { words, language });
  return [
    ...(when ? [place === undefined ? when : fill(said.where, { when, place })] : []),
    ...(until !== undefined && starts === undefined
      ? [fill(said.until, { day: dateText(lastDayOf(until), language) })]
      : []),
    ...(area === undefined ? [] : [fill(said.area, { area: areaName(area) })]),
  ];
}

/** What was answered, by whom. */
export const answerText = (text: string, body: string | undefined, { digest: said }: Words): string =>
  body ? fill(said.answerOf, { body: bodyName(body), text }) : fill(said.answerOfGroup, { text });

export function answerIn(one: Told, words: Words): string | undefined {
  const { answer } = 'answer' in one.state ? one.state : {};
  return answer && answerText(answer.text, bodyIn(one), words);
}

/** An event that has not begun can be taken into a calendar. */
function waysOf({ id, state: { status, telling } }: Told, { words, at }: Reader): readonly Button[] {
  if (status !== 'approved' || telling.starts === undefined || telling.starts <= at) return [];
  const expires = plusDays(telling.starts, 1);
  return [{ label: words.digest.addToCalendar, link: { purpose: 'event', subject: id, expires } }];
}

/** An item as a mail tells it: what ends soon was told whole before. */
function entryOf(one: Told, content: Content, writing: Reader): Block {
  const { words } = writing;
  const { telling, organization } = one.state;
  const from = content.organizations.get(organization);
  const text = one.as === 'answer' ? (answerIn(one, words) ?? '') : telling.text;
  const lines = [
    ...(one.as === 'closing' || one.as === 'referred' ? [] : [shortened(text)]),
    [...factsOf(one, writing), ...(from ? [fill(words.digest.from, { organization: from })] : [])].join(' · '),
  ];
  const web = telling.link !== undefined && { web: telling.link };
  const ways = waysOf(one, writing);
  return {
    entry: { title: titleOf(one, words), lines: lines.filter(Boolean), ...web, ...(ways.length > 0 && { ways }) },
  };
}

/** “I can help” with what another member asks for. */
const helpButton = (item: string, { member }: Addressee, { words, at }: Reader): Block => ({
  button: {
    label: words.advisory.help.button,
    link: { purpose: 'help', subject: helpIdOf(item, member), expires: plusDays(at, linkKeyDays) },
  },
});

function sectionBlocks(
  [section, items]: readonly [Section, readonly Told[]],
  content: Content,
  reader: Reader,
  to?: Addressee,
) {
  const help = ({ id, state }: Told): readonly Block[] =>
    to && state.kind === 'request' && state.author !== to.member ? [helpButton(id, to, reader)] : [];
  const told = items.flatMap(one => [entryOf(one, content, reader), ...help(one)]);
  return [{ text: reader.words.digest.sections[section], as: 'heading' as const }, ...told];
}

/** What it is called: an action by its own title. */
export const moveTitle = ({ topic, action }: Move): string => action?.title ?? topic;

/** Of an action what was done about it, and of which dialogue it is; that others can help where nothing is heard of it. */
function actionText(action: Action, { topic }: Move, { words: { digest: said }, language }: Writing): string {
  const stalled = 'stalledAt' in action && action.stalledAt !== undefined;
  // What goes on within another one is told of by that one.
  const did = didText(action, language, () => '') ?? '';
  return [did, ...(stalled ? [said.stalled] : []), fill(said.ofDialogue, { topic })].filter(Boolean).join(' · ');
}

/** How a dialogue or an action stands, in words. */
export function moveText(move: Move, writing: Writing): string {
  const { words, language } = writing;
  const { stage, kickOff, action } = move;
  if (action) return actionText(action, move, writing);
  const when = kickOff === undefined ? [] : [fill(words.digest.kickOff, { when: whenText(kickOff, language) })];
  return [words.dialogues.stages[stage], ...when].join(' · ');
}

const moveEntry = (move: Move, writing: Writing): Block => ({
  entry: {
    title: moveTitle(move),
    lines: [moveText(move, writing)],
    ...(move.address !== undefined && { web: move.address }),
  },
});

type Counted = readonly [Section, number];

/** How much there is of each part, in reading order; parts without anything are left out. */
function countsOf({ items, moves = [] }: Content): readonly Counted[] {
  const of = new Map<Section, number>(grouped(items).map(([section, own]) => [section, own.length]));
  const counts = sections.map(
    section => [section, section === 'dialogues' ? moves.length : (of.get(section) ?? 0)] as const,
  );
  return counts.filter(([, count]) => count > 0);
}

/** How much of each, seen at once. */
function glance(counts: readonly Counted[], { words: { digest: said } }: Writing): readonly Block[] {
  const most = Math.max(...counts.map(([, count]) => count));
  const bars = counts.map(([section, count]) => ({
    label: said.sections[section],
    text: String(count),
    share: count / most,
  }));
  return counts.length > 1 ? [{ text: said.glance, as: 'heading' }, { bars }] : [];
}

/** What concerns her kind of organization, before all else: its needs that are asked for most, gaps that it could fill, and what others tell of these needs below. */
function ownLine(
  { items, figures }: Content,
  { kind, member }: Addressee,
  { words: { digest: said }, language }: Writing,
): readonly Block[] {
  const needs = advisory.concerns.find(one => one.kind === kind)?.needs ?? [];
  const own = items.filter(
    ({ state: { telling, author } }) => author !== member && telling.need !== undefined && needs.includes(telling.need),
  );
  const { asked = [], unmet = [] } = figures?.concerning(needs) ?? {};
  const named = (sentence: string, some: readonly string[]): readonly string[] => {
    const names = some.map(need => nameOf('needs', need, language));
    return names.length > 0 ? [fill(sentence, { names: joined(names, language) })] : [];
  };
  const lines = [...named(said.yoursAsked, asked), ...named(said.yoursUnmet, unmet)];
  const list = [...lines, ...own.map(({ state }) => isolated(state.telling.title, language))];
  if (kind === undefined || list.length === 0) return [];
  return [{ text: fill(said.yours, { kind: nameOf('organizationKinds', kind, language) }) }, { list }];
}

/** The program’s numbers in sentences: names and directions alone. */
const numbersOf = ({ figures }: Content, { words, language }: Writing): readonly Block[] =>
  figures
    ? [{ text: words.digest.numbers, as: 'heading' }, { list: numbersInWords(figures.numbers, language, 'week') }]
    : [];

/** The subject counts and names nothing: an inbox may be a public record. */
function subjectOf(parts: readonly Counted[], { words: { digest: said }, language }: Writing): string {
  const counts = parts.map(([section, count]) => fill(said.count, { what: said.short[section], count }));
  return fill(said.subject, { counts: joined(counts, language) });
}

const dayOf = (week: string, language: string): string => dateText(mondayOf(week), language);

function leadOf(content: Content, { words: { digest: said }, language }: Writing): string {
  const { length: count } = content.items;
  const day = dayOf(content.week, language);
  if (count > 0) return fill(said.lead, { day, count });
  return countsOf(content).length > 0 ? fill(said.leadOfDialogues, { day }) : said.calm;
}

/** What all letters of an edition have in common: what it tells, for one reader or, before it goes, for staff. */
export function contentBlocks(content: Content, reader: Reader, to?: Addressee): readonly Block[] {
  const said = reader.words.digest;
  const { moves = [] } = content;
  const groups = new Map(grouped(content.items));
  const noted: readonly Block[] = content.note
    ? [{ text: said.note, as: 'heading' }, { text: isolated(content.note, reader.language) }]
    : [];
  const parts = countsOf(content);
  return [
    { text: leadOf(content, reader) },
    ...(to ? ownLine(content, to, reader) : []),
    ...noted,
    ...glance(parts, reader),
    ...parts.flatMap(([section]) =>
      section === 'dialogues'
        ? [{ text: said.sections.dialogues, as: 'heading' as const }, ...moves.map(one => moveEntry(one, reader))]
        : sectionBlocks([section, groups.get(section) ?? []], content, reader, to),
    ),
    ...numbersOf(content, reader),
  ];
}

/** The digest of a week for one reader. */
export function digestLetter(content: Content, to: Addressee, reader: Reader): Letter {
  const said = reader.words.digest;
  const own = { ...content, items: wantedBy(content.items, to.without) };
  const expires = plusDays(reader.at, linkKeyDays);
  const parts = countsOf(own);
  return {
    because: 'member',
    subject: parts.length === 0 ? said.calmSubject : subjectOf(parts, reader),
    blocks: [
      ...contentBlocks(own, reader, to),
      ...(own.items.some(isShortened) ? [{ text: said.whole }] : []),
      { text: advisory.digest.postalAddress },
    ],
    ways: [{ label: said.ways.archive, link: { purpose: 'editions', subject: to.person, expires } }],
    stop: { label: said.ways.stop, link: { purpose: 'stop', subject: to.member, expires } },
  };
}

const isShortened = (one: Told): boolean =>
  (one.as === 'new' || one.as === 'learning') &&
  shortened(one.state.telling.text) !== one.state.telling.text.replace(/\s+/g, ' ').trim();
