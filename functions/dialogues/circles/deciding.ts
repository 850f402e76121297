import { handle, load } from '../../platform/ledger.ts';
import { isOfThisRound } from '../appointment.ts';
import { isOpen } from '../dialogue.ts';
import { unheardAmong } from '../heard.ts';
import { dialogueById } from '../questions.ts';
import { type CircleState, circleIdOf, circles, isKnown } from './circle.ts';
import type { Command, Move } from './commands.ts';
import { boardOf, circlesIn } from './questions.ts';
import { circleRoom, movingRoom } from './rooms.ts';
import { keyOfWord } from './telling.ts';

/** Who does it, when, and why it is decided now. */
export interface Doing {
  readonly by: string;
  readonly at: string;
  readonly cause: string;
  readonly correlation?: string | undefined;
}

type Told<C> = C extends unknown ? Omit<C, 'dialogue' | 'circle' | 'by' | 'at'> : never;

/** Decides about one circle of a dialogue. */
export function decideCircle(
  { dialogue, circle }: { readonly dialogue: string; readonly circle: number },
  told: Told<Command>,
  { by, at, cause, correlation }: Doing,
) {
  const command = { ...told, dialogue, circle, by, at } as Command;
  const ids = { circle: circleIdOf(dialogue, circle), board: dialogue };
  return handle(circleRoom, ids, { command, cause, by, at, correlation });
}

/** Someone goes from one circle to another one. */
export function decideMove(move: Omit<Move, 'type' | 'by' | 'at'>, { by, at, cause }: Doing) {
  const { dialogue, from, to } = move;
  const ids = { from: circleIdOf(dialogue, from), to: circleIdOf(dialogue, to), board: dialogue };
  return handle(movingRoom, ids, { command: { type: 'Move', ...move, by, at }, cause, by, at });
}

/** All circles of a dialogue follow what became of it: its kick-off has another day, or it is over. As it stands now: facts overtake one another. */
export async function followDialogue(dialogue: string, doing: Doing): Promise<{ readonly outcome: string }> {
  const state = await dialogueById(dialogue);
  if (state.status === 'none') return { outcome: 'unknown' };
  const told = tellingOf(isOpen(state) ? state.kickOff?.date : undefined, !isOpen(state));
  if (!told) return { outcome: 'no-day' };
  for (const { number: circle } of await circlesIn(dialogue)) await decideCircle({ dialogue, circle }, told, doing);
  return { outcome: 'done' };
}

function tellingOf(kickOff: string | undefined, isOver: boolean): Told<Command> | undefined {
  if (isOver) return { type: 'End', wholly: true };
  return kickOff === undefined ? undefined : { type: 'Follow', kickOff };
}

/** Someone takes part in a dialogue no more: she leaves the circles in which she sits. */
export async function leaveCircles(
  dialogue: string,
  person: string,
  doing: Doing,
): Promise<{ readonly outcome: string }> {
  const { seats } = await boardOf(dialogue);
  const own = seats.filter(one => one.person === person);
  for (const { circle } of own) await decideCircle({ dialogue, circle }, { type: 'Leave', person }, doing);
  return { outcome: own.length > 0 ? 'done' : 'in-no-circle' };
}

/** Something of a circle is due: its id is `<dialogue>.<number>`. */
export async function circleDue(id: string, { cause, at }: Pick<Doing, 'cause' | 'at'>) {
  const state = await load(circles, id);
  if (!isKnown(state)) return { outcome: 'unknown' };
  const { dialogue, number: circle } = state;
  const unsent = await unsentIn(state, at);
  return decideCircle({ dialogue, circle }, { type: 'Due', unsent }, { cause, by: 'program', at });
}

/** The words on what is told now that never went out, and never will: nobody heard of a session by them. */
async function unsentIn(state: Exclude<CircleState, { status: 'none' }>, at: string): Promise<readonly string[]> {
  const telling = state.sessions.find(one => one.tellAt !== undefined && one.tellAt <= at);
  const before = telling?.told.filter(word => !isOfThisRound(telling, word)) ?? [];
  return unheardAmong(telling ? before.map(word => keyOfWord(state, telling, word)) : []);
}
