import { callAnswered } from '../../events/call-answered.ts';
import type { DataOf } from '../../events/contract.ts';
import { reaction } from '../platform/reaction.ts';
import { decide } from './registration/deciding.ts';

/** When someone who registered for a dialogue was asked by phone, whether it was she or whether she takes the place, do what was said. */
export const handler = reaction([callAnswered], async ({ data, cause, at, correlation }) => {
  const command = commandOf(data);
  if (!command) return { outcome: 'not-an-answer' };
  const [id = ''] = data.about.split('/');
  return decide(id, command, { by: data.by, at, cause, correlation });
});

function commandOf({ kind, outcome }: DataOf<typeof callAnswered>): Parameters<typeof decide>[1] | undefined {
  if (kind !== 'dialogue-confirm' && kind !== 'dialogue-place') return undefined;
  if (outcome === 'no') return { type: 'Withdraw', erased: false };
  if (outcome !== 'yes') return undefined;
  return kind === 'dialogue-confirm' ? { type: 'Confirm' } : { type: 'TakePlace' };
}
