import { arrivalById } from '../intake/questions.ts';
import { meetingsOf } from '../meetings/questions.ts';
import { volunteerById } from '../navigators/questions.ts';
import { matchOf } from '../pairing/questions.ts';
import type { Html } from '../platform/html.ts';
import { may } from '../platform/staff.ts';
import { planOf } from '../tasks/questions.ts';
import { actsForHousehold, actsForNavigator } from './forms/acts-shown.ts';
import type { AtDesk } from './room.ts';

/** What can be done for a household as it stands, for who may do it. */
export async function householdActs(id: string, staff: AtDesk): Promise<Html | undefined> {
  if (!may(staff.roles, 'act')) return undefined;
  const [arrival, match] = await Promise.all([arrivalById(id), matchOf(id)]);
  if (match.status !== 'paired') return actsForHousehold(staff, { id, arrival, match });
  const [plan, meetings] = await Promise.all([planOf(match.pairing), meetingsOf(match.pairing)]);
  return actsForHousehold(staff, { id, arrival, match, plan, meetings });
}

/** What can be done for a navigator as she stands, for who may do it; `reachable`: mail reaches her. */
export async function navigatorActs(id: string, staff: AtDesk, reachable: boolean): Promise<Html | undefined> {
  const known = may(staff.roles, 'act') ? await volunteerById(id) : undefined;
  return known && actsForNavigator(staff, { ...known, reachable });
}
