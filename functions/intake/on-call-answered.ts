import { callAnswered } from '../../events/call-answered.ts';
import { callById } from '../calls/questions.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import type { Command } from './domain.ts';
import { intakeRoom } from './room.ts';

const questions: readonly string[] = ['confirm', 'confirm-again', 'details'];

/** When a household was asked by phone to confirm, or for what was missing, do what it said. */
export const handler = reaction([callAnswered], async ({ data, cause, at, correlation }) => {
  if (!questions.includes(data.kind) || (data.outcome !== 'yes' && data.outcome !== 'no'))
    return { outcome: 'not-an-answer' };
  const call = await callById(data.call);
  const answers = (call.status === 'closed' && call.answers) || {};
  const { about: id, by } = data;
  const command: Command =
    data.outcome === 'yes'
      ? { type: 'Confirm', id, answers, by, at }
      : { type: 'Close', id, reason: 'declined', by, at };
  return handle(intakeRoom, { self: id }, { command, cause, by, at, correlation });
});
