import type { callAnswered } from '../../events/call-answered.ts';
import type { DataOf } from '../../events/contract.ts';
import { callById } from '../calls/questions.ts';
import { asksToConfirm, type Command } from './domain.ts';

/** What a household said on the phone when it was asked to confirm, or for what was missing; undefined where it was not, or said nothing. */
export async function saidByPhone(
  { call: id, about, kind, outcome, by }: DataOf<typeof callAnswered>,
  at: string,
): Promise<Command | undefined> {
  if (!(asksToConfirm.includes(kind) || kind === 'details')) return undefined;
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
