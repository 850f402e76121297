import { actDoor, type Enter, roomDoor } from '../desk/acting.ts';
import { householdOpened, householdRoom } from '../desk/household-room.ts';
import { householdsNamed, householdsRoom } from '../desk/households-room.ts';
import { navigatorOpened, navigatorRoom } from '../desk/navigator-room.ts';
import { navigatorsNamed, navigatorsRoom } from '../desk/navigators-room.ts';
import type { Act, Room } from '../desk/room.ts';
import { searchAnswered, searchBody, searchRoom } from '../desk/search-room.ts';
import type { Doors } from '../platform/door.ts';
import { staffDoors } from './staff.ts';

/** The looks, by path under the API's own address. */
const rooms: Readonly<Record<string, Room>> = {
  '/desk/households': householdsRoom,
  '/desk/households/{id}': householdRoom,
  '/desk/navigators': navigatorsRoom,
  '/desk/navigators/{id}': navigatorRoom,
  '/desk/search': searchRoom,
};

/** Those whose names are asked for: the list's own form names them, and nothing else. */
const idsIn = (fields: URLSearchParams): object => ({ ids: fields.getAll('ids') });

/** The forms, by path; each goes through a door of the staff API. */
export const deskActs: Readonly<Record<string, Act>> = {
  '/desk/households/names': {
    door: 'POST /staff/arrivals/names',
    room: householdsRoom,
    body: idsIn,
    shows: householdsNamed,
  },
  '/desk/households/{id}/contact': {
    door: 'POST /staff/arrivals/{id}/contact',
    room: householdRoom,
    shows: householdOpened,
  },
  '/desk/navigators/names': {
    door: 'POST /staff/navigators/names',
    room: navigatorsRoom,
    body: idsIn,
    shows: navigatorsNamed,
  },
  '/desk/navigators/{id}/contact': {
    door: 'POST /staff/navigators/{id}/contact',
    room: navigatorRoom,
    shows: navigatorOpened,
  },
  '/desk/search': { door: 'POST /staff/search', room: searchRoom, body: searchBody, shows: searchAnswered },
};

/** The desk's rooms and what can be done in them, for whoever may come in. */
export const deskRooms = (enter: Enter): Doors => ({
  ...Object.fromEntries(Object.entries(rooms).map(([path, room]) => [`GET ${path}`, roomDoor(enter, room)])),
  ...Object.fromEntries(
    Object.entries(deskActs).map(([path, act]) => [`POST ${path}`, actDoor(enter, staffDoors, act)]),
  ),
});
