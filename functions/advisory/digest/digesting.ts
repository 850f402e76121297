import type { FactOf } from '../../../events/contract.ts';
import { digestFrozen } from '../../../events/digest-frozen.ts';
import { digestHeld } from '../../../events/digest-held.ts';
import { digestNoted } from '../../../events/digest-noted.ts';
import { digestReleased } from '../../../events/digest-released.ts';
import { digestSent } from '../../../events/digest-sent.ts';
import { digestSkipped } from '../../../events/digest-skipped.ts';
import { alertLiaison, mailKeyOf, mailWanted, wantMail } from '../../../events/mail-wanted.ts';
import { type Decider, type Decision, type Note, note, refuse } from '../../platform/kernel/decider.ts';
import { plusMinutes } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import { plusWeeks, weeksBetween } from '../week.ts';
import {
  type Chosen,
  type DialogueMove,
  type DigestState,
  type EditionState,
  editionIdOf,
  type Frozen,
  isFrozen,
  type KnownEdition,
  moveKey,
  type Skip,
} from './edition.ts';
import { freezeAfter, givesWayOf, previewOf, weekAt } from './times.ts';

/** What one decision about an edition spans: itself, and what its group remembers from one to the next. */
export interface Press {
  readonly edition: EditionState;
  readonly digest: DigestState;
}

/** One who gets it: her number as a member, and her person. */
export interface Reader {
  readonly member: string;
  readonly person: string;
}

interface Of {
  readonly group: string;
  readonly week: string;
  readonly at: string;
}

interface ByStaff {
  readonly by: string;
  readonly at: string;
}

export type Command =
  /** It is time for staff to see the edition of a week. */
  | ({ readonly type: 'Open' } & Of)
  /**
   * Its time has come. `chosen`: what there is to tell; `owed`: what other groups were told and this one is told later; `stages`: what dialogues
   * have come to; `read`: there is somebody who gets it.
   */
  | ({
      readonly type: 'Freeze';
      readonly chosen: readonly Chosen[];
      readonly owed?: readonly Chosen[];
      readonly stages?: readonly DialogueMove[];
      readonly read: boolean;
    } & Of)
  /** Each of its items is marked as told. */
  | { readonly type: 'Send'; readonly at: string }
  /** One page of the group's members, in the list's order; `after`: where it ended, undefined at the list's end. */
  | {
      readonly type: 'Want';
      readonly readers: readonly Reader[];
      readonly after?: string | undefined;
      readonly at: string;
    }
  /** Nobody knows whether a member's mail arrived. */
  | { readonly type: 'Doubt'; readonly member: string; readonly at: string }
  | ({ readonly type: 'Hold' } & ByStaff)
  | ({ readonly type: 'Release' } & ByStaff)
  /** An empty text takes the note back. */
  /** `seen`: the line that stood there as she looked; undefined where she does not say. */
  | ({ readonly type: 'Add'; readonly text: string; readonly seen?: string | undefined } & ByStaff);

export type Event =
  | FactOf<typeof digestFrozen>
  | FactOf<typeof digestHeld>
  | FactOf<typeof digestNoted>
  | FactOf<typeof digestReleased>
  | FactOf<typeof digestSkipped>
  | FactOf<typeof digestSent>
  | FactOf<typeof mailWanted>
  | Note<'EditionOpened', Of>
  | Note<
      'EditionSettled',
      { items: readonly Chosen[]; owed: readonly Chosen[]; stages: readonly DialogueMove[]; at: string }
    >
  | Note<'EditionPassedOver', { why: Skip; owed: readonly Chosen[]; at: string }>
  | Note<'ReaderUnsure', { member: string; at: string }>
  | Note<'EditionReleased', { at: string }>
  | Note<'EditionHeld', { by: string; at: string }>
  | Note<'EditionNoted', { text: string; by: string; at: string }>
  | Note<'EditionBegun', { at: string }>
  | Note<'ReadersWritten', { members: readonly string[]; after?: string | undefined; at: string }>
  | Note<'EditionOut', { at: string }>;

const { digest: settings } = program.advisory;

/** So long the list of members may lag behind what was decided last. */
const lagMinutes = 2;

const idOf = ({ group, week }: Pick<KnownEdition, 'group' | 'week'>): string => editionIdOf(group, week);

function open({ group, week, at }: Extract<Command, { type: 'Open' }>, { edition, digest }: Press): Decision<Event> {
  if (digest.status !== 'on' || digest.due > at) return [];
  const opened = note('EditionOpened', { group, week, at });
  // An edition is made once. That it is there already, and the group's time stood still, does not happen; if it did, only the time moves on.
  if (edition.status !== 'none') return [opened];
  return [opened, wantMail('digest-preview', 'liaison', { about: editionIdOf(group, week) })];
}

interface Skipping {
  readonly why: Skip;
  /** What this group is still to be told, where others were. */
  readonly owed: readonly Chosen[];
  readonly at: string;
  readonly quietly?: boolean;
}

/** Nobody gets it. What it would have told stays for the next one, and staff are told; not where there was nothing to tell and nobody to tell it to. */
const passOver = (edition: KnownEdition, { why, owed, at, quietly = false }: Skipping): readonly Event[] => [
  digestSkipped.of({ edition: idOf(edition), reason: why }),
  note('EditionPassedOver', { why, owed, at }),
  ...(quietly ? [] : [alertLiaison(`digest-skipped-${why}`, idOf(edition))]),
];

type Freezing = Extract<Command, { type: 'Freeze' }>;

const settle = (edition: KnownEdition, { chosen: items, owed = [], stages = [], at }: Freezing): readonly Event[] => [
  digestFrozen.of({ edition: idOf(edition), items: items.length }),
  note('EditionSettled', { items, owed, stages, at }),
];

/** Something to learn from is read where there is a mail, and is no reason for one. */
const isReason = ({ as }: Chosen): boolean => as !== 'learning';

function freeze(command: Freezing, { edition, digest }: Press): Decision<Event> {
  const { chosen, owed = [], stages = [], read, at } = command;
  if (digest.status !== 'on') return [];
  if (edition.status === 'held') {
    const left = [...edition.items, ...(digest.owed ?? [])];
    return edition.due <= at ? passOver(edition, { why: 'held', owed: left, at }) : [];
  }
  if (edition.status !== 'collecting' || edition.due > at) return [];
  // The next one is at hand: whoever had no digest for long gets one mail and not two.
  if (givesWayOf(edition.group, edition.week) <= at)
    return passOver(edition, { why: 'late', owed: [...chosen, ...owed], at });
  const nothing = chosen.length + stages.length === 0;
  if (!read) return passOver(edition, { why: 'nobody', owed: [], at, quietly: nothing });
  const silent = weeksBetween(digest.last, edition.week) - 1;
  const isEmpty = stages.length === 0 && !chosen.some(isReason);
  if (isEmpty && silent < settings.mostSilentWeeks)
    return passOver(edition, { why: 'empty', owed: [...chosen.filter(one => one.again), ...owed], at });
  return settle(edition, command);
}

/** A mail of unknown fate is not sent again: staff are told of the edition once, and see on its page of whom. */
function doubt({ member, at }: Extract<Command, { type: 'Doubt' }>, { edition }: Press): Decision<Event> {
  if (!isFrozen(edition)) return [];
  const { unsure = [] } = edition;
  if (unsure.includes(member)) return [];
  const told = unsure.length === 0 ? [alertLiaison('digest-unsure', idOf(edition))] : [];
  return [note('ReaderUnsure', { member, at }), ...told];
}

/** Whoever is in two groups gets one digest a week: the key of the mail is hers and the week's. */
const digestFor = (edition: Frozen, { member, person }: Reader): Event =>
  mailWanted.of({
    mail: mailKeyOf('digest', member, edition.week),
    kind: 'digest',
    to: person,
    about: `${member}.${idOf(edition)}`,
  });

function want({ readers, after, at }: Extract<Command, { type: 'Want' }>, { edition }: Press): Decision<Event> {
  if (edition.status !== 'sending' || edition.due > at) return [];
  const fresh = readers.filter(({ member }) => !edition.readers.includes(member));
  const members = fresh.map(({ member }) => member);
  const written = [...fresh.map(one => digestFor(edition, one)), note('ReadersWritten', { members, after, at })];
  if (after !== undefined || edition.walk === 'first') return written;
  const mails = edition.readers.length + fresh.length;
  return [...written, digestSent.of({ edition: idOf(edition), mails }), note('EditionOut', { at })];
}

function hold({ by, at }: Extract<Command, { type: 'Hold' }>, { edition }: Press): Decision<Event> {
  if (edition.status === 'none') return refuse('none');
  if (edition.status === 'held') return [];
  if (edition.status !== 'collecting') return refuse(edition.status === 'skipped' ? 'digest-skipped' : 'digest-gone');
  return edition.hold ? [] : [digestHeld.of({ edition: idOf(edition), by }), note('EditionHeld', { by, at })];
}

function release({ by, at }: Extract<Command, { type: 'Release' }>, { edition }: Press): Decision<Event> {
  if (edition.status === 'none') return refuse('none');
  if (edition.status === 'skipped') return refuse('digest-skipped');
  if (!('hold' in edition && edition.hold)) return [];
  return [digestReleased.of({ edition: idOf(edition), by }), note('EditionReleased', { at })];
}

function add({ text, seen, by, at }: Extract<Command, { type: 'Add' }>, { edition }: Press): Decision<Event> {
  if (edition.status === 'none') return refuse('none');
  if (edition.status !== 'collecting' && edition.status !== 'held')
    return refuse(edition.status === 'skipped' ? 'digest-skipped' : 'digest-gone');
  const stands = edition.note ?? '';
  if (stands === text) return [];
  if (seen !== undefined && seen !== stands) return refuse('changed');
  return [digestNoted.of({ edition: idOf(edition), by }), note('EditionNoted', { text, by, at })];
}

function editionAfter(edition: EditionState, event: Event): EditionState {
  if (event.name === 'EditionOpened') {
    const { group, week, at } = event.data;
    const due = freezeAfter(group, week, at);
    return edition.status === 'none' ? { status: 'collecting', group, week, openedAt: at, due } : edition;
  }
  if (edition.status === 'none') return edition;
  switch (event.name) {
    case 'EditionHeld':
      return edition.status === 'collecting' ? { ...edition, hold: event.data } : edition;
    case 'EditionNoted':
      return noted(edition, event.data);
    case 'EditionReleased':
      return released(edition, event.data.at);
    case 'ReaderUnsure':
      return isFrozen(edition) ? { ...edition, unsure: [...(edition.unsure ?? []), event.data.member] } : edition;
    case 'EditionSettled':
      return edition.status === 'collecting' ? settled(edition, event.data) : edition;
    case 'EditionPassedOver': {
      const { group, week, openedAt } = edition;
      return { status: 'skipped', group, week, openedAt, why: event.data.why, skippedAt: event.data.at };
    }
    case 'EditionBegun':
      return edition.status === 'frozen' ? { ...edition, status: 'sending', walk: 'first', readers: [] } : edition;
    case 'ReadersWritten':
      return edition.status === 'sending' ? written(edition, event.data) : edition;
    case 'EditionOut':
      return edition.status === 'sending' ? out(edition, event.data.at) : edition;
    case 'DigestFrozen':
    case 'DigestHeld':
    case 'DigestNoted':
    case 'DigestReleased':
    case 'DigestSkipped':
    case 'DigestSent':
    case 'MailWanted':
      return edition;
  }
}

type Collecting = Extract<EditionState, { status: 'collecting' }>;
type Sending = Extract<EditionState, { status: 'sending' }>;

function noted(edition: KnownEdition, { text, by, at }: { text: string; by: string; at: string }): EditionState {
  if (edition.status !== 'collecting' && edition.status !== 'held') return edition;
  const { note: _, ...without } = edition;
  return { ...without, ...(text && { note: text }), noted: { by, at } };
}

function released(edition: KnownEdition, at: string): EditionState {
  if (edition.status !== 'collecting' && edition.status !== 'held') return edition;
  const { hold: _, ...free } = edition;
  return free.status === 'held' ? { ...free, status: 'frozen', due: at } : free;
}

interface Settled {
  readonly items: readonly Chosen[];
  readonly stages: readonly DialogueMove[];
  readonly at: string;
}

function settled(edition: Collecting, { items, stages, at }: Settled): EditionState {
  const { hold: wanted, due: _, ...rest } = edition;
  const moves = stages.length > 0 && { stages: [...stages] };
  const frozen = { ...rest, items: [...items], ...moves, frozenAt: at };
  return wanted
    ? { ...frozen, status: 'held', hold: wanted, due: givesWayOf(edition.group, edition.week) }
    : { ...frozen, status: 'frozen', due: at };
}

function written(
  edition: Sending,
  { members, after, at }: { members: readonly string[]; after?: string | undefined; at: string },
) {
  const { after: _, ...rest } = edition;
  const readers = [...edition.readers, ...members];
  if (after !== undefined) return { ...rest, readers, after };
  return { ...rest, readers, walk: 'second' as const, due: plusMinutes(at, lagMinutes) };
}

function out({ due: _, walk: __, after: ___, readers, ...frozen }: Sending, at: string): EditionState {
  return { ...frozen, status: 'sent', mails: readers.length, sentAt: at };
}

function digestAfter({ edition, digest }: Press, event: Event): DigestState {
  if (digest.status !== 'on') return digest;
  switch (event.name) {
    case 'EditionOpened':
      return { ...digest, due: givesWayOf(event.data.group, event.data.week) };
    case 'EditionSettled':
    case 'EditionPassedOver':
      return owing(digest, event.data.owed);
    case 'EditionBegun':
      return edition.status === 'frozen' ? gone(digest, edition) : digest;
    case 'ReaderUnsure':
    case 'EditionReleased':
    case 'EditionHeld':
    case 'EditionNoted':
    case 'ReadersWritten':
    case 'EditionOut':
    case 'DigestFrozen':
    case 'DigestHeld':
    case 'DigestNoted':
    case 'DigestReleased':
    case 'DigestSkipped':
    case 'DigestSent':
    case 'MailWanted':
      return digest;
  }
}

type On = Extract<DigestState, { status: 'on' }>;

function owing({ owed: _, ...digest }: On, owed: readonly Chosen[]): On {
  return owed.length > 0 ? { ...digest, owed: [...owed] } : digest;
}

function gone(digest: On, { week, stages = [] }: Frozen): On {
  const told = stages.map(one => [moveKey(one), one.stage] as const);
  const known = told.length > 0 && { stages: { ...digest.stages, ...Object.fromEntries(told) } };
  return { ...digest, last: week, ...known };
}

/** One edition a group and week: seen by staff, frozen at its time, held where they want it, and then one mail for each reader; or passed over. */
export const digesting: Decider<Press, Command, Event> = {
  initial: { edition: { status: 'none' }, digest: { status: 'none' } },
  decide(command, state) {
    switch (command.type) {
      case 'Open':
        return open(command, state);
      case 'Freeze':
        return freeze(command, state);
      case 'Send':
        return state.edition.status === 'frozen' ? [note('EditionBegun', { at: command.at })] : [];
      case 'Want':
        return want(command, state);
      case 'Doubt':
        return doubt(command, state);
      case 'Hold':
        return hold(command, state);
      case 'Release':
        return release(command, state);
      case 'Add':
        return add(command, state);
    }
  },
  evolve: (state, event) => ({ edition: editionAfter(state.edition, event), digest: digestAfter(state, event) }),
};

export type BeginCommand = { readonly type: 'Begin'; readonly group: string; readonly at: string };
export type BeginEvent = Note<'DigestBegun', { group: string; at: string }>;

/** A group's digest begins with its first member, and never ends: its first edition is the next one that staff can see in time. */
export const beginning: Decider<DigestState, BeginCommand, BeginEvent> = {
  initial: { status: 'none' },
  decide: ({ group, at }, state) => (state.status === 'none' ? [note('DigestBegun', { group, at })] : []),
  evolve: (_, { data: { group, at } }) => {
    const last = weekAt(group, at);
    return { status: 'on', last, due: previewOf(group, plusWeeks(last, 1)) };
  },
};
