import { environment } from '../../platform/environment.ts';
import { plusDays } from '../../platform/kernel/time.ts';
import { load, loadTogether } from '../../platform/ledger.ts';
import type { Block, Letter, MailKind, Reader, Wanted } from '../../platform/message.ts';
import { program } from '../../program/settings.ts';
import { dateText, fill, isolated, whenText } from '../../program/words.ts';
import { type Joined, members } from '../member.ts';
import { figuresFor } from '../numbers/questions.ts';
import { organizations } from '../organization.ts';
import { mondayOf, plusWeeks } from '../week.ts';
import type { Backlog } from './choosing.ts';
import {
  type Chosen,
  type DialogueMove,
  type EditionState,
  editionIdOf,
  type Frozen,
  isFrozen,
  readDigestAbout,
  readEditionId,
} from './edition.ts';
import { contentsOf, type Outlook, outlookOf, type Told } from './gathering.ts';
import { waitingLines } from './in-words.ts';
import {
  type Addressee,
  type Content,
  contentBlocks,
  digestLetter,
  type Move,
  unread,
  wantedBy,
  weekTold,
} from './letter.ts';
import { type MovedNow, movedNow } from './moves.ts';
import { editionById, getsIt } from './questions.ts';

export { standingOf } from './in-words.ts';
export { answerText, moveText, moveTitle, toldTitle } from './letter.ts';

/** An edition as it is to be told: its week, what was chosen or, where that was read already, what it holds, the library's own line, and now. */
interface Edition {
  readonly week: string;
  readonly chosen: readonly Chosen[];
  readonly read?: readonly Told[];
  readonly stages?: readonly DialogueMove[] | undefined;
  readonly note?: string | undefined;
  readonly at: string;
}

/** What an edition tells, with the names that its letters need, and the program's numbers as they stood when the week before was over: a handful of reads. */
export async function contentFor({ week, chosen, read, stages = [], note, at }: Edition): Promise<Content> {
  const [items, figures, moved] = await Promise.all([
    read ?? contentsOf(chosen),
    figuresFor({ week: plusWeeks(week, -1), at }),
    movedNow(stages),
  ]);
  const found = await loadTogether(
    organizations,
    items.map(({ state }) => state.organization),
  );
  const named = [...found].flatMap(([id, one]) => (one.status === 'known' ? [[id, one.title] as const] : []));
  return { week, items, moves: moved.map(moveOf), organizations: new Map(named), note, figures };
}

const moveOf = ({ id, action, state: { topic, status, kickOff } }: MovedNow): Move => ({
  topic,
  stage: status,
  ...(action ? { action } : { kickOff: kickOff?.at }),
  // Everybody can register there, and later read what was said and done.
  ...((status === 'recruiting' || action) && { address: `${environment('BASE_URL')}/dialogues/${id}` }),
});

async function addresseeOf(member: string, { person, organization, without }: Joined): Promise<Addressee> {
  const own = await load(organizations, organization);
  return { member, person, without, ...(own.status === 'known' && { kind: own.kind }) };
}

/** It is hers to get: it has what she reads of. Where nothing was told for weeks everyone reads so. */
const isHers = ({ items, stages = [] }: Frozen, read: readonly Told[], { without }: Joined): boolean =>
  items.length === 0 || stages.length > 0 || wantedBy(read, without).length > 0;

/** What another of her groups was told of before she has read already: it is told again for those who are in this one alone. */
async function newTo(
  { groups }: Joined,
  { group }: Pick<Frozen, 'group'>,
  read: readonly Told[],
): Promise<readonly Told[]> {
  const others = groups.filter(one => one !== group);
  const again = read.filter(one => one.again);
  if (others.length === 0 || again.length === 0) return read;
  const weeks = [...new Set(again.flatMap(one => weekTold(one) ?? []))];
  const ids = weeks.flatMap(week => others.map(one => [week, editionIdOf(one, week)] as const));
  const found = await Promise.all(ids.map(async ([week, id]) => [week, await editionById(id)] as const));
  const went = new Set(found.flatMap(([week, one]) => (isFrozen(one) && one.status !== 'held' ? [week] : [])));
  return unread(read, went);
}

/** `about` is the member and the edition: `MEMBER.GROUP.WEEK`. Whoever stopped it meanwhile gets none, also of an edition that is frozen. */
async function digest(about: string): Promise<Wanted | undefined> {
  const { member, edition: id } = readDigestAbout(about);
  const edition = await editionById(id);
  const state = await load(members, member);
  if (!isFrozen(edition) || edition.status === 'held') return undefined;
  if (state.status !== 'joined' || !getsIt(state)) return undefined;
  const read = await newTo(state, edition, await contentsOf(edition.items));
  if (!isHers(edition, read, state)) return undefined;
  const letter = async (reader: Reader): Promise<Letter> => {
    const [content, to] = await Promise.all([
      contentFor({
        week: edition.week,
        chosen: edition.items,
        read,
        stages: edition.stages,
        note: edition.note,
        at: reader.at,
      }),
      addresseeOf(member, state),
    ]);
    return digestLetter(content, to, reader);
  };
  return { letter, script: async () => [] };
}

/** What an edition holds: settled, or as things stand while staff look at it, and then what waits beyond it. Nothing where nobody got it. */
export async function heldIn(
  state: EditionState,
  at: string,
): Promise<Pick<Outlook, 'chosen' | 'stages'> & Partial<Outlook>> {
  if (state.status === 'collecting') return outlookOf(state.group, state.week, at);
  return isFrozen(state) ? { chosen: state.items, stages: state.stages ?? [] } : { chosen: [], stages: [] };
}

/** What the digest of a week is called where it is written about. */
export const weekName = (week: string, { words, language }: Pick<Reader, 'words' | 'language'>): string =>
  fill(words.mails.alert.digest, { day: dateText(mondayOf(week), language) });

/** The same of an edition. */
export const editionName = (id: string, reader: Pick<Reader, 'words' | 'language'>): string =>
  weekName(readEditionId(id).week, reader);

/** The name of a group. */
export const groupName = (id: string): string => program.advisory.groups.find(one => one.id === id)?.name ?? id;

/** More is approved than one edition tells: how much waits, what would never be told, and what can be done. */
function waitingBlocks(backlog: Backlog | undefined, { words, language }: Reader): readonly Block[] {
  const [lead, ...lines] = waitingLines(backlog, words);
  if (lead === undefined) return [];
  const { lost } = backlog ?? { lost: [] };
  return [
    { text: words.digest.waiting.title, as: 'heading' },
    { text: lead },
    ...lines.map(text => ({ text })),
    ...(lost.length > 0 ? [{ list: lost.map(({ state }) => isolated(state.telling.title, language)) }] : []),
    { text: words.digest.staffPage.contents, as: 'heading' },
  ];
}

async function previewLetter(
  id: string,
  state: Extract<EditionState, { due: string }>,
  reader: Reader,
): Promise<Letter> {
  const { words, language, at } = reader;
  const said = words.digest.preview;
  const { group, week } = readEditionId(id);
  const note = 'note' in state ? state.note : undefined;
  const { chosen, stages, backlog } = await heldIn(state, at);
  const content = await contentFor({ week, chosen, stages, note, at });
  const when = whenText(state.due, language);
  const most = program.advisory.digest.mostItems;
  const link = { purpose: 'digest', subject: id, expires: plusDays(at, program.linkKeyDays) } as const;
  return {
    subject: 'hold' in state && state.hold ? said.heldSubject : fill(said.subject, { when }),
    blocks: [
      { text: fill(said.lead, { group: groupName(group), when, most }) },
      { text: said.how },
      { button: { label: said.button, link } },
      ...waitingBlocks(backlog, reader),
      ...(isNothing(content) ? [{ text: said.empty }] : contentBlocks(content, reader)),
    ],
  };
}

/** It would tell nothing. */
export const isNothing = ({ items, moves = [] }: Content): boolean => items.length + moves.length === 0;

/** Staff see it before it goes; after that there is nothing left to see beforehand. */
async function preview(id: string): Promise<Wanted | undefined> {
  const state = await editionById(id);
  if (state.status !== 'collecting' && state.status !== 'held') return undefined;
  return { letter: reader => previewLetter(id, state, reader), script: async () => [] };
}

/**
 * The digest’s mails. Of a digest whose fate nobody knows none is sent again: one twice is worse than one that is read on the page of past
 * ones.
 */
export const digestMails: Readonly<Record<string, MailKind>> = {
  digest: { audience: 'member', by: 'mail', mayRepeat: false, atAnyHour: false, about: digest },
  'digest-preview': { audience: 'staff', by: 'mail', mayRepeat: true, atAnyHour: false, about: preview },
};
