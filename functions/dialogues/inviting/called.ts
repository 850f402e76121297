import type { callAnswered } from '../../../events/call-answered.ts';
import type { DataOf } from '../../../events/contract.ts';
import { readInvitation } from './questions.ts';
import { decline, takeUp } from './taking-up.ts';

/** A household that says yes is registered with what it had told. */
export async function answeredByPhone(
  { about, outcome, by }: DataOf<typeof callAnswered>,
  { cause, at }: { readonly cause: string; readonly at: string },
): Promise<{ readonly outcome: string }> {
  const { arrival, dialogue } = readInvitation(about);
  const saying = { by, at, cause };
  if (outcome === 'no') return decline(arrival, dialogue, saying);
  return outcome === 'yes' ? takeUp({ arrival, dialogue, ...saying }) : { outcome: 'not-an-answer' };
}
