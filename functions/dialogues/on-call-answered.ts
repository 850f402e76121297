import { callAnswered } from '../../events/call-answered.ts';
import type { DataOf } from '../../events/contract.ts';
import { reaction } from '../platform/reaction.ts';
import { readInvitation } from './inviting/questions.ts';
import { decline, takeUp } from './inviting/taking-up.ts';
import { decide } from './registration/deciding.ts';

/** When someone who registered for a dialogue was asked by phone, whether it was she or whether she takes the place, or a household whether it would like to take part, do what was said. */
export const handler = reaction([callAnswered], async ({ data, cause, at, correlation }) => {
  if (data.kind === 'dialogue-suggested') return saidOf(data, { cause, at });
  const command = commandOf(data);
  if (!command) return { outcome: 'not-an-answer' };
  const [id = ''] = data.about.split('/');
  return decide(id, command, { by: data.by, at, cause, correlation });
});

/** A household that says yes is registered with what it had told. */
async function saidOf(
  { about, outcome, by }: DataOf<typeof callAnswered>,
  { cause, at }: { readonly cause: string; readonly at: string },
): Promise<{ readonly outcome: string }> {
  const { arrival, dialogue } = readInvitation(about);
  const saying = { by, at, cause };
  if (outcome === 'no') return decline(arrival, dialogue, saying);
  return outcome === 'yes' ? takeUp({ arrival, dialogue, ...saying }) : { outcome: 'not-an-answer' };
}

function commandOf({ kind, outcome }: DataOf<typeof callAnswered>): Parameters<typeof decide>[1] | undefined {
  if (kind !== 'dialogue-confirm' && kind !== 'dialogue-place') return undefined;
  if (outcome === 'no') return { type: 'Withdraw', erased: false };
  if (outcome !== 'yes') return undefined;
  return kind === 'dialogue-confirm' ? { type: 'Confirm' } : { type: 'TakePlace' };
}
