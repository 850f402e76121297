import { actionGroupMeetingChanged } from '../../../events/action-group-meeting-changed.ts';
import { type Decision, note, refuse } from '../../platform/kernel/decider.ts';
import { plusMinutes } from '../../platform/kernel/time.ts';
import { endOf, isAt, type WhenAndWhere } from '../appointment.ts';
import type * as Told from './commands.ts';
import { isAhead } from './convening.ts';
import type { Event, Fixed } from './events.ts';
import { type Meeting, type OpenPlan, openGroup } from './plan.ts';
import { startOf } from './planning.ts';

/** So many meetings the groups of a dialogue have in all: what is read at once stays small. */
const mostMeetings = 80;

const meetingOf = ({ meetings }: Pick<OpenPlan, 'meetings'>, n: number): Meeting | undefined =>
  meetings.find(one => one.n === n);

/** The meetings of a group that are ahead, the next first. */
export const aheadOf = ({ meetings }: Pick<OpenPlan, 'meetings'>, group: number, at: string): readonly Meeting[] =>
  meetings
    .filter(one => one.group === group && isAhead(one, at))
    .toSorted((one, other) => one.start.localeCompare(other.start));

/** When a group's meeting can be: its instant, or why not. A group meets once at a time. */
function fitting(
  plan: OpenPlan,
  { group, n, wished, at }: { group: number; n?: number; wished: WhenAndWhere; at: string },
): Fixed | string {
  const found = startOf(wished, at);
  if (typeof found === 'string') return found;
  const end = plusMinutes(found.start, wished.minutes);
  const others = plan.meetings.filter(one => one.group === group && one.status === 'planned' && one.n !== n);
  return others.some(one => one.start < end && endOf(one) > found.start) ? 'meeting-overlaps' : { ...wished, ...found };
}

/** Everyone of the group is invited when ten minutes have changed nothing. Planned twice, by a press that was repeated, it is planned once. */
export function planMeeting({ dialogue, group, wished, by, at }: Told.PlanMeeting, plan: OpenPlan): Decision<Event> {
  if (!openGroup(plan, group)) return refuse(plan.groups.some(one => one.n === group) ? 'group-over' : 'none');
  const { meetings } = plan;
  if (meetings.some(one => one.group === group && one.status === 'planned' && isAt(one, wished))) return [];
  if (meetings.length >= mostMeetings) return refuse('dialogue-full');
  const fixed = fitting(plan, { group, wished, at });
  if (typeof fixed === 'string') return refuse(fixed);
  const n = meetings.length + 1;
  return [
    actionGroupMeetingChanged.of({ dialogue, group, meeting: n, change: 'planned', by }),
    note('GroupMeetingKept', { n, group, fixed, at }),
  ];
}

/** What has begun is not moved any more: another one is planned. */
export function moveMeeting(
  { dialogue, meeting: n, wished, by, at }: Told.MoveMeeting,
  plan: OpenPlan,
): Decision<Event> {
  const one = meetingOf(plan, n);
  if (!one) return refuse('none');
  if (!isAhead(one, at)) return refuse('meeting-over');
  if (isAt(one, wished)) return [];
  const { group } = one;
  const fixed = fitting(plan, { group, n, wished, at });
  if (typeof fixed === 'string') return refuse(fixed);
  return [
    actionGroupMeetingChanged.of({ dialogue, group, meeting: n, change: 'moved', by }),
    note('GroupMeetingPlaced', { n, fixed, at }),
  ];
}

interface Doing {
  readonly dialogue: string;
  readonly by: string;
  readonly at: string;
}

/** It is not held: whoever was invited hears it. */
export const dropped = ({ n, group }: Meeting, { dialogue, by, at }: Doing): readonly Event[] => [
  actionGroupMeetingChanged.of({ dialogue, group, meeting: n, change: 'cancelled', by }),
  note('GroupMeetingDropped', { n, at }),
];

export function cancelMeeting({ dialogue, meeting: n, by, at }: Told.CancelMeeting, plan: OpenPlan): Decision<Event> {
  const one = meetingOf(plan, n);
  if (!one) return refuse('none');
  if (one.status === 'cancelled') return [];
  return isAhead(one, at) ? dropped(one, { dialogue, by, at }) : refuse('meeting-over');
}
