import { callAnswered } from '../../events/call-answered.ts';
import { reaction } from '../platform/reaction.ts';
import { handlePlan, handleRound } from './room.ts';

/** When the liaison has asked a household how it goes, the step is done, whatever was said; a navigator who goes on is heard of again. */
export const handler = reaction([callAnswered], async ({ data, cause, at, correlation }) => {
  const { kind, about, outcome, by } = data;
  if (kind !== 'check-in' && kind !== 'navigator-silent') return { outcome: 'not-an-answer' };
  if (outcome !== 'yes' && outcome !== 'no') return { outcome: 'not-reached' };
  const act = { cause, by, at, correlation };
  // Who says no is the liaison's, until her households have someone else.
  if (kind === 'navigator-silent')
    return outcome === 'no'
      ? { outcome: 'no' }
      : handleRound(about, { ...act, command: { type: 'Hear', navigator: about, by, at } });
  const [pairing = '', task = ''] = about.split('/');
  return handlePlan(pairing, { ...act, command: { type: 'AnswerCheckIn', pairing, task, by, at } });
});
