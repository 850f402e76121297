import type { callAnswered } from '../../../events/call-answered.ts';
import type { DataOf } from '../../../events/contract.ts';
import type { decide } from './deciding.ts';

/** What somebody said on the phone who had registered; undefined where nothing was asked, or nothing said. */
export function saidByPhone({ kind, outcome }: DataOf<typeof callAnswered>): Parameters<typeof decide>[1] | undefined {
  if (kind !== 'dialogue-confirm' && kind !== 'dialogue-place') return undefined;
  if (outcome === 'no') return { type: 'Withdraw', erased: false };
  if (outcome !== 'yes') return undefined;
  return kind === 'dialogue-confirm' ? { type: 'Confirm' } : { type: 'TakePlace' };
}
