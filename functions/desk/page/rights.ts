import { asRefusal, may, type Right } from '../../platform/staff.ts';
import { forbidden } from './frame.ts';
import type { Room } from './room.ts';

/** A room for those whose roles include so much: to everyone else it is 403 in words, and that she tried is a fact. */
export const needing =
  (right: Right, room: Room): Room =>
  async (request, staff, refused) => {
    if (may(staff.roles, right)) return room(request, staff, refused);
    const { by, roles } = staff;
    return asRefusal(forbidden(staff), { by, door: request.routeKey, right, roles });
  };
