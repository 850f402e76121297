import { carersOf, isOpenAction, isWaitedFor, isWork, type Meeting, type PlanState, peopleIn } from './plan.ts';

/** What a plan gives the guards of its dialogue to look at. */
export interface SeenPlan {
  /** Actions that were adopted, with a convener and a first date. */
  readonly adopted: number;
  readonly isVoting: boolean;
  /** Open groups. */
  readonly groups: number;
  /** Open groups without a convener, or without a facilitator, by number. */
  readonly unconvened: readonly number[];
  readonly unfacilitated: readonly number[];
  /** Open actions that nobody looks after, and those that have stalled. */
  readonly alone: number;
  readonly stalled: number;
  /** Actions that somebody is to do something about, or a body to answer. */
  readonly open: number;
  /** While any is open: the day of the next check-in, as a local date; and of the next event that is planned. */
  readonly checkIn?: string | undefined;
  readonly event?: string | undefined;
  /** The last meeting of a group that is planned, or was: its local date, and when it begins. */
  readonly lastMeeting?: Pick<Meeting, 'date' | 'start'> | undefined;
  /** An update event or celebration was held. */
  readonly isReported: boolean;
}

/** Who acts: whoever belongs to a group, or looks after an action that was adopted; by person. */
export function actingIn(plan: PlanState): ReadonlySet<string> {
  if (plan.status === 'none') return new Set();
  const { actions, groups } = plan;
  const all = [...groups.flatMap(peopleIn), ...actions.filter(isWork).flatMap(one => carersOf(plan, one))];
  return new Set(all.map(({ person }) => person));
}

/** Nothing has come of it yet. */
export const noPlan: SeenPlan = {
  adopted: 0,
  isVoting: false,
  groups: 0,
  unconvened: [],
  unfacilitated: [],
  alone: 0,
  stalled: 0,
  open: 0,
  isReported: false,
};

const earliest = (dates: readonly string[]): string | undefined => dates.toSorted()[0];

/** What is still to come of a plan. A check-in asks those who look after something that is open, and where nothing is, nobody. */
function comingIn(plan: PlanState): Pick<SeenPlan, 'checkIn' | 'event' | 'lastMeeting'> {
  if (plan.status !== 'open') return {};
  const { actions, checkIns, events, meetings } = plan;
  const asks = actions.some(isOpenAction) ? checkIns.filter(({ stands }) => stands === 'ahead') : [];
  return {
    checkIn: earliest(asks.map(({ date }) => date)),
    event: earliest(events.filter(({ status }) => status === 'planned').map(({ date }) => date)),
    lastMeeting: meetings
      .filter(({ status }) => status === 'planned')
      .toSorted((one, other) => (one.start < other.start ? -1 : 1))
      .at(-1),
  };
}

export function seenPlan(plan: PlanState): SeenPlan {
  if (plan.status === 'none') return noPlan;
  const { actions, groups } = plan;
  const open = groups.filter(one => one.status === 'open');
  const convened = new Set(groups.flatMap(one => (one.convener ? [one.n] : [])));
  return {
    adopted: actions.filter(one => isWork(one) && convened.has(one.group)).length,
    isVoting: plan.status === 'open' && plan.voting?.status === 'open',
    groups: open.length,
    unconvened: open.filter(one => !one.convener).map(({ n }) => n),
    unfacilitated: open.filter(one => !one.facilitator).map(({ n }) => n),
    alone: actions.filter(one => isOpenAction(one) && carersOf(plan, one).length === 0).length,
    stalled: actions.filter(one => isWaitedFor(one) && one.stalledAt !== undefined).length,
    open: actions.filter(isWaitedFor).length,
    ...comingIn(plan),
    isReported: plan.status === 'open' && plan.events.some(one => one.status === 'held'),
  };
}
