import type { DialogueStage } from '../program/dialogue-stages.ts';
import { calendarOf, type Dated, registrationCloses } from './calendar.ts';
import type { Format, KickOff, KnownDialogue, Role } from './dialogue.ts';
import { type Missing, nextMove, type Supplied } from './guards.ts';
import { missingText } from './missing-words.ts';
import type { Topics } from './topics/suggesting.ts';

/** A dialogue in the list. */
export interface ListedDialogue {
  readonly id: string;
  readonly topic: string;
  readonly format: Format;
  readonly stage: KnownDialogue['status'];
  readonly area?: string | undefined;
  readonly kickOff?: KickOff | undefined;
  /** The steps that are due and the staff's. */
  readonly waiting: readonly string[];
  /** The next step of its calendar, whoever's it is. */
  readonly next?: Dated | undefined;
}

/** What staff see of all of them: those that are not over, and a page of those that are. */
export interface ListedDialogues {
  readonly open: readonly ListedDialogue[];
  readonly over: readonly ListedDialogue[];
  /** What suggests itself as a topic of another one. */
  readonly topics: Topics;
  /** Where the next page of those that are over begins. */
  readonly next?: string | undefined;
}

/** What is missing, with its sentence. */
export type SaidMissing = Missing & { readonly detail: string };

/** A dialogue as staff see it: ids and codes of people, nobody's name. */
export interface ShownDialogue {
  readonly id: string;
  readonly state: KnownDialogue;
  /** The stage that staff can go to, guard by guard; none at the end. */
  readonly next?: { readonly stage: DialogueStage; readonly missing: readonly SaidMissing[] } | undefined;
  readonly calendar: readonly Dated[];
  /** A local date. */
  readonly registrationCloses?: string | undefined;
  /** Who has registered and not withdrawn. */
  readonly registered: number;
  /** While something can be done: of which groups few have come, a sentence each. For the staff alone. */
  readonly few: readonly string[];
}

/** Someone with a part in a dialogue, by name: a look is a disclosure. */
export interface ShownName {
  readonly person: string;
  readonly role: Role;
  readonly name: string;
  readonly contact: { readonly email?: string; readonly phone?: string };
}

/** In the list. `at` is now. */
export function listedOf(id: string, state: KnownDialogue, at: string): ListedDialogue {
  const { topic, format, status: stage, area, kickOff } = state;
  const waiting = 'waiting' in state ? state.waiting : [];
  const next = calendarOf(state, at)
    .filter(({ stands }) => stands === 'ahead')
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))[0];
  return {
    id,
    topic,
    format,
    stage,
    waiting,
    ...(area && { area }),
    ...(kickOff && { kickOff }),
    ...(next && { next }),
  };
}

/** What is missing, said in a language. */
export const saidMissing = (missing: readonly Missing[], language: string): readonly SaidMissing[] =>
  missing.map(one => ({ ...one, detail: missingText(one, language) }));

/** On its page. `at` is now. */
export function shownOf(
  { id, state }: { readonly id: string; readonly state: KnownDialogue },
  {
    supplied,
    few,
    at,
    language,
  }: { readonly supplied: Supplied; readonly few: readonly string[]; readonly at: string; readonly language: string },
): ShownDialogue {
  const move = nextMove(state, { supplied, at });
  const closes = registrationCloses(state);
  return {
    id,
    state,
    ...(move && { next: { stage: move.stage, missing: saidMissing(move.missing, language) } }),
    calendar: calendarOf(state, at),
    ...(closes && { registrationCloses: closes }),
    registered: supplied.registered,
    few,
  };
}
