import { expect, it } from 'vitest';
import { deskActs, deskRooms } from '../../../functions/doors/desk-rooms.ts';
import { staffDoors } from '../../../functions/doors/staff.ts';
import { seeOther } from '../../../functions/platform/http.ts';

it('every form of the desk goes through a door that the staff’s API has, with the same parameters', () => {
  const named = (path: string) => path.match(/\{\w+\}/g) ?? [];
  for (const [path, { door }] of Object.entries(deskActs)) {
    expect(Object.keys(staffDoors), path).toContain(door);
    expect(named(path), path).toEqual(expect.arrayContaining(named(door)));
  }
});

it('every room stands under /desk', () => {
  const doors = deskRooms(async () => seeOther('/desk/sign-in'));
  expect(Object.keys(doors).filter(key => !/^(GET|POST) \/desk(\/|$)/.test(key))).toEqual([]);
});
