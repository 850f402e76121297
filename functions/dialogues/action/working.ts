import { actionItemMovedOn } from '../../../events/action-item-moved-on.ts';
import { type Decision, note, refuse } from '../../platform/kernel/decider.ts';
import { localDate } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import type * as Told from './commands.ts';
import type { Event } from './events.ts';
import { actionOf } from './ideas.ts';
import {
  carersOf,
  each,
  isIdea,
  isOpenAction,
  isWork,
  type OpenPlan,
  openGroup,
  peopleIn,
  type Who,
  type Work,
} from './plan.ts';
import { dateReminder, settledAt, wrongDate } from './planning.ts';

/** A group takes an idea on: by whom and by when. Its owner hears of it when that has settled. */
export function adopt({ dialogue, n, group, owner, date, by, at }: Told.Adopt, plan: OpenPlan): Decision<Event> {
  const one = actionOf(plan, n);
  if (!one) return refuse('none');
  if (isOpenAction(one) && one.group === group && one.date === date) return [];
  if (!isIdea(one)) return refuse('action-over');
  if (plan.voting?.status === 'open') return refuse('voting-open');
  if (!openGroup(plan, group)) return refuse('group-over');
  const wrong = wrongDate(date, at);
  if (wrong) return refuse(wrong);
  return [
    actionItemMovedOn.of({ dialogue, action: n, status: 'adopted', by }),
    note('ActionAdopted', { n, group, owner, date, remindAt: dateReminder(date, at), at }),
    ...(owner ? [note('TellingKept', { what: 'owner' as const, of: n, to: [owner], due: settledAt(at) })] : []),
  ];
}

/** The same said twice on one day is said once. */
function isSaidAlready(one: Work, { status, reason, words, at }: Told.Progress): boolean {
  const isSame =
    one.status === status &&
    (one.status !== 'blocked' || one.reason === reason) &&
    (words === undefined || one.word?.text === words);
  const day = (instant: string) => localDate(program.timeZone, instant);
  return isSame && !('stalledAt' in one) && day(one.heardAt) === day(at);
}

/** How it goes; what was done can be taken up again until it is reported. */
export function progress(command: Told.Progress, plan: OpenPlan): Decision<Event> {
  const { dialogue, n, status, reason, words, from, by, at } = command;
  const one = actionOf(plan, n);
  if (!one) return refuse('none');
  if (!isOpenAction(one) && one.status !== 'done') return refuse('action-over');
  if (status === 'blocked' && reason === undefined) return refuse('reason-missing');
  if (isSaidAlready(one, command)) return [];
  const why = status === 'blocked' ? reason : undefined;
  const remindAt = 'remindAt' in one ? one.remindAt : dateReminder(one.date, at);
  return [
    actionItemMovedOn.of({ dialogue, action: n, status, ...(why !== undefined && { reason: why }), by }),
    note('ProgressKept', { n, status, reason: why, words, from, remindAt, at }),
  ];
}

export function drop({ dialogue, n, reason, words, from, by, at }: Told.Drop, plan: OpenPlan): Decision<Event> {
  const one = actionOf(plan, n);
  if (!one) return refuse('none');
  if (one.status === 'dropped' && one.reason === reason) return [];
  if (!isOpenAction(one)) return refuse('action-over');
  return [
    actionItemMovedOn.of({ dialogue, action: n, status: 'dropped', reason, by }),
    note('ActionPutAside', { n, reason, words, from, at }),
  ];
}

/** A body is to act on it; from then on it is the body's, and looked after until it answers. */
export function refer({ dialogue, n, body, by, at }: Told.Refer, plan: OpenPlan): Decision<Event> {
  const one = actionOf(plan, n);
  if (!one) return refuse('none');
  if (one.status === 'referred' && one.body === body) return [];
  if (!isOpenAction(one) && one.status !== 'referred') return refuse('action-over');
  return [
    actionItemMovedOn.of({ dialogue, action: n, status: 'referred', body, by }),
    note('ActionHandedOn', { n, body, at }),
  ];
}

/** What the body says; its group, and whoever looked after it or proposed it, is told. It can be said anew. */
export function answer({ dialogue, n, text, by, at }: Told.AnswerIt, plan: OpenPlan): Decision<Event> {
  const one = actionOf(plan, n);
  if (!one) return refuse('none');
  if (one.status === 'answered' && one.answer === text) return [];
  if (one.status !== 'referred' && one.status !== 'answered') return refuse('action-not-referred');
  const to = concerned(plan, one);
  return [
    actionItemMovedOn.of({ dialogue, action: n, status: 'answered', body: one.body, by }),
    note('ActionAnswerKept', { n, text, at }),
    ...(to.length > 0 ? [note('TellingKept', { what: 'answered' as const, of: n, to, due: settledAt(at) })] : []),
  ];
}

/** Who looks after it, who proposed it, and everyone of its group, each once. */
export function concerned(plan: OpenPlan, one: Work): readonly Who[] {
  if (!isWork(one)) return [];
  const group = openGroup(plan, one.group);
  return each([...carersOf(plan, one), ...one.proposers, ...(group ? peopleIn(group) : [])]);
}
