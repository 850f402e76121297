import { type Conflict, conflictsOf, seen } from '../../platform/conflict.ts';
import type { Fields } from '../../platform/kernel/merge.ts';
import { handle } from '../../platform/ledger.ts';
import { exactly, note } from '../../program/checks.ts';
import { program } from '../../program/settings.ts';
import { memberRoom } from '../room.ts';
import type { Command } from './digesting.ts';
import { type EditionState, readDigestAbout, readEditionId } from './edition.ts';
import { beginningRoom, editionRoom } from './room.ts';

/** Who does it, when, and because of what. */
export interface Doing {
  readonly by: string;
  readonly at: string;
  readonly cause: string;
}

/** What the library adds of its own, in characters. */
const longestNote = 300;

/** A line of the library’s, with what stood there as it was seen; an empty one takes it back. */
export const added = exactly({ text: note(longestNote), seen });

type ByStaff = Extract<Command, { type: 'Hold' | 'Release' | 'Add' }>;

/** What was seen of the line, as the command takes it: nothing that was seen is an empty one. */
export const lineSeen = (seen: Fields | undefined): string | undefined => seen && String(seen.text ?? '');

/** What stands where someone else has written a line since it was seen, and what was sent. */
export const lineCollisions = (edition: EditionState, sent: string): readonly Conflict[] => {
  const { note: now, noted } = 'note' in edition || 'noted' in edition ? edition : {};
  return conflictsOf([{ field: 'text', now, sent }], noted && { text: noted });
};

/** What staff do about an edition. Refused: `none`, `digest-gone`, `digest-skipped`, `changed` where the line is another one than was seen. */
export function actOnEdition(id: string, command: ByStaff, { cause }: Doing) {
  const ids = { edition: id, digest: readEditionId(id).group };
  const { by, at } = command;
  return handle(editionRoom, ids, { command, cause, by, at, correlation: `edition#${id}` });
}

/** Nobody knows whether a digest arrived; `about` is the member and the edition, as in its mail. Staff are told. */
export function doubtDigest(about: string, { cause, at }: Pick<Doing, 'cause' | 'at'>) {
  const { member, edition } = readDigestAbout(about);
  const ids = { edition, digest: readEditionId(edition).group };
  const command = { type: 'Doubt', member, at } as const;
  return handle(editionRoom, ids, { command, cause, by: 'program', at, correlation: `edition#${edition}` });
}

/** The digests of all groups begin; that of one that has begun goes on. */
export async function beginDigests({ cause, at }: Pick<Doing, 'cause' | 'at'>): Promise<{ readonly outcome: string }> {
  const begun = program.advisory.groups.map(({ id: group }) =>
    handle(beginningRoom, { self: group }, { command: { type: 'Begin', group, at }, cause, by: 'program', at }),
  );
  const outcomes = await Promise.all(begun);
  return { outcome: outcomes.some(({ outcome }) => outcome === 'done') ? 'done' : 'nothing' };
}

/** She gets no digest any more, from now on: neither the next one, nor one that is on its way. */
export function stopDigest(member: string, { by, at, cause }: Doing) {
  const command = { type: 'Change', id: member, change: { weekly: false }, by, at } as const;
  return handle(memberRoom, { self: member }, { command, cause, by, at });
}
