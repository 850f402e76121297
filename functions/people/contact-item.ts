import { environment } from '../platform/environment.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Write } from '../platform/ledger.ts';
import type { Person } from './person.ts';

/**
 * The item of an e-mail address or phone: who gave it, so that a second posting of the same household can be noticed, and how many mails
 * went there today. `contact` is its key.
 */

/** The write that joins a person to those who gave a contact. It fails when she is a navigator and the address is another navigator's, or a member and it is another member's, or takes part in a dialogue and it is another one's there: what stands in its way is then this item (`navigatorOf`, `memberOf`, `participantOf`). */
export const joinContact = (
  contact: string,
  { id, role, subject, within }: Pick<Person, 'id' | 'role' | 'subject' | 'within'>,
): Write => {
  const own = ownIn({ role, within });
  return {
    Update: {
      TableName: environment('PEOPLE_TABLE'),
      Key: { pk: contact },
      ...(own ? oneOf(own) : { UpdateExpression: 'ADD people :id REMOVE expires' }),
      ExpressionAttributeValues: { ':id': new Set([id]), ...(own && { ':subject': subject }) },
    },
  };
};

/** As what someone has an address for herself: as one navigator, as one member, and as one who takes part in a dialogue; she may be all of them. */
export function ownIn({ role, within }: Pick<Person, 'role' | 'within'>): string | undefined {
  if (role === 'navigator' || role === 'member') return role;
  return role === 'participant' && within !== undefined ? `participant ${within}` : undefined;
}

/** An address is one navigator's: two who are one person would be offered twice as many households. And one member's, who would get everything twice; and one participant's, who would take two places. */
const oneOf = (own: string) =>
  ({
    UpdateExpression: 'ADD people :id SET #own = :subject REMOVE expires',
    ConditionExpression: 'attribute_not_exists(#own)',
    ExpressionAttributeNames: { '#own': own },
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
  {
    id,
    role,
    within,
    last,
    at,
  }: Pick<Person, 'id' | 'role' | 'within'> & { readonly last: boolean; readonly at: string },
): Write => {
  const own = ownIn({ role, within });
  return {
    Update: {
      TableName: environment('PEOPLE_TABLE'),
      Key: { pk: contact },
      UpdateExpression: [
        'DELETE people :id',
        ...(last ? ['SET expires = :soon'] : []),
        ...(own ? ['REMOVE #own'] : []),
      ].join(' '),
      ...(own && { ExpressionAttributeNames: { '#own': own } }),
      ConditionExpression: last ? 'size(people) = :one' : 'size(people) > :one',
      ExpressionAttributeValues: {
        ':id': new Set([id]),
        ':one': 1,
        ...(last && { ':soon': Math.floor(Date.parse(plusDays(at, countedDays)) / 1000) }),
      },
    },
  };
};
