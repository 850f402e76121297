import { standingInvitation } from '../../dialogues/inviting/questions.ts';
import { arrivalById } from '../../intake/questions.ts';
import { meetingsOf } from '../../meetings/questions.ts';
import { volunteerById } from '../../navigators/questions.ts';
import { matchOf } from '../../pairing/questions.ts';
import type { Html } from '../../platform/html.ts';
import { may } from '../../platform/staff.ts';
import { planOf } from '../../tasks/questions.ts';
import { actsForHousehold as householdActs, actsForNavigator as navigatorActs } from '../forms/acts-shown.ts';
import type { AtDesk } from '../page/room.ts';
import type { HouseholdPage } from './household.ts';
import type { NavigatorPage } from './navigator.ts';

/** What can be done for a household, in its place on its page; none where nobody is held any more, or for who may not. */
export async function actsForHousehold({ id, person }: HouseholdPage, staff: AtDesk): Promise<Html | undefined> {
  if (person === undefined || !may(staff.roles, 'act')) return undefined;
  const [arrival, match, invitation] = await Promise.all([
    arrivalById(id),
    matchOf(id),
    standingInvitation(id, staff.at),
  ]);
  const pairing = match.status === 'paired' ? match.pairing : undefined;
  const [plan, meetings] = pairing ? await Promise.all([planOf(pairing), meetingsOf(pairing)]) : [];
  return householdActs(staff, { id, arrival, match, isAsked: invitation !== undefined, plan, meetings });
}

/** What can be done for a navigator, in its place on her page. */
export async function actsForNavigator({ id, reachable }: NavigatorPage, staff: AtDesk): Promise<Html | undefined> {
  const known = may(staff.roles, 'act') ? await volunteerById(id) : undefined;
  return known && navigatorActs(staff, { id, state: known.state, reachable });
}
