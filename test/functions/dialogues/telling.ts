import { noPlan } from '../../../functions/dialogues/action/seen.ts';
import type { Background, KickOff } from '../../../functions/dialogues/dialogue.ts';
import type { Command } from '../../../functions/dialogues/domain.ts';
import { type GuardedCircle, nothing, type Supplied } from '../../../functions/dialogues/guards.ts';
import { plusDays } from '../../../functions/platform/kernel/time.ts';

/** A dialogue's story, told in commands: what tests of its judgement have in common. */

export const at = '2027-01-04T15:00:00.000Z';
export const by = 'staff:u1';
const of = { id: 'd1', by } as const;

export const drafted = (format: 'round' | 'one-day' = 'round'): Command => ({
  type: 'Draft',
  ...of,
  format,
  topic: 'Being neighbors',
  area: 'frog-hollow',
  languages: ['en', 'ar'],
  at,
});

/** Tuesday, 18:00 in Hartford: 23 March 2027 is 78 days ahead. */
export const kickOff: KickOff = {
  date: '2027-03-23',
  time: '18:00',
  at: '2027-03-23T22:00:00.000Z',
  place: 'Park Street Library',
};

export const scheduled = (to: KickOff = kickOff, now = at): Command => ({
  type: 'Schedule',
  ...of,
  kickOff: to,
  at: now,
});

export const takes = (role: 'steering' | 'facilitator', person: string, background: Background = 'both'): Command => ({
  type: 'TakePart',
  ...of,
  role,
  part: { person, background },
  at,
});

/** Everything that is asked before anybody is invited. */
export const organized: readonly Command[] = [
  drafted(),
  scheduled(),
  ...['s1', 's2', 's3', 's4', 's5'].map(person => takes('steering', person)),
  takes('facilitator', 'f1', 'moved-here'),
  takes('facilitator', 'f2', 'long-here'),
];

/** A circle as it should be, or with what is the matter with it. */
export const circle = (number: number, ...guards: GuardedCircle['guards']): GuardedCircle => ({ number, guards });

/** All that later parts supply, as it should be. */
export const whole: Supplied = {
  ...nothing,
  registered: 18,
  circles: [circle(1), circle(2)],
  action: { ...noPlan, adopted: 2, groups: 2, isReported: true },
};

export const moves = (
  stage: Extract<Command, { type: 'MoveOn' }>['stage'],
  more: { readonly supplied?: Supplied; readonly reason?: string; readonly at?: string } = {},
): Command => ({ type: 'MoveOn', ...of, stage, supplied: whole, at, ...more });

export const cancels = (now = at): Command => ({ type: 'Cancel', ...of, reason: 'too-few', at: now });
export const ticks = (step: string, now = at): Command => ({ type: 'Tick', ...of, step, at: now });
export const looks = (now: string): Command => ({ type: 'Due', id: 'd1', at: now });
export const extendedTo = (until: string): Command => ({ type: 'Extend', ...of, until, at });

export const afterKickOff = plusDays(kickOff.at, 1);

/** Through all stages up to one, nothing missing. */
export const until = (stage: string): readonly Command[] => {
  const path = ['organizing', 'recruiting', 'forming', 'kicked-off', 'in-session', 'action-forum', 'action'] as const;
  const rest = ['follow-up', 'celebrated', 'closed'] as const;
  const all = [...path, ...rest];
  const way = all.slice(0, all.indexOf(stage as (typeof all)[number]) + 1);
  const later = new Set<string>(['kicked-off', 'in-session', 'action-forum', 'action', ...rest]);
  return [...organized, ...way.map(one => moves(one, later.has(one) ? { at: afterKickOff } : {}))];
};
