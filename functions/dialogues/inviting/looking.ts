import { interestOf, kindsIn } from '../../belonging/questions.ts';
import { arrivalById, type Household } from '../../intake/questions.ts';
import { matchOf } from '../../pairing/questions.ts';
import { program } from '../../program/settings.ts';
import { everywhere, isOpen, type OpenDialogue } from '../dialogue.ts';
import { dialogueById, openDialogues } from '../questions.ts';
import { rollById } from '../registration/questions.ts';
import { freePlaces } from '../registration/roll.ts';
import { seatsOf, standingOf } from '../registration/standing.ts';
import type { Command, Open } from './domain.ts';
import { invitationOf } from './questions.ts';
import { handleInvitation } from './room.ts';

type Look = Extract<Command, { type: 'Look' }>;

/** Whether it is for people of an area: its own, or the whole city, also where that was not said. Who has told no area is asked about any: where it is stands in the question. */
export const isFor = ({ area: of }: Pick<OpenDialogue, 'area'>, area: string | undefined): boolean =>
  of === undefined || of === everywhere || area === undefined || of === area;

/** Whether whoever says yes now has a place: nobody is asked in order to wait. */
async function hasPlace(id: string, state: OpenDialogue): Promise<boolean> {
  const { seats: _, ...roll } = await rollById(id);
  const seats = seatsOf(state);
  return roll.waiting.length === 0 && freePlaces({ ...roll, ...(seats !== undefined && { seats }) }) >= 1;
}

/** The dialogues that a household could register for, the next kick-off first. */
async function openFor({ area }: Household, at: string): Promise<readonly Open[]> {
  const near = (await openDialogues()).filter(({ state }) => isFor(state, area) && standingOf(state, at) === 'open');
  const free = await Promise.all(near.map(({ id, state }) => hasPlace(id, state)));
  return near.flatMap(({ id, state: { kickOff } }, i) =>
    free[i] && kickOff ? [{ dialogue: id, kickOffAt: kickOff.at }] : [],
  );
}

const pairings: Readonly<Record<string, Look['pairing']>> = { paired: 'runs', frozen: 'rests' };

/** How the dialogue stands that it was asked about. */
async function standsNow(dialogue: string, at: string): Promise<Pick<Look, 'stands' | 'kickOffAt'>> {
  const state = await dialogueById(dialogue);
  if (state.status === 'cancelled') return { stands: 'cancelled' };
  const kickOffAt = 'kickOff' in state ? state.kickOff?.at : undefined;
  return { stands: isOpen(state) && kickOffAt !== undefined && kickOffAt > at ? 'ahead' : 'over', kickOffAt };
}

/** It is time to look whether there is a dialogue for a household, or what became of the one that it was asked about. */
export async function invitationDue(arrival: string, { cause, at }: { readonly cause: string; readonly at: string }) {
  const [state, known, match, interest] = await Promise.all([
    invitationOf(arrival),
    arrivalById(arrival),
    matchOf(arrival),
    interestOf(arrival),
  ]);
  // What is heard late is not waited for: whoever has taken it back is asked nothing.
  const wishes = kindsIn(interest).includes(program.dialogues.inviting.interest);
  const pairing = (wishes && pairings[match.status]) || 'none';
  const open = pairing === 'runs' && known.status === 'ready' ? await openFor(known.household, at) : [];
  const stands = state.status === 'invited' ? await standsNow(state.dialogue, at) : {};
  const command: Look = { type: 'Look', id: arrival, pairing, open, ...stands, at };
  return handleInvitation(arrival, { command, cause, by: 'program', at });
}
