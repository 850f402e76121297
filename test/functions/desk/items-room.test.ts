import { describe, expect, it } from 'vitest';
import type { ShownItem } from '../../../functions/advisory/questions.ts';
import { itemRoom } from '../../../functions/desk/exchange/items-room.ts';
import type { Request } from '../../../functions/platform/http.ts';
import { deskWords } from '../../../functions/program/desk-words.ts';

const at = '2027-03-02T15:00:00.000Z';
const staff = {
  by: 'staff:maria',
  at,
  roles: ['liaison' as const],
  language: 'en',
  csrf: 'hers',
  claims: {},
};
const item = (text: string): ShownItem => ({
  id: 'i1',
  status: 'submitted',
  kind: 'resource',
  author: 'm1',
  organization: { id: 'o1', title: 'Park Street Clinic' },
  telling: { title: 'A bed', text, until: '2027-04-01T04:00:00.000Z' },
  submittedAt: at,
  revision: 1,
  due: '2027-04-01T04:00:00.000Z',
});
const pageOf = (text: string): string => itemRoom(item(text), { request: {} as Request, staff }).body.markup;
const { hasAddress, approveHint } = deskWords('en').exchange.item;

describe('what is to be approved', () => {
  it.each([
    'Call 860-555-0134.',
    'Call (860) 555 0134 in the morning.',
    'هاتف ٨٦٠٥٥٥٠١٣٤',
    'Write to amina@home.example',
  ])('says that somebody’s address may stand in it: %s', text => {
    expect(pageOf(text)).toContain(hasAddress);
  });
  it.each([
    'Call 211.',
    'On 2027-03-14 from 10:00 to 12:30.',
    'Ages 5-12, room 204, bus 31 and 33.',
    'It costs $1,200.00 for 12 weeks.',
  ])('does not where there is none: %s', text => {
    expect(pageOf(text)).toContain(approveHint);
    expect(pageOf(text)).not.toContain(hasAddress);
  });
});
