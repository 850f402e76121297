import { callAnswered } from '../../events/call-answered.ts';
import { callById } from '../calls/questions.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { asksToConfirm, type Command } from './domain.ts';
import { intakeRoom } from './room.ts';

/** When a household was asked by phone to confirm, or for what was missing, do what it said. */
export const handler = reaction([callAnswered], async ({ data, cause, at, correlation }) => {
  const asked = asksToConfirm.includes(data.kind) || data.kind === 'details';
  // Who would rather not say where or when is not gone: the question stays the liaison's.
  if (!asked || !(data.outcome === 'yes' || (data.outcome === 'no' && data.kind !== 'details')))
    return { outcome: 'not-an-answer' };
  const call = await callById(data.call);
  const answers = (call.status === 'closed' && call.answers) || {};
  const { about: id, by } = data;
  const command: Command =
    data.outcome === 'yes'
      ? { type: 'Confirm', id, answers, byCall: data.kind === 'details', by, at }
      : { type: 'Disown', id, by, at };
  return handle(intakeRoom, { self: id }, { command, cause, by, at, correlation });
});
