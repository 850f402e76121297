import { arrivalById, type Household } from '../../intake/questions.ts';
import { keptAgain } from '../../people/again.ts';
import { participantOf } from '../../people/keep.ts';
import { fingerprint, newId } from '../../platform/kernel/ids.ts';
import { Unavailable } from '../../platform/unavailable.ts';
import { program } from '../../program/settings.ts';
import { decide, decideIn } from '../registration/deciding.ts';
import { type Answers, isKnown, isTaking } from '../registration/participant.ts';
import { participantById } from '../registration/questions.ts';
import { standingInvitation } from './questions.ts';
import { handleInvitation } from './room.ts';

const { accessNeeds: known } = program.dialogues;

/** What a household has told for its navigator, as answers for the forming of circles; the rest it is asked. Nothing is guessed of where it is from. */
export function answersToldBy(
  { languages, availability, area, interpreterNeeded }: Household,
  accessNeeds: readonly string[],
): Answers {
  const [own, ...others] = languages;
  const access = [...accessNeeds, ...(interpreterNeeded ? ['interpreter'] : [])];
  return {
    times: [...availability],
    ...(own && { ownLanguage: own.code }),
    // Basic is not enough to talk in.
    languages: others.filter(({ level }) => level !== 'basic').map(({ code }) => code),
    ...(area && { area }),
    access: access.filter(one => known.includes(one)),
  };
}

/** Who says it, and why it is decided now. */
interface Saying {
  readonly by: string;
  readonly at: string;
  readonly cause: string;
}

/** What came of it; `participant`: her registration. */
type Came =
  | { readonly outcome: 'done' | 'already-done'; readonly participant: string }
  | { readonly outcome: 'refused'; readonly reason: string };

/** The household says no to what it was asked about. */
export const decline = (arrival: string, dialogue: string, { by, at, cause }: Saying) =>
  handleInvitation(arrival, { command: { type: 'Answer', id: arrival, dialogue, answer: 'no', by }, cause, by, at });

/** She is on the list already: what is new is added, and whoever had gone is asked whether she is back. */
async function joinedBefore(id: string, more: { answers: Answers; twice: string }, saying: Saying): Promise<Came> {
  await decide(id, { type: 'Merge', ...more }, { ...saying, cause: `again:${saying.cause}` });
  return { outcome: 'already-done', participant: id };
}

/** What one says now, of whose household, for which dialogue. */
interface Taking extends Saying {
  readonly arrival: string;
  readonly dialogue: string;
  /** What it tells now; left out, what it had told. */
  readonly answers?: Answers | undefined;
}

/** Registers it as it is known: its own subject for each dialogue, so that two who say it at once are one. */
async function register(
  { person: of, household }: { readonly person: string; readonly household: Household },
  { arrival, dialogue, answers: now, ...saying }: Taking,
): Promise<Came> {
  const id = fingerprint(`participant of arrival ${arrival} ${dialogue}`);
  const before = await participantById(id);
  if (isTaking(before)) return { outcome: 'already-done', participant: id };
  const person = newId();
  const part = { id: person, role: 'participant', subject: `participant#${id}`, within: dialogue } as const;
  const again = await keptAgain(of, part);
  if (!again) return { outcome: 'refused', reason: 'none' };
  const { writes: besides, language, accessNeeds } = again;
  const answers = now ?? answersToldBy(household, accessNeeds);
  if (isKnown(before)) return joinedBefore(id, { answers, twice: `${id}/${saying.cause}` }, saying);
  const consent = { version: program.consent.version, language };
  const done = await decideIn({ id, dialogue }, { type: 'Enter', person, answers, consent }, { ...saying, besides });
  if (done.outcome === 'refused') return { outcome: 'refused', reason: done.reason };
  if (done.outcome !== 'blocked') return { outcome: 'done', participant: id };
  const other = participantOf(done.item, dialogue);
  if (!other) throw new Unavailable('Another write was in the way');
  return joinedBefore(other, { answers, twice: id }, saying);
}

/**
 * Registers a household for the dialogue that it was asked about. It counts as confirmed, since the question went to itself. Once, however
 * often it is said; an address that is on the list already is the same person. Refused as `none` where nothing is asked of it now.
 */
export async function takeUp(taking: Taking): Promise<Came> {
  const { arrival, dialogue, by, at, cause } = taking;
  const [standing, household] = await Promise.all([standingInvitation(arrival, at), arrivalById(arrival)]);
  if (standing?.id !== dialogue || !('household' in household)) return { outcome: 'refused', reason: 'none' };
  const came = await register(household, taking);
  if (came.outcome === 'refused') return came;
  const command = { type: 'Answer', id: arrival, dialogue, answer: 'yes', by } as const;
  await handleInvitation(arrival, { command, cause: `yes:${cause}`, by, at });
  return came;
}
