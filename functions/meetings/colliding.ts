import { type Collision, merge } from '../platform/kernel/merge.ts';
import type { Command, Wished } from './domain.ts';
import type { Meeting } from './meeting.ts';

type Change = Extract<Command, { type: 'Move' | 'Cancel' }>;

const wishedIn = ({ start, minutes, place }: Wished) => ({ start, minutes, place });

/** Whoever cancels ends all of it, whatever it is. */
const ended = { start: 'cancelled', minutes: 'cancelled', place: 'cancelled' };

/** What a change of a meeting comes to, where its sender says what she saw: how it is to be, or where someone else has changed the same since. */
export function mergedWith(
  command: Change,
  one: Meeting,
): { readonly collisions: readonly Collision[]; readonly wished: Wished } {
  const now = wishedIn(one);
  const sent = command.type === 'Move' ? wishedIn(command.wished) : ended;
  if (!command.seen) return { collisions: [], wished: command.type === 'Move' ? command.wished : one };
  const { changes, collisions } = merge({ seen: wishedIn(command.seen), now, sent });
  return { collisions, wished: { ...now, ...(changes as Partial<Wished>) } };
}
