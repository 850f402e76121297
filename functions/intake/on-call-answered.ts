import { callAnswered } from '../../events/call-answered.ts';
import { callById } from '../calls/questions.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { asksToConfirm, type Command } from './domain.ts';
import { intakeRoom } from './room.ts';

/** When a household was asked by phone to confirm, or for what was missing, do what it said; where the number was wrong, look for another way. */
export const handler = reaction([callAnswered], async ({ data, cause, at, correlation }) => {
  const asked = asksToConfirm.includes(data.kind) || data.kind === 'details';
  const command = asked ? await commandOf(data, at) : undefined;
  if (!command) return { outcome: 'not-an-answer' };
  return handle(intakeRoom, { self: data.about }, { command, cause, by: data.by, at, correlation });
});

async function commandOf(
  { call: id, about, kind, outcome, by }: ReturnType<typeof callAnswered.of>['data'],
  at: string,
): Promise<Command | undefined> {
  switch (outcome) {
    case 'yes': {
      const call = await callById(id);
      const answers = (call.status === 'closed' && call.answers) || {};
      return { type: 'Confirm', id: about, answers, byCall: kind === 'details', by, at };
    }
    case 'no':
      // Who would rather not say where or when is not gone: the question stays the liaison's.
      return kind === 'details' ? undefined : { type: 'Disown', id: about, by, at };
    case 'wrong-number':
      return { type: 'LoseContact' };
    case 'no-answer':
      return undefined;
  }
}
