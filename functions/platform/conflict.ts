import * as v from 'valibot';
import { because } from '../program/checks.ts';
import { wordsFor } from '../program/words.ts';
import { type Answer, problem } from './http.ts';
import type { Collision, EditOf } from './kernel/merge.ts';
import { staffLanguage } from './staff-language.ts';

/**
 * What someone saw of the fields that she changes, as it was shown to her; a field that is not there was empty. Given with an act, nothing
 * that somebody else has changed since is overwritten; left out, the act is done as it is sent. It is compared and never kept.
 */
export const seen = v.optional(v.record(v.string(), v.unknown(), because('object')));

/** A field that two have changed: what stands now, by whom and since when, and what was sent. */
export interface Conflict {
  readonly pointer: string;
  readonly now: unknown;
  readonly by: string | undefined;
  readonly at: string | undefined;
  readonly sent: unknown;
}

/** Collisions with who changed what stands now. */
export const conflictsOf = (
  collisions: readonly Collision[],
  edits: Readonly<Record<string, Partial<EditOf>>> | undefined,
): readonly Conflict[] =>
  collisions.map(({ field, now, sent }) => ({
    pointer: `/${field}`,
    now,
    by: edits?.[field]?.by,
    at: edits?.[field]?.at,
    sent,
  }));

/** An act that was not done because what it changes was changed since it was seen. `conflicts` can be carried by any outcome. */
export interface Conflicted {
  readonly outcome: 'conflict';
  readonly conflicts: readonly Conflict[];
}

export const isConflicted = (done: object): done is Conflicted => 'conflicts' in done;

/** 409 with both: nothing was changed. It is sent again with `seen` as it stands now, by someone who has read it. */
export function conflictAnswer({ conflicts }: Conflicted): Answer {
  const { staff } = wordsFor(staffLanguage());
  return problem(409, { title: staff.conflictTitle, detail: staff.conflict, conflicts });
}
