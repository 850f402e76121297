import { actDoor, type Enter, openDoor, roomDoor } from '../desk/acting.ts';
import { formActs, formOpenings, formRooms } from '../desk/forms/index.ts';
import type { Act, Opening, Room } from '../desk/room.ts';
import { settingsRoom } from '../desk/settings-room.ts';
import type { Doors } from '../platform/door.ts';
import { staffDoors } from './staff.ts';

/** The looks, by path under the API's own address. */
const rooms: Readonly<Record<string, Room>> = {
  '/desk/settings': settingsRoom,
  ...formRooms,
};

/** The forms, by path; each goes through a door of the staff API. */
export const deskActs: Readonly<Record<string, Act>> = { ...formActs };

/** What is opened by a press, by path; each goes through a door of the staff API that writes it down. */
export const deskOpenings: Readonly<Record<string, Opening>> = { ...formOpenings };

/** The desk's rooms and what can be done in them, for whoever may come in. */
export const deskRooms = (enter: Enter): Doors => ({
  ...Object.fromEntries(Object.entries(rooms).map(([path, room]) => [`GET ${path}`, roomDoor(enter, room)])),
  ...Object.fromEntries(
    Object.entries(deskActs).map(([path, act]) => [`POST ${path}`, actDoor(enter, staffDoors, act)]),
  ),
  ...Object.fromEntries(
    Object.entries(deskOpenings).map(([path, opening]) => [`POST ${path}`, openDoor(enter, staffDoors, opening)]),
  ),
});
