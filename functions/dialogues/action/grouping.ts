import { actionGroupChanged } from '../../../events/action-group-changed.ts';
import { actionGroupClosed } from '../../../events/action-group-closed.ts';
import { actionGroupFormed } from '../../../events/action-group-formed.ts';
import { actionGroupMerged } from '../../../events/action-group-merged.ts';
import { type Decision, note, refuse } from '../../platform/kernel/decider.ts';
import type * as Told from './commands.ts';
import type { Event } from './events.ts';
import { type Group, isWaitedFor, isWork, type OpenPlan, openGroup, type Who } from './plan.ts';
import { settledAt } from './planning.ts';

/** So many groups a dialogue has at most. */
const mostGroups = 20;

/** Convener and facilitator are two: who wants something and who takes no side (domain 1.4). */
const isOne = (convener: Who | undefined, facilitator: Who | undefined): boolean =>
  convener !== undefined && convener.person === facilitator?.person;

/** Those who are new to it hear so, when it has settled who they are. */
function toTell(n: number, group: Partial<Group> | undefined, told: Partial<Group>, at: string): readonly Event[] {
  const isNew = (who: Who | undefined, before: Who | undefined) => who !== undefined && who.person !== before?.person;
  const convener = told.convener ?? group?.convener;
  const facilitator = told.facilitator ?? group?.facilitator;
  const changed = isNew(told.convener, group?.convener) || isNew(told.facilitator, group?.facilitator);
  if (!changed) return [];
  const to = [...(convener ? [convener] : []), ...(facilitator ? [facilitator] : [])];
  return [note('TellingKept', { what: 'convener', of: n, to, due: settledAt(at) })];
}

export function formGroup(
  { dialogue, title, convener, facilitator, by, at }: Told.FormGroup,
  plan: OpenPlan,
): Decision<Event> {
  if (plan.groups.some(one => one.status === 'open' && one.title === title)) return [];
  if (plan.groups.length >= mostGroups) return refuse('dialogue-full');
  if (isOne(convener, facilitator)) return refuse('convener-facilitates');
  const n = plan.groups.length + 1;
  return [
    actionGroupFormed.of({ dialogue, group: n, by }),
    note('GroupKept', { n, title, convener, facilitator, at }),
    ...toTell(n, undefined, { ...(convener && { convener }), ...(facilitator && { facilitator }) }, at),
  ];
}

export function changeGroup(command: Told.ChangeGroup, plan: OpenPlan): Decision<Event> {
  const { dialogue, group: n, title, convener, facilitator, by, at } = command;
  const group = openGroup(plan, n);
  if (!group) return refuse(plan.groups.some(one => one.n === n) ? 'group-over' : 'none');
  const after = {
    title: title ?? group.title,
    convener: convener ?? group.convener,
    facilitator: facilitator ?? group.facilitator,
  };
  if (isOne(after.convener, after.facilitator)) return refuse('convener-facilitates');
  const isSame =
    after.title === group.title &&
    after.convener?.person === group.convener?.person &&
    after.facilitator?.person === group.facilitator?.person;
  if (isSame) return [];
  return [
    actionGroupChanged.of({ dialogue, group: n, by }),
    note('GroupRevised', { n, change: { title, convener, facilitator } }),
    ...toTell(n, group, { ...(convener && { convener }), ...(facilitator && { facilitator }) }, at),
  ];
}

/** A group goes on within another one, as happened for want of people in Hartford (domain 1.3): all its actions go with it. */
export function mergeGroups({ dialogue, group: n, into, by, at }: Told.MergeGroups, plan: OpenPlan): Decision<Event> {
  const known = plan.groups.find(one => one.n === n);
  if (!known) return refuse('none');
  if (known.status === 'merged' && known.into === into) return [];
  const target = openGroup(plan, into);
  if (n === into) return refuse('merge-elsewhere');
  if (known.status !== 'open' || !target) return refuse('group-over');
  const convener = target.convener ?? known.convener;
  return [
    actionGroupMerged.of({ dialogue, group: n, into, by }),
    note('GroupFolded', { n, into }),
    ...toTell(into, target, { ...(convener && { convener }) }, at),
  ];
}

/** It ends when nothing of it is open. */
export function closeGroup({ dialogue, group: n, by }: Told.CloseGroup, plan: OpenPlan): Decision<Event> {
  const known = plan.groups.find(one => one.n === n);
  if (!known) return refuse('none');
  if (known.status === 'closed') return [];
  if (known.status !== 'open') return refuse('group-over');
  if (plan.actions.some(one => isWork(one) && isWaitedFor(one) && one.group === n)) return refuse('group-busy');
  return [actionGroupClosed.of({ dialogue, group: n, by }), note('GroupEnded', { n })];
}
