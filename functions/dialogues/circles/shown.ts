import type { KnownDialogue } from '../dialogue.ts';
import { guardInWords } from '../forming/in-words.ts';
import { ofCircle } from '../guards.ts';
import type { Answers } from '../registration/participant.ts';
import type { SaidMissing } from '../shown.ts';
import type { KnownCircle, RecordQuestion, Session } from './circle.ts';
import { recorded } from './recording.ts';
import { type Beside, guardedIn, type Placed } from './seen.ts';

/** A record sheet as staff see it. */
export interface ShownSheet extends Readonly<Partial<Record<RecordQuestion, string>>> {
  /** A facilitator's person; `staff` for what was typed from paper. */
  readonly sender: string;
  /** By the ids of their registrations. */
  readonly attended: readonly string[];
  readonly walkIns: number;
  readonly at: string;
}

/** A session as staff see it. */
export interface ShownSession extends Omit<Session, 'n' | 'told' | 'sheets' | 'place'> {
  readonly session: number;
  readonly venue: string;
  readonly sheets: readonly ShownSheet[];
  /** All sheets together; left out while there is none. */
  readonly record?: Omit<ShownSheet, 'sender' | 'at' | RecordQuestion> & {
    readonly answers: Readonly<Record<RecordQuestion, readonly string[]>>;
  };
}

/** A circle as staff see it: people by the ids of their registrations, nobody's name. */
export interface ShownCircle {
  readonly number: number;
  readonly status: KnownCircle['status'];
  readonly participants: readonly string[];
  readonly facilitators: readonly string[];
  readonly venue: string;
  readonly language: string;
  readonly interpreted: readonly string[];
  readonly missing: readonly SaidMissing[];
  readonly sessions: readonly ShownSession[];
}

/** Someone with a place as the board shows her: codes that she told. */
export type OnBoard = { readonly id: string } & Omit<Answers, 'area'>;

/** The board: circles with what each lacks, who sits in none yet, and what all circles together lack. */
export interface ShownBoard {
  readonly id: string;
  readonly state: KnownDialogue;
  readonly circles: readonly ShownCircle[];
  readonly unplaced: readonly string[];
  readonly people: readonly OnBoard[];
  readonly together: readonly SaidMissing[];
}

/** What circles were proposed, as the staff's door answers it. */
export interface ShownProposal {
  readonly circles: readonly {
    readonly time: string;
    readonly venue: string;
    readonly language: string;
    readonly interpreted: readonly string[];
    readonly participants: readonly string[];
    readonly facilitators: readonly string[];
    readonly guards: readonly { readonly detail: string }[];
  }[];
  readonly unplaced: readonly { readonly participant: string; readonly why: string }[];
  readonly missing: readonly string[];
  /** Points of a hundred. */
  readonly quality: number;
}

const sessionShown = (
  { n, told: _, sheets, place, ...one }: Session,
  idsOf: (persons: readonly string[]) => readonly string[],
): ShownSession => {
  const record = recorded({ sheets });
  return {
    session: n,
    venue: place,
    ...one,
    sheets: sheets.map(({ attended, ...sheet }) => ({ ...sheet, attended: idsOf(attended) })),
    ...(record && { record: { ...record, attended: idsOf(record.attended) } }),
  };
};

/** A circle with what it lacks, in words. */
export function shownCircle(circle: KnownCircle, beside: Beside, language: string): ShownCircle {
  const { number, status, people, facilitators, place: venue, language: spoken, interpreted, sessions } = circle;
  const idsOf = (persons: readonly string[]) =>
    persons.flatMap(person => beside.placed.find(one => one.person === person)?.id ?? []);
  // Beside its number, a circle's guards need not say it once more.
  const missing = circle.status === 'open' ? ofCircle(guardedIn(circle, beside)) : [];
  return {
    number,
    status,
    participants: idsOf(people),
    facilitators,
    venue,
    language: spoken,
    interpreted,
    missing: missing.map(one => ({ ...one, detail: guardInWords(one.guard, language) })),
    sessions: sessions.map(one => sessionShown(one, idsOf)),
  };
}

/** Someone on the board, without where she lives: no guard asks it of a circle. What staff have seen to is no need any more. */
export const onBoard = ({ id, answers: { area: _, ...answers }, arranged }: Placed): OnBoard => ({
  id,
  ...answers,
  access: arranged ? [] : answers.access,
});
