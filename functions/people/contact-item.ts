import { environment } from '../platform/environment.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Write } from '../platform/ledger.ts';
import type { Person } from './person.ts';

/**
 * The item of an e-mail address or phone: who gave it, so that a second posting of the same household can be noticed, and how many mails
 * went there today. `contact` is its key.
 */

/** The write that joins a person to those who gave a contact. It fails when she is a navigator and the address is another navigator's, or a member and it is another member's: what stands in its way is then this item (`navigatorOf`, `memberOf`). */
export const joinContact = (
  contact: string,
  { id, role, subject }: Pick<Person, 'id' | 'role' | 'subject'>,
): Write => ({
  Update: {
    TableName: environment('PEOPLE_TABLE'),
    Key: { pk: contact },
    ...(isOnes(role) ? oneOf(role) : { UpdateExpression: 'ADD people :id REMOVE expires' }),
    ExpressionAttributeValues: { ':id': new Set([id]), ...(isOnes(role) && { ':subject': subject }) },
  },
});

/** Whoever is such has her address for herself: as one navigator, and as one member; she may be both. */
type Ones = 'navigator' | 'member';

const isOnes = (role: Person['role']): role is Ones => role === 'navigator' || role === 'member';

/** An address is one navigator's: two who are one person would be offered twice as many households. And one member's, who would get everything twice. */
const oneOf = (role: Ones) =>
  ({
    UpdateExpression: 'ADD people :id SET #role = :subject REMOVE expires',
    ConditionExpression: 'attribute_not_exists(#role)',
    ExpressionAttributeNames: { '#role': role },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  }) as const;

/** So long the count of a day's mails must stay after the last person of a contact has left it, in days. */
const countedDays = 2;

/**
 * The write that takes a person from a contact. `last`: nobody else gave it, so that the item, which is a trace of her too, goes as soon as
 * the mails of these days need not be counted any more. It fails when someone else gives the same contact, or leaves it, in this moment.
 */
export const leaveContact = (
  contact: string,
  { id, role, last, at }: Pick<Person, 'id' | 'role'> & { readonly last: boolean; readonly at: string },
): Write => ({
  Update: {
    TableName: environment('PEOPLE_TABLE'),
    Key: { pk: contact },
    UpdateExpression: [
      'DELETE people :id',
      ...(last ? ['SET expires = :soon'] : []),
      ...(isOnes(role) ? ['REMOVE #role'] : []),
    ].join(' '),
    ...(isOnes(role) && { ExpressionAttributeNames: { '#role': role } }),
    ConditionExpression: last ? 'size(people) = :one' : 'size(people) > :one',
    ExpressionAttributeValues: {
      ':id': new Set([id]),
      ':one': 1,
      ...(last && { ':soon': Math.floor(Date.parse(plusDays(at, countedDays)) / 1000) }),
    },
  },
});
