import { correct } from '../people/correct.ts';
import { memberOf } from '../people/keep.ts';
import { handle } from '../platform/ledger.ts';
import { together } from './kept.ts';
import { memberById } from './questions.ts';
import { memberRoom } from './room.ts';

/** What is to be different of a member; what is left out stays. */
export interface Corrected {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/** What came of it; `known`: the address is another member’s, by her number. */
export type Corrections =
  | { readonly outcome: 'done' | 'already-done' }
  | { readonly outcome: 'refused'; readonly reason: 'none' }
  | { readonly outcome: 'known'; readonly member: string };

/**
 * Her name or address was wrong: both are kept by people, and change in the decision’s own write. Whoever gets another address gets new links,
 * those sent the old way open nothing any more.
 */
export async function correctMember(
  id: string,
  { name, email }: Corrected,
  { by, at, cause }: { readonly by: string; readonly at: string; readonly cause: string },
): Promise<Corrections> {
  const state = await memberById(id);
  if (!('person' in state)) return { outcome: 'refused', reason: 'none' };
  const anew = { ...(name !== undefined && { name }), ...(email !== undefined && { contact: { email } }) };
  return together(async (): Promise<Corrections | { readonly outcome: 'blocked' }> => {
    const sealed = await correct(
      state.person,
      held => {
        const differs = Object.entries(anew).some(
          ([field, value]) => JSON.stringify(value) !== JSON.stringify(held[field as keyof typeof anew]),
        );
        return differs ? { person: anew } : {};
      },
      at,
    );
    if (!sealed) return { outcome: 'refused', reason: 'none' };
    if (!sealed.judged.person) return { outcome: 'already-done' };
    const command = { type: 'Correct', id, moved: sealed.moved, by, at } as const;
    const done = await handle(memberRoom, { self: id }, { command, cause, by, at, besides: sealed.writes });
    if (done.outcome === 'refused') return { outcome: 'refused', reason: 'none' };
    if (done.outcome !== 'blocked') return { outcome: 'done' };
    const other = memberOf(done.item);
    return other === undefined || other === id ? { outcome: 'blocked' } : { outcome: 'known', member: other };
  });
}
