import type { Doors } from '../../platform/door.ts';
import type { Request } from '../../platform/http.ts';
import { forbidden } from './frame.ts';
import type { AtDesk, Refused, Room, Shown } from './room.ts';

/** What a page made of a door's answer knows besides. */
export interface Looking {
  readonly request: Request;
  readonly staff: AtDesk;
  readonly refused?: Refused | undefined;
}

/** A page made of what a door of the staff answered. */
export type SeenPage<Answered> = (answered: Answered, looking: Looking) => Shown;

/**
 * A room that shows what a door of the staff's API answers to her who looks: what that does not tell her, the desk does not show her.
 * `Answered` is what the door says; its parameters are those of the room's own address.
 */
export const seenThrough =
  <Answered>(staffDoors: Doors, key: string, page: SeenPage<Answered>): Room =>
  async (request, staff, refused) => {
    const door = staffDoors[key];
    if (!door) throw new Error(`No door ${key}`);
    const headers = { ...request.headers, 'accept-language': staff.language };
    const asked = { ...request, headers, method: 'GET', routeKey: key, claims: staff.claims, body: Buffer.alloc(0) };
    const { statusCode = 200, body = '' } = await door(asked);
    if (statusCode === 403) return forbidden(staff);
    // What cannot be asked for stands nowhere: an address that someone typed or cut.
    if (statusCode === 404 || statusCode === 422) return undefined;
    if (statusCode !== 200) throw new Error(`${key} answered ${statusCode}`);
    return page(JSON.parse(body) as Answered, { request, staff, refused });
  };
