import { list, load } from '../platform/ledger.ts';
import { type PageOf, partOf, readPage } from '../platform/pages.ts';
import {
  type DialogueState,
  dialogues,
  isOpen,
  type OpenDialogue,
  type OverDialogue,
  openList,
  overList,
} from './dialogue.ts';

export type { Dated } from './calendar.ts';
export type { Background, DialogueState, Format, KnownDialogue, OpenDialogue, Role } from './dialogue.ts';
export { backgrounds, everywhere, formats, hasReached, hasResults, isOpen } from './dialogue.ts';
export type { FirstName } from './first-names.ts';
export type { Missing } from './guards.ts';
export type { ListedDialogue, ListedDialogues, ShownDialogue, ShownName } from './shown.ts';
export { longest } from './told.ts';
export type { SuggestedIssue, SuggestedNeed, Topics } from './topics/suggesting.ts';

/** One dialogue, whatever its situation. */
export const dialogueById = (id: string): Promise<DialogueState> => load(dialogues, id);

/** The dialogues that are not over, the next kick-off first. Read from an index, which lags. */
export async function openDialogues(): Promise<readonly { readonly id: string; readonly state: OpenDialogue }[]> {
  const found = await list(dialogues, openList);
  return found.flatMap(({ id, state }) => (isOpen(state) ? [{ id, state }] : []));
}

/** A page of those that are over, the latest first: however many there were, it costs the same. Undefined: no page ended there. */
export const overDialogues = (
  limit: number,
  after: string | undefined,
): Promise<PageOf<{ readonly id: string; readonly state: OverDialogue }> | undefined> =>
  readPage(
    [
      partOf(dialogues, { list: overList }, ({ id, state }) =>
        state.status === 'none' || isOpen(state) ? undefined : { id, state },
      ),
    ],
    { limit, after, order: 'newest' },
  );
