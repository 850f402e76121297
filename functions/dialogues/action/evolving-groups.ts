import type { Event } from './events.ts';
import { dropped, given, placed, reminded, told, toldAnew, unreminded, withNew } from './evolving-convened.ts';
import { each, type Group, type Meeting, type OpenPlan, peopleIn, type Who } from './plan.ts';

type Data<Name extends Event['name']> = Extract<Event, { name: Name }>['data'];

const withGroup = (plan: OpenPlan, n: number, change: (one: Group) => Group): OpenPlan => ({
  ...plan,
  groups: plan.groups.map(one => (one.n === n ? change(one) : one)),
});

const withMeeting = (plan: OpenPlan, n: number, change: (one: Meeting) => Meeting): OpenPlan => ({
  ...plan,
  meetings: plan.meetings.map(one => (one.n === n ? change(one) : one)),
});

/** Whoever comes to a group, or leaves it, is told of what it has ahead. */
const regrouped = (plan: OpenPlan, group: number, at: string): OpenPlan => ({
  ...plan,
  meetings: plan.meetings.map(one => (one.group === group ? toldAnew(one, at) : one)),
});

/** They belong to it no more, in whatever part. Without its convener it waits for another one: nobody is put in her place. */
export function withoutPeople({ convener, facilitator, ...one }: Group, who: readonly Who[], at: string): Group {
  const isGone = (part: Who | undefined): boolean => who.some(({ person }) => person === part?.person);
  return {
    ...one,
    ...given({
      convener: isGone(convener) ? undefined : convener,
      facilitator: isGone(facilitator) ? undefined : facilitator,
    }),
    ...(isGone(convener) && { unconvenedAt: at }),
    members: without(one.members, who),
  };
}

/** Somebody convenes it: it waits for nobody. */
function convened({ unconvenedAt, ...one }: Group): Group {
  return one.convener === undefined ? { ...one, ...given({ unconvenedAt }) } : one;
}

const without = (members: readonly Who[], who: readonly Who[]): Who[] =>
  members.filter(one => !who.some(({ person }) => person === one.person));

/**
 * All that was a group's is the other one's: its actions, its meetings, its people. The other keeps its own convener and facilitator, and takes
 * these where it has none; else they take part in it.
 */
function joined(plan: OpenPlan, { n, into, at }: Data<'GroupFolded'>): OpenPlan {
  const from = plan.groups.find(one => one.n === n);
  const grown = withGroup(plan, into, one => {
    const leading = given({ convener: one.convener ?? from?.convener, facilitator: facilitatorOf(one, from) });
    const leads = [leading.convener, leading.facilitator].filter(who => who !== undefined);
    const members = each([...one.members, ...(from ? peopleIn(from) : [])]);
    return convened({ ...one, ...leading, members: without(members, leads) });
  });
  const closed = withGroup(grown, n, one => ({ ...one, members: [], status: 'merged', into }));
  const actions = closed.actions.map(one => ('group' in one && one.group === n ? { ...one, group: into } : one));
  const meetings = closed.meetings.map(one => (one.group === n ? { ...one, group: into } : one));
  return regrouped({ ...closed, actions, meetings }, into, at);
}

/** Nobody facilitates the group that she convenes. */
function facilitatorOf(into: Group, from: Group | undefined): Who | undefined {
  const { facilitator, convener = from?.convener } = into;
  if (facilitator) return facilitator;
  return from?.facilitator?.person === convener?.person ? undefined : from?.facilitator;
}

function planned(plan: OpenPlan, { n, group, fixed, at }: Data<'GroupMeetingKept'>): OpenPlan {
  const fresh: Meeting = { n, group, status: 'planned', ...fixed, version: 0, changedAt: at, told: [] };
  return { ...plan, meetings: withNew(plan.meetings, fresh, at) };
}

/** What becomes of groups: who belongs to them, what they were told, and their meetings. */
export type OfGroups = Extract<Event, { readonly name: `Group${string}` }>;

export function evolvedGroups(plan: OpenPlan, event: OfGroups): OpenPlan {
  switch (event.name) {
    case 'GroupKept': {
      const { n, title, convener, facilitator, at } = event.data;
      const fresh: Group = { n, title, status: 'open', members: [], words: 0, formedAt: at };
      return { ...plan, groups: [...plan.groups, { ...fresh, ...given({ convener, facilitator }) }] };
    }
    case 'GroupRevised': {
      const { n, change, at } = event.data;
      return regrouped(
        withGroup(plan, n, one => convened({ ...one, ...given(change) } as Group)),
        n,
        at,
      );
    }
    case 'GroupFolded':
      return joined(plan, event.data);
    case 'GroupEnded':
      return withGroup(plan, event.data.n, one => ({ ...one, status: 'closed' }));
    case 'GroupJoined': {
      const { n, who, at } = event.data;
      return regrouped(
        withGroup(plan, n, one => ({ ...one, members: each([...one.members, ...who]) })),
        n,
        at,
      );
    }
    case 'GroupLeft': {
      const { n, who, at } = event.data;
      return regrouped(
        withGroup(plan, n, one => withoutPeople(one, who, at)),
        n,
        at,
      );
    }
    case 'GroupWordKept': {
      const { n, text, from, at } = event.data;
      return withGroup(plan, n, one => {
        const number = one.words + 1;
        return { ...one, words: number, word: { text, at, number, ...given({ from }) } };
      });
    }
    case 'GroupMeetingKept':
      return planned(plan, event.data);
    case 'GroupMeetingPlaced': {
      const { n, fixed, at } = event.data;
      return withMeeting(unreminded(plan, 'meeting', n), n, one => placed(one, fixed, at));
    }
    case 'GroupMeetingDropped': {
      const { n, at } = event.data;
      return withMeeting(unreminded(plan, 'meeting', n), n, one => dropped(one, at));
    }
    case 'GroupMeetingTold':
      return withMeeting(plan, event.data.n, one => told(one, event.data));
    case 'GroupMeetingNear':
      return withMeeting(plan, event.data.n, reminded);
  }
}
