import { actionForumHeld } from '../../events/action-forum-held.ts';
import { circleFormed } from '../../events/circle-formed.ts';
import { dialogueAmended } from '../../events/dialogue-amended.ts';
import { dialogueCancelled } from '../../events/dialogue-cancelled.ts';
import { dialogueMovedOn } from '../../events/dialogue-moved-on.ts';
import { dialogueResultsTold } from '../../events/dialogue-results-told.ts';
import { dialogueScheduled } from '../../events/dialogue-scheduled.ts';
import { registrationExtended } from '../../events/registration-extended.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { followPlan } from './action/deciding.ts';
import { followDialogue } from './circles/deciding.ts';
import { hearForum } from './hearing.ts';
import { meterFollows } from './meter/counting.ts';
import { dialogueById } from './questions.ts';
import { asItStands } from './registration/following.ts';
import { rollRoom } from './registration/room.ts';

/** When a kick-off is planned or moved, places or registration change, results are told, the forum was held, or a dialogue is over, those who registered hear of it once, whoever waits is asked where there is room, circles, actions and the calendar follow, and all are told on who takes part. */
export const handler = reaction(
  [
    dialogueScheduled,
    dialogueAmended,
    registrationExtended,
    dialogueMovedOn,
    dialogueCancelled,
    dialogueResultsTold,
    circleFormed,
    actionForumHeld,
  ],
  async ({ data: { dialogue }, cause, at, correlation }) => {
    const state = await dialogueById(dialogue);
    if (state.status === 'none') return { outcome: 'unknown' };
    const doing = { by: 'program', at, cause, correlation };
    await meterFollows(dialogue, state, doing);
    await handle(rollRoom, { self: dialogue }, { command: asItStands(dialogue, state, at), ...doing });
    await followPlan(dialogue, doing);
    await hearForum(dialogue, doing);
    return followDialogue(dialogue, doing);
  },
);
