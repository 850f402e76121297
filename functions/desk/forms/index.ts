import { download } from '../../platform/http.ts';
import { needing } from '../page/rights.ts';
import type { Act, Room } from '../page/room.ts';
import { actOf, actRoom, placeOfAct } from './act-form.ts';
import { householdCorrected, householdOpened, navigatorCorrected, navigatorOpened } from './correcting.ts';
import { erasedRoom, eraseHousehold, eraseNavigator } from './erasing.ts';
import { gatesRoom } from './gates-room.ts';
import { householdActs } from './household-acts.ts';
import { navigatorActs } from './navigator-acts.ts';
import { householdSaved, newHousehold, newHouseholdAct } from './new-household.ts';
import { newNavigator, newNavigatorAct } from './new-navigator.ts';
import { pairingActs } from './pairing-acts.ts';

const acts = [...householdActs, ...pairingActs, ...navigatorActs];

const pressed: Readonly<Record<string, Room>> = {
  '/desk/households/new': newHousehold,
  '/desk/households/saved/{receipt}': householdSaved,
  '/desk/households/{id}/correct': householdCorrected.room,
  '/desk/households/{id}/erase': eraseHousehold.room,
  '/desk/navigators/new': newNavigator,
  '/desk/navigators/{id}/gates': gatesRoom,
  '/desk/navigators/{id}/correct': navigatorCorrected.room,
  '/desk/navigators/{id}/erase': eraseNavigator.room,
  ...Object.fromEntries(acts.map(act => [placeOfAct(act), actRoom(act)])),
};

/** The pages about forms, by path: a form is shown to those who may press it, what came of it to everyone. */
export const formRooms: Readonly<Record<string, Room>> = {
  ...Object.fromEntries(Object.entries(pressed).map(([path, room]) => [path, needing('act', room)])),
  '/desk/erased/{number}': erasedRoom,
};

/** A copy of all that is held, for the person. */
const copy = (door: string, { room }: Act): Act => ({
  door,
  room,
  opened: async (_, __, held) => download('data.json', held as object),
});

/** The forms to press, by path: what opens something shows it in the answer, and nowhere in an address. */
export const formActs: Readonly<Record<string, Act>> = {
  '/desk/households/new': newHouseholdAct,
  '/desk/households/{id}/correct': householdCorrected,
  '/desk/households/{id}/erase': eraseHousehold,
  '/desk/households/{id}/told': householdOpened,
  '/desk/households/{id}/export': copy('POST /staff/arrivals/{id}/export', householdCorrected),
  '/desk/navigators/{id}/told': navigatorOpened,
  '/desk/navigators/{id}/export': copy('POST /staff/navigators/{id}/export', navigatorCorrected),
  '/desk/navigators/new': newNavigatorAct,
  '/desk/navigators/{id}/correct': navigatorCorrected,
  '/desk/navigators/{id}/erase': eraseNavigator,
  ...Object.fromEntries(acts.map(act => [placeOfAct(act), actOf(act)])),
};
