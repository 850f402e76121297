import { dialoguePartLeft } from '../../events/dialogue-part-left.ts';
import { participantLeft } from '../../events/participant-left.ts';
import { participantWithdrew } from '../../events/participant-withdrew.ts';
import { reaction } from '../platform/reaction.ts';
import { leavePlan } from './action/deciding.ts';
import { leaveCircles } from './circles/deciding.ts';
import { participantPerson } from './registration/questions.ts';

/** When someone takes part in a dialogue no more, or facilitates it no more, take her out of her circle, what it has planned out of her calendar, and her name from what she was to see to. */
export const handler = reaction(
  [participantWithdrew, participantLeft, dialoguePartLeft],
  async ({ data, cause, at, correlation }) => {
    const person = 'person' in data ? data.person : await participantPerson(data.participant);
    if (person === undefined) return { outcome: 'unknown' };
    const doing = { by: 'program', at, cause, correlation };
    await leavePlan(data.dialogue, { person, ...('participant' in data && { participant: data.participant }) }, doing);
    return leaveCircles(data.dialogue, person, doing);
  },
);
