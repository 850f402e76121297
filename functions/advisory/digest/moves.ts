import { dialogueById, hasReached, type KnownDialogue, openDialogues } from '../../dialogues/questions.ts';
import type { DialogueMove, DigestState } from './edition.ts';

/**
 * What has become of community dialogues since a group was last told. They and their topics are public from the day on which registration
 * opens; what is being drafted and organized before that is the staff's.
 */

/** So many of them stand in one edition, and take places of its things; the others in the next one. */
const mostMoves = 3;

/** Whether everybody may know of it, as it stands. */
const isPublic = ({ status }: KnownDialogue): boolean => status === 'cancelled' || hasReached(status, 'recruiting');

/** Of these stages nothing more is told. */
const ends: readonly string[] = ['cancelled', 'celebrated'];

/** A dialogue with what has become of it. */
export interface Moved {
  readonly id: string;
  readonly state: KnownDialogue;
}

/**
 * Dialogues that have come to another stage than the one of which a group was told: open ones from a list that holds nothing else, and those
 * that were told of before and stand in it no more. Closing is no news: it only means that its people are forgotten.
 */
export async function movesToTell(digest: DigestState): Promise<readonly DialogueMove[]> {
  const told = digest.status === 'on' ? (digest.stages ?? {}) : {};
  const open = await openDialogues();
  const gone = Object.keys(told).filter(id => !ends.includes(told[id] ?? '') && !open.some(one => one.id === id));
  const ended = await Promise.all(gone.map(async id => ({ id, state: await dialogueById(id) })));
  return movesIn(
    [...open, ...ended.flatMap(({ id, state }) => (state.status === 'none' ? [] : [{ id, state }]))],
    told,
  );
}

/** The same of what was read: pure. */
export const movesIn = (dialogues: readonly Moved[], told: Readonly<Record<string, string>>): readonly DialogueMove[] =>
  dialogues
    .filter(({ state }) => isPublic(state))
    .map(({ id, state }) => ({ dialogue: id, stage: state.status === 'closed' ? 'celebrated' : state.status }))
    .filter(({ dialogue, stage }) => told[dialogue] !== stage)
    .slice(0, mostMoves);

/** The dialogues of some moves, as they stand now; none where there are none. One that is cancelled since is told as such. */
export async function movedDialogues(moves: readonly DialogueMove[]): Promise<readonly Moved[]> {
  const found = await Promise.all(moves.map(async ({ dialogue: id }) => ({ id, state: await dialogueById(id) })));
  return found.flatMap(({ id, state }) => (state.status === 'none' ? [] : [{ id, state }]));
}
