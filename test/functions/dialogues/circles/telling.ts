import type { Wished } from '../../../../functions/dialogues/circles/board.ts';
import type { KnownCircle, Session } from '../../../../functions/dialogues/circles/circle.ts';
import { type CircleAndBoard, type Command, circling } from '../../../../functions/dialogues/circles/domain.ts';
import { isRefusal } from '../../../../functions/platform/kernel/decider.ts';
import { given } from '../../../support/given.ts';

/** A circle's story, told in commands: what tests of its judgement have in common. The kick-off is a Tuesday, 23 March 2027. */

export const at = '2027-03-16T15:00:00.000Z';
export const by = 'staff:u1';
export const kickOff = '2027-03-23';
const dialogue = 'd1';

type Given<T extends Command['type']> = Partial<Omit<Extract<Command, { type: T }>, 'type'>>;
const of = (circle = 1) => ({ dialogue, circle, by, at });

export const formed = (
  { people = ['p1', 'p2', 'p3'], facilitators = ['f1', 'f2'] }: { people?: string[]; facilitators?: string[] } = {},
  circle = 1,
): Command => ({
  type: 'Form',
  ...of(circle),
  laid: { people, facilitators, place: 'v1', language: 'en', interpreted: [], kickOff },
});

/** Tuesday, 30 March, 18:00 in Hartford: the first session. */
export const first: Wished = { date: '2027-03-30', time: '18:00', minutes: 120, place: 'v1' };
export const firstStart = '2027-03-30T22:00:00.000Z';

export const schedules = (wished: Partial<Wished> = {}, more: Given<'Schedule'> = {}): Command => ({
  type: 'Schedule',
  ...of(),
  wished: { ...first, ...wished },
  seats: 12,
  ...more,
});

export const reschedules = (wished: Partial<Wished>, more: Given<'Reschedule'> = {}): Command => ({
  type: 'Reschedule',
  ...of(),
  n: 1,
  wished: { ...first, ...wished },
  seats: 12,
  ...more,
});

export const confirms = (more: Given<'Confirm'> = {}): Command => ({ type: 'Confirm', ...of(), n: 1, ...more });
export const cancels = (more: Given<'Cancel'> = {}): Command => ({ type: 'Cancel', ...of(), n: 1, ...more });
export const holds = (more: Given<'Hold'> = {}): Command => ({ type: 'Hold', ...of(), n: 1, ...more });
export const joins = (person: string, more: Given<'Join'> = {}): Command => ({
  type: 'Join',
  ...of(),
  person,
  kind: 'participant',
  ...more,
});
export const leaves = (person: string, more: Given<'Leave'> = {}): Command => ({
  type: 'Leave',
  ...of(),
  person,
  ...more,
});
export const settles = (place: string, more: Given<'Settle'> = {}): Command => ({
  type: 'Settle',
  ...of(),
  settled: { place, language: 'en', interpreted: [] },
  seats: 12,
  ...more,
});
export const follows = (to: string, now = at): Command => ({ type: 'Follow', ...of(), kickOff: to, at: now });
export const ends = (more: Given<'End'> = {}): Command => ({ type: 'End', ...of(), wholly: false, ...more });
export const looks = (now: string, unsent: readonly string[] = []): Command => ({
  type: 'Due',
  ...of(),
  unsent,
  at: now,
});
export const reports = (
  told: Partial<Extract<Command, { type: 'Report' }>['told']> = {},
  now = '2027-03-31T14:00:00.000Z',
): Command => ({
  type: 'Report',
  ...of(),
  n: 1,
  told: { sender: 'f1', attended: ['p1'], walkIns: 0, experiences: 'Buses are late.', ...told },
  at: now,
});

export const knownIn = ({ circle }: CircleAndBoard): KnownCircle => {
  if (circle.status === 'none') throw new Error('There is no circle');
  return circle;
};

/** The first session of a circle. */
export const sessionIn = (state: CircleAndBoard, n = 1): Session => {
  const one = knownIn(state).sessions.find(session => session.n === n);
  if (!one) throw new Error(`There is no session ${n}`);
  return one;
};

/** The story of one circle. */
export const circle = (...before: readonly Command[]) => given(circling, ...before);

/** What a circle's judgement comes to beside others: on a board on which they are, too. */
export function decideOn(state: CircleAndBoard, command: Command) {
  const decision = circling.decide(command, state);
  return { decision, state: isRefusal(decision) ? state : decision.reduce(circling.evolve, state) };
}
