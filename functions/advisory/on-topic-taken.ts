import { dialogueCancelled } from '../../events/dialogue-cancelled.ts';
import { dialogueMovedOn } from '../../events/dialogue-moved-on.ts';
import { dialogueResultsTold } from '../../events/dialogue-results-told.ts';
import { topicTaken } from '../../events/topic-taken.ts';
import { reaction } from '../platform/reaction.ts';
import type { Command } from './domain.ts';
import { becameOf } from './in-dialogue.ts';
import { itemById, reachedPerson } from './questions.ts';
import { handleItem } from './room.ts';

/**
 * When an issue becomes the topic of a dialogue, it knows; when that has told its results, they are the issue's answer, which a later digest
 * tells; when it is cancelled, the issue can be talked about elsewhere.
 */
export const handler = reaction(
  [topicTaken, dialogueMovedOn, dialogueResultsTold, dialogueCancelled],
  async ({ data: { dialogue }, cause, at, correlation }) => {
    const found = await becameOf(dialogue);
    if (!found) return { outcome: 'no-issue' };
    const { issue: id, told } = found;
    const state = await itemById(id);
    if (state.status !== 'issue') return { outcome: 'no-open-issue' };
    const to = await reachedPerson(state.author);
    const command: Command = { ...told, id, by: 'program', at, ...(to && { to }) };
    return handleItem(id, { command, cause, by: 'program', at, correlation });
  },
);
