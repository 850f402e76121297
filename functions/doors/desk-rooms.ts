import { actDoor, type Enter, roomDoor } from '../desk/acting.ts';
import type { Act, Room } from '../desk/room.ts';
import { needing } from '../desk/rights.ts';
import { staffRoom } from '../desk/staff-room.ts';
import { todayActs, todayRoom } from '../desk/today-room.ts';
import type { Doors } from '../platform/door.ts';
import { staffDoors } from './staff.ts';

/** The looks, by path under the API's own address. */
const rooms: Readonly<Record<string, Room>> = {
  '/desk': needing('look', todayRoom),
  '/desk/staff': staffRoom,
};

/** The forms, by path; each goes through a door of the staff API. */
export const deskActs: Readonly<Record<string, Act>> = {
  ...todayActs,
  '/desk/staff/end': { door: 'POST /staff/sessions/end', room: staffRoom, onward: () => '/desk/staff' },
};

/** The desk's rooms and what can be done in them, for whoever may come in. */
export const deskRooms = (enter: Enter): Doors => ({
  ...Object.fromEntries(Object.entries(rooms).map(([path, room]) => [`GET ${path}`, roomDoor(enter, room)])),
  ...Object.fromEntries(
    Object.entries(deskActs).map(([path, act]) => [`POST ${path}`, actDoor(enter, staffDoors, act)]),
  ),
});
