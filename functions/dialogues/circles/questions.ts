import { load } from '../../platform/ledger.ts';
import { type Board, boards } from './board.ts';
import { type CircleState, circleIdOf, circles, isKnown, type KnownCircle } from './circle.ts';

export { type SheetFacts, sessionSheet } from './sheet.ts';
export type { OnBoard, ShownBoard, ShownCircle, ShownProposal, ShownSession } from './shown.ts';

/** One circle of a dialogue, whatever its situation. */
export const circleOf = (dialogue: string, number: number): Promise<CircleState> =>
  load(circles, circleIdOf(dialogue, number));

/** Who sits where in a dialogue, and which place is taken when. */
export const boardOf = (dialogue: string): Promise<Board> => load(boards, dialogue);

/** All circles of a dialogue, by number, those that were given up among them. Read by key, so that none is overlooked. */
export async function circlesIn(dialogue: string): Promise<readonly KnownCircle[]> {
  const { made } = await boardOf(dialogue);
  const found = await Promise.all(Array.from({ length: made }, (_, i) => circleOf(dialogue, i + 1)));
  return found.filter(isKnown);
}
