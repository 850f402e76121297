import { list, load } from '../../platform/ledger.ts';
import { type PageOf, partOf, readPage } from '../../platform/pages.ts';
import { type DialogueState, dialogues, type KnownDialogue } from '../dialogue.ts';
import {
  hasHadPlace,
  isKnown,
  isTaking,
  type KnownParticipant,
  listOf,
  type ParticipantState,
  participants,
} from './participant.ts';
import { type Roll, rollOf, rolls } from './roll.ts';

export type { Meter } from '../meter/meter.ts';
export { meterPicture } from '../meter/picture.ts';
export { answerFieldset, answerPlaces, asTyped } from './answers-form.ts';
export type { Answers, KnownParticipant, ParticipantState } from './participant.ts';
export type { Roll } from './roll.ts';
export type { ShownOneParticipant, ShownParticipant, ShownParticipants } from './shown.ts';
export { longestName } from './told.ts';

/** One who registered, whatever her situation. */
export const participantById = (id: string): Promise<ParticipantState> => load(participants, id);

/** The person of one who registered; undefined when she is not (or no longer) known. */
export async function participantPerson(id: string): Promise<string | undefined> {
  const state = await participantById(id);
  return isKnown(state) ? state.person : undefined;
}

/** Whether her address was confirmed, so that what is held may be shown there. */
export async function hasConfirmedPlace(id: string): Promise<boolean> {
  const state = await participantById(id);
  return isTaking(state) || state.status === 'over';
}

/** Whether she takes part no more; `erase`: nothing is known of her any more either. */
export async function hasLeftDialogue(id: string, what: 'withdraw' | 'erase'): Promise<boolean> {
  const state = await participantById(id);
  return !isKnown(state) || (what === 'withdraw' && (state.status === 'withdrawn' || state.status === 'over'));
}

/** The roll of a dialogue. */
export const rollById = async (dialogue: string): Promise<Roll> => rollOf(await load(rolls, dialogue));

/** One who registered, her roll and her dialogue; undefined when any of it is not known. */
export async function standingWith(
  id: string,
): Promise<{ readonly state: KnownParticipant; readonly roll: Roll; readonly dialogue: KnownDialogue } | undefined> {
  const state = await participantById(id);
  if (!isKnown(state)) return undefined;
  const [roll, dialogue] = await Promise.all([rollById(state.dialogue), loadDialogue(state.dialogue)]);
  return dialogue.status === 'none' ? undefined : { state, roll, dialogue };
}

const loadDialogue = (id: string): Promise<DialogueState> => load(dialogues, id);

const pick = ({ id, state }: { readonly id: string; readonly state: ParticipantState }) =>
  isKnown(state) ? { id, state } : undefined;

/** A page of those who registered for a dialogue, the first first. Read from an index, which lags. Undefined: no page ended there. */
export const participantsPage = (
  dialogue: string,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<PageOf<{ readonly id: string; readonly state: KnownParticipant }> | undefined> =>
  readPage([partOf(participants, { list: listOf(dialogue) }, pick)], { limit, after, order: 'oldest' });

/** Everyone with a place in a dialogue, also when it is over, as long as she is known. */
export async function everyoneWithPlace(
  dialogue: string,
): Promise<readonly { readonly id: string; readonly state: KnownParticipant }[]> {
  const all = await list(participants, listOf(dialogue));
  return all.flatMap(({ id, state }) => (hasHadPlace(state) ? [{ id, state }] : []));
}

/** Everyone with a place, as circles look at her. `arranged`: staff have seen to what she needs, wherever it is. */
export async function placedIn(dialogue: string) {
  return (await placesOf(dialogue)).map(({ id, state: { person, answers, access } }) => ({
    id,
    person,
    answers,
    arranged: access?.stands === 'arranged',
  }));
}

/** Everyone with a place in a dialogue. */
export async function placesOf(
  dialogue: string,
): Promise<readonly { readonly id: string; readonly state: KnownParticipant }[]> {
  const all = await list(participants, listOf(dialogue));
  return all.flatMap(({ id, state }) => (state.status === 'registered' ? [{ id, state }] : []));
}
