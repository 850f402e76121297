import { callAnswered } from '../../events/call-answered.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { saidByPhone } from './called.ts';
import { intakeRoom } from './room.ts';

/** When a household was asked by phone to confirm, or for what was missing, do what it said; where the number was wrong, look for another way. */
export const handler = reaction([callAnswered], async ({ data, cause, at, correlation }) => {
  const command = await saidByPhone(data, at);
  if (!command) return { outcome: 'not-an-answer' };
  return handle(intakeRoom, { self: data.about }, { command, cause, by: data.by, at, correlation });
});
