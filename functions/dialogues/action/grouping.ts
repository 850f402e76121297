import { actionGroupChanged } from '../../../events/action-group-changed.ts';
import { actionGroupClosed } from '../../../events/action-group-closed.ts';
import { actionGroupFormed } from '../../../events/action-group-formed.ts';
import { actionGroupMembersChanged } from '../../../events/action-group-members-changed.ts';
import { actionGroupMerged } from '../../../events/action-group-merged.ts';
import { actionGroupTold } from '../../../events/action-group-told.ts';
import { actionGroupsOffered } from '../../../events/action-groups-offered.ts';
import { type Decision, note, refuse } from '../../platform/kernel/decider.ts';
import type * as Told from './commands.ts';
import type { Event } from './events.ts';
import { aheadOf, dropped } from './meeting.ts';
import { each, type Group, isWaitedFor, isWork, type OpenPlan, openGroup, peopleIn, type Who } from './plan.ts';
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
    note('GroupRevised', { n, change: { title, convener, facilitator }, at }),
    ...toTell(n, group, { ...(convener && { convener }), ...(facilitator && { facilitator }) }, at),
  ];
}

/** A group goes on within another one, as happened for want of people in Hartford (domain 1.3): all its actions, meetings and people go with it. */
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
    note('GroupFolded', { n, into, at }),
    ...toTell(into, target, { ...(convener && { convener }) }, at),
  ];
}

/** It ends when nothing of it is open; its meetings that are ahead are not held. */
export function closeGroup({ dialogue, group: n, by, at }: Told.CloseGroup, plan: OpenPlan): Decision<Event> {
  const known = plan.groups.find(one => one.n === n);
  if (!known) return refuse('none');
  if (known.status === 'closed') return [];
  if (known.status !== 'open') return refuse('group-over');
  if (plan.actions.some(one => isWork(one) && isWaitedFor(one) && one.group === n)) return refuse('group-busy');
  return [
    actionGroupClosed.of({ dialogue, group: n, by }),
    ...aheadOf(plan, n, at).flatMap(one => dropped(one, { dialogue, by, at })),
    note('GroupEnded', { n, at }),
  ];
}

/** Everyone with a place is asked which group they would like to join; asked twice by a press that was repeated, they are asked once. */
export function offerGroups({ dialogue, by, at }: Told.OfferGroups, plan: OpenPlan): Decision<Event> {
  if (!plan.groups.some(one => one.status === 'open')) return refuse('groups-none');
  if (plan.tellings.some(({ what }) => what === 'groups')) return [];
  return [actionGroupsOffered.of({ dialogue, by }), note('TellingKept', { what: 'groups', of: 0, due: settledAt(at) })];
}

/** So many take part in a group at most: more are two groups. */
const mostMembers = 40;

const isAmong = (all: readonly Who[], { person }: Who): boolean => all.some(one => one.person === person);

/** A group that people can join or leave, or why not. */
const groupFor = (plan: OpenPlan, n: number): Group | string =>
  openGroup(plan, n) ?? (plan.groups.some(one => one.n === n) ? 'group-over' : 'none');

/** They belong to it from now on, and are invited to what it has ahead. Whom others have put in it hears so. */
export function joinGroup({ dialogue, group: n, who, by, at }: Told.JoinGroup, plan: OpenPlan): Decision<Event> {
  const group = groupFor(plan, n);
  if (typeof group === 'string') return refuse(group);
  const fresh = each(who).filter(one => !isAmong(group.members, one));
  if (fresh.length === 0) return [];
  if (group.members.length + fresh.length > mostMembers) return refuse('group-full');
  const waiting = plan.tellings.find(one => one.what === 'joined' && one.of === n)?.to ?? [];
  const to = each([...waiting, ...fresh]);
  return [
    actionGroupMembersChanged.of({ dialogue, group: n, change: 'joined', by }),
    note('GroupJoined', { n, who: fresh, at }),
    ...(by === 'contact' ? [] : [note('TellingKept', { what: 'joined' as const, of: n, to, due: settledAt(at) })]),
  ];
}

/**
 * They belong to it no more, in whatever part; what it has ahead leaves their calendars. Nobody convenes or facilitates against her will: a
 * group without its convener waits for another one, and the staff see that.
 */
export function leaveGroup({ dialogue, group: n, who, by, at }: Told.LeaveGroup, plan: OpenPlan): Decision<Event> {
  const group = groupFor(plan, n);
  if (typeof group === 'string') return refuse(group);
  const gone = each(who).filter(one => isAmong(peopleIn(group), one));
  if (gone.length === 0) return [];
  return [
    actionGroupMembersChanged.of({ dialogue, group: n, change: 'left', by }),
    note('GroupLeft', { n, who: gone, at }),
  ];
}

/** What was agreed, or what has come of it, to everyone of a group but who says it: the newest in the place of what has not gone out yet. */
export function tellGroup({ dialogue, group: n, text, from, by, at }: Told.TellGroup, plan: OpenPlan): Decision<Event> {
  const group = groupFor(plan, n);
  if (typeof group === 'string') return refuse(group);
  if (group.word?.text === text) return [];
  const to = peopleIn(group).filter(({ person }) => person !== from);
  if (to.length === 0) return refuse('group-empty');
  return [
    actionGroupTold.of({ dialogue, group: n, by }),
    note('GroupWordKept', { n, text, from, at }),
    note('TellingKept', { what: 'group-word', of: n, to, due: settledAt(at) }),
  ];
}
