import { circleFormed } from '../../events/circle-formed.ts';
import { dialogueCancelled } from '../../events/dialogue-cancelled.ts';
import { dialogueMovedOn } from '../../events/dialogue-moved-on.ts';
import { dialogueScheduled } from '../../events/dialogue-scheduled.ts';
import { reaction } from '../platform/reaction.ts';
import { followDialogue } from './circles/deciding.ts';

/** When a circle is formed, or the kick-off of its dialogue is moved, or that is over, let what the circles have planned follow. */
export const handler = reaction(
  [circleFormed, dialogueScheduled, dialogueMovedOn, dialogueCancelled],
  async ({ data: { dialogue }, cause, at, correlation }) =>
    followDialogue(dialogue, { by: 'program', at, cause, correlation }),
);
