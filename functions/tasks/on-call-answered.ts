import { callAnswered } from '../../events/call-answered.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { planRoom } from './room.ts';

/** When the liaison has asked a household how it goes, the step is done, whatever was said. */
export const handler = reaction([callAnswered], async ({ data, cause, at, correlation }) => {
  const { kind, about, outcome, by } = data;
  if (kind !== 'check-in') return { outcome: 'not-an-answer' };
  if (outcome !== 'yes' && outcome !== 'no') return { outcome: 'not-reached' };
  const [pairing = '', task = ''] = about.split('/');
  const command = { type: 'AnswerCheckIn', pairing, task, by, at } as const;
  return handle(planRoom, { self: pairing }, { command, cause, by, at, correlation });
});
