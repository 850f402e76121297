import { callAnswered } from '../../events/call-answered.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { saidByPhone } from './called.ts';
import { arrivalOf } from './ids.ts';
import { engagement } from './questions.ts';
import { pairingRoom } from './room.ts';

/** When someone was asked by phone, a household whether it wants to meet or a navigator whether she has time, do what was said; a wrong number makes it the liaison's. After a concern the navigator is called when the household has been. */
export const handler = reaction([callAnswered], async ({ data, cause, at, correlation }) => {
  const command = saidByPhone(data, at);
  const match = command && (await engagement(data.about));
  if (!command || !match) return { outcome: command ? 'over' : 'not-an-answer' };
  const ids = { match: arrivalOf(data.about), seat: match.navigator };
  return handle(pairingRoom, ids, { command, cause, by: data.by, at, correlation });
});
