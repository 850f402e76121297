import type { Html } from '../platform/html.ts';
import type { HouseholdPage } from './household.ts';
import type { NavigatorPage } from './navigator.ts';
import type { AtDesk, Refused } from './room.ts';

/** What can be done for a household: the forms of its page, in their place on it; none where there is nothing to be done. */
export const actsForHousehold = (_page: HouseholdPage, _staff: AtDesk, _refused?: Refused): Html | undefined =>
  undefined;

/** What can be done for a navigator: the forms of her page. */
export const actsForNavigator = (_page: NavigatorPage, _staff: AtDesk, _refused?: Refused): Html | undefined =>
  undefined;
