import type { Answers, KnownParticipant } from './participant.ts';
import type { Roll } from './roll.ts';

/** One who registered, as staff see her: codes and ids, nobody's name. */
export interface ShownParticipant {
  readonly id: string;
  readonly status: KnownParticipant['status'];
  readonly registeredAt: string;
  readonly answers: Answers;
  readonly access?: { readonly stands: string; readonly late: boolean } | undefined;
  readonly coming?: boolean | undefined;
  readonly walkedIn?: boolean | undefined;
  /** Her number in the line, from 1. */
  readonly inLine?: number | undefined;
  /** A place is held for her until then, as an instant. */
  readonly heldUntil?: string | undefined;
}

/** One of them with her dialogue. */
export interface ShownOneParticipant {
  readonly id: string;
  readonly state: { readonly topic: string; readonly languages: readonly string[] };
  readonly participant: ShownParticipant;
}

/** A page of those who registered for a dialogue. */
export interface ShownParticipants {
  readonly id: string;
  readonly state: { readonly topic: string; readonly languages: readonly string[] };
  readonly held: number;
  readonly seats?: number | undefined;
  readonly waiting: number;
  readonly accessOpen: number;
  readonly standing: string;
  readonly canWalkIn: boolean;
  readonly rows: readonly ShownParticipant[];
  /** Where the next page begins. */
  readonly next?: string | undefined;
}

/** One of them, with where she stands in the line. */
export function shownParticipant(id: string, state: KnownParticipant, roll: Roll): ShownParticipant {
  const { status, registeredAt, answers, access, walkedIn } = state;
  const place = roll.waiting.findIndex(one => one.id === id);
  const held = roll.offers.find(one => one.id === id);
  return {
    id,
    status,
    registeredAt,
    answers,
    ...(access && { access: { stands: access.stands, late: access.late } }),
    ...('coming' in state && state.coming !== undefined && { coming: state.coming }),
    ...(walkedIn && { walkedIn }),
    ...(place >= 0 && { inLine: place + 1 }),
    ...(held && { heldUntil: held.until }),
  };
}
