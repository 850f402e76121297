import type { FactOf } from '../../events/contract.ts';
import { staffRefused } from '../../events/staff-refused.ts';
import { type Decider, type Note, note } from '../platform/kernel/decider.ts';
import type { AttemptState } from './attempt.ts';

/** An attempt that was refused: ids and codes. */
export interface Command {
  readonly by: string;
  readonly door: string;
  readonly right: 'look' | 'open' | 'act' | 'audit' | 'lead';
  readonly roles: readonly string[];
  readonly at: string;
}

export type Event =
  | FactOf<typeof staffRefused>
  | Note<'AttemptKept', { at: string; by: string; door: string; right: string; roles: string }>;

/** Judgement on a refused attempt: each is a fact of its own, whoever it was and however often. */
export const attempting: Decider<AttemptState, Command, Event> = {
  initial: { status: 'none' },
  decide({ at, roles, ...tried }, state) {
    if (state.status !== 'none') return [];
    const data = { ...tried, roles: roles.length > 0 ? roles.join(' ') : 'none' };
    return [staffRefused.of(data), note('AttemptKept', { ...data, at })];
  },
  evolve: (state, event) => (event.name === 'AttemptKept' ? { status: 'refused', ...event.data } : state),
};
