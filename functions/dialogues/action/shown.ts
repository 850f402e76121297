import { invitedTo } from './convening.ts';
import type { Action, Group, KnownPlan, Meeting, OpenPlan, PlanState, Who } from './plan.ts';
import { tallyOf, votersOf } from './voting.ts';

/** An action as staff see it: people by their ids, nobody's name. */
export type ShownAction = Omit<Action, 'n' | 'owner' | 'proposers'> & {
  readonly action: number;
  readonly title: string;
  readonly status: Action['status'];
  readonly proposers: readonly string[];
  readonly owner?: string | undefined;
  readonly group?: number | undefined;
  readonly date?: string | undefined;
  readonly reason?: string | undefined;
  readonly body?: string | undefined;
  readonly answer?: string | undefined;
  readonly into?: number | undefined;
  readonly word?: { readonly text: string; readonly at: string } | undefined;
  readonly stalledAt?: string | undefined;
  /** Dots so far, while people vote. */
  readonly dotsNow?: number | undefined;
};

/** A meeting of a group as staff see it. `invited`: so many have it in their calendars. */
export type ShownMeeting = Omit<Meeting, 'n' | 'told' | 'tellAt' | 'tellingSince' | 'remindAt' | 'group'> & {
  readonly meeting: number;
  readonly invited: number;
};

/** An action group as staff see it: people by their ids, nobody's name. */
export type ShownGroup = Omit<Group, 'n' | 'convener' | 'facilitator' | 'members' | 'word' | 'words'> & {
  readonly group: number;
  readonly convener?: string | undefined;
  readonly facilitator?: string | undefined;
  readonly members: readonly string[];
  readonly word?: { readonly text: string; readonly at: string } | undefined;
  /** In the order of their times. */
  readonly meetings: readonly ShownMeeting[];
};

/** What staff see of what a dialogue comes to. */
export interface ShownPlan {
  readonly id: string;
  readonly state: { readonly topic: string; readonly status: string };
  readonly actions: readonly ShownAction[];
  readonly groups: readonly ShownGroup[];
  readonly voting?:
    | {
        readonly status: 'open' | 'closed';
        readonly dots: number;
        readonly until?: string | undefined;
        readonly closedAt?: string | undefined;
        readonly voters: number;
        readonly sheets: readonly { readonly sheet: number; readonly people: number }[];
      }
    | undefined;
  readonly forum?: string | undefined;
  readonly checkIns: OpenPlan['checkIns'];
  readonly events: readonly (Omit<OpenPlan['events'][number], 'n' | 'told' | 'tellAt' | 'tellingSince' | 'remindAt'> & {
    readonly event: number;
    readonly invited: number;
  })[];
  /** Who can be named as owner, convener, facilitator or member: those with a place, by registration, and facilitators and steering group, by person. */
  readonly people: readonly { readonly who: string; readonly as: 'participant' | 'facilitator' | 'steering' }[];
}

/** The id by which staff name someone of a dialogue. */
const idOf = (who: Who): string => who.participant ?? who.person;

function shownAction({ n, proposers, ...action }: Action, tally: ReadonlyMap<number, number> | undefined): ShownAction {
  const { owner, ...rest } = { owner: undefined, ...action };
  return {
    ...rest,
    action: n,
    proposers: proposers.map(idOf),
    ...(owner && { owner: idOf(owner) }),
    ...(tally && { dotsNow: tally.get(n) ?? 0 }),
  };
}

function shownVoting({ voting }: OpenPlan): ShownPlan['voting'] {
  if (!voting) return undefined;
  if (voting.status === 'closed') return { ...voting, sheets: [] };
  const { dots, until, sheets } = voting;
  const counted = sheets.map(({ sheet, people }) => ({ sheet, people })).sort((one, other) => one.sheet - other.sheet);
  return { status: 'open', dots, until, voters: votersOf(voting), sheets: counted };
}

const shownMeeting = (one: Meeting): ShownMeeting => {
  const { n, told: _, tellAt: __, tellingSince: ___, remindAt: ____, group: _____, ...meeting } = one;
  return { meeting: n, ...meeting, invited: invitedTo(one) };
};

function shownGroup(
  { n, convener, facilitator, members, word, words: _, ...group }: Group,
  plan: KnownPlan,
): ShownGroup {
  const meetings = plan.status === 'open' ? plan.meetings.filter(one => one.group === n) : [];
  return {
    group: n,
    ...group,
    ...(convener && { convener: idOf(convener) }),
    ...(facilitator && { facilitator: idOf(facilitator) }),
    members: members.map(idOf),
    ...(word && { word: { text: word.text, at: word.at } }),
    meetings: meetings.toSorted((one, other) => one.start.localeCompare(other.start)).map(shownMeeting),
  };
}

/** A plan as staff see it. Who voted how is nobody's to see. */
export function shownPlan(
  { id, topic, status }: { readonly id: string; readonly topic: string; readonly status: string },
  plan: PlanState,
  people: ShownPlan['people'],
): ShownPlan {
  const whose = { id, state: { topic, status }, people };
  if (plan.status === 'none') return { ...whose, actions: [], groups: [], checkIns: [], events: [] };
  const tally = plan.status === 'open' && plan.voting?.status === 'open' ? tallyOf(plan.voting) : undefined;
  const known = {
    ...whose,
    actions: plan.actions.map(one => shownAction(one, tally)),
    groups: plan.groups.map(one => shownGroup(one, plan)),
  };
  if (plan.status === 'over') return { ...known, checkIns: [], events: [] };
  const voting = shownVoting(plan);
  return {
    ...known,
    ...(voting && { voting }),
    ...(plan.forum && { forum: plan.forum }),
    checkIns: plan.checkIns,
    events: plan.events.map(one => {
      const { n, told: _, tellAt: __, tellingSince: ___, remindAt: ____, ...event } = one;
      return { event: n, ...event, invited: invitedTo(one) };
    }),
  };
}
