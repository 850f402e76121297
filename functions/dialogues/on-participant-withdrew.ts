import { dialoguePartLeft } from '../../events/dialogue-part-left.ts';
import { participantWithdrew } from '../../events/participant-withdrew.ts';
import { reaction } from '../platform/reaction.ts';
import { leaveCircles } from './circles/deciding.ts';
import { participantPerson } from './registration/questions.ts';

/** When someone takes part in a dialogue no more, or facilitates it no more, take her out of her circle, and what it has planned out of her calendar. */
export const handler = reaction([participantWithdrew, dialoguePartLeft], async ({ data, cause, at, correlation }) => {
  const person = 'person' in data ? data.person : await participantPerson(data.participant);
  if (person === undefined) return { outcome: 'unknown' };
  return leaveCircles(data.dialogue, person, { by: 'program', at, cause, correlation });
});
