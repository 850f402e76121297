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
import { meterFollows } from './meter/counting.ts';
import { dialogueById } from './questions.ts';
import { asItStands } from './registration/following.ts';
import { rollRoom } from './registration/room.ts';

/** When a kick-off is planned or moved, places or registration change, results are told, or a dialogue is over, those who registered hear of it once, whoever waits is asked where there is room, circles and actions follow, and all are told on who takes part. */
export const handler = reaction(
  [
    dialogueScheduled,
    dialogueAmended,
    registrationExtended,
    dialogueMovedOn,
    dialogueCancelled,
    dialogueResultsTold,
    circleFormed,
  ],
  async ({ data: { dialogue }, cause, at, correlation }) => {
    const state = await dialogueById(dialogue);
    if (state.status === 'none') return { outcome: 'unknown' };
    const command = asItStands(dialogue, state, at);
    await meterFollows(dialogue, state, { cause, at, correlation });
    await handle(rollRoom, { self: dialogue }, { command, cause, by: 'program', at, correlation });
    await followPlan(dialogue, { by: 'program', at, cause, correlation });
    return followDialogue(dialogue, { by: 'program', at, cause, correlation });
  },
);
