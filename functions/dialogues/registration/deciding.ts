import { handle, load, type Write } from '../../platform/ledger.ts';
import { dialogues, type KnownDialogue } from '../dialogue.ts';
import type { Command } from './commands.ts';
import { participantById } from './questions.ts';
import { registrationRoom } from './room.ts';
import { isLateForAccess, seatsOf, standingOf } from './standing.ts';

type Told<C> = C extends unknown ? Omit<C, 'id' | 'dialogue' | 'by' | 'at' | keyof SeenNow> : never;

interface SeenNow {
  readonly standing: ReturnType<typeof standingOf>;
  readonly seats: number | undefined;
  readonly late: boolean;
  readonly kickOffAt: string | undefined;
}

/** How a dialogue stands, as the judgement looks at it. */
export const seenNow = (state: KnownDialogue, at: string): SeenNow => ({
  standing: standingOf(state, at),
  seats: seatsOf(state),
  late: isLateForAccess(state, at),
  kickOffAt: state.kickOff?.at,
});

/** An act of one on the list, or about her. */
export interface Doing {
  readonly by: string;
  readonly at: string;
  readonly cause: string;
  readonly correlation?: string | undefined;
  readonly besides?: readonly Write[];
}

/** Decides about one who registers for a dialogue, with how it stands at this moment; refused as `none` where there is no such dialogue. */
export async function decideIn(
  ids: { readonly id: string; readonly dialogue: string },
  told: Told<Command>,
  { by, at, cause, correlation, besides = [] }: Doing,
) {
  const dialogue = await load(dialogues, ids.dialogue);
  if (dialogue.status === 'none') return { outcome: 'refused', reason: 'none' } as const;
  const command = { ...seenNow(dialogue, at), ...told, ...ids, by, at } as Command;
  const act = { command, cause, by, at, besides, ...(correlation && { correlation }) };
  return handle(registrationRoom, { participant: ids.id, roll: ids.dialogue }, act);
}

/** The same about someone who has registered already; refused as `none` where she is not known. */
export async function decide(id: string, told: Told<Command>, doing: Doing) {
  const state = await participantById(id);
  if (!('dialogue' in state)) return { outcome: 'refused', reason: 'none' } as const;
  return decideIn({ id, dialogue: state.dialogue }, told, doing);
}
