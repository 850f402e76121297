import { environment } from '../platform/environment.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Write } from '../platform/ledger.ts';
import type { PersonItem } from './item.ts';
import { destroyKey } from './person-keys.ts';

/** So long the count of a day's mails must stay after the last person of a contact is forgotten, in days. */
const countedDays = 2;

/**
 * The writes that forget a person: her key is destroyed and her item deleted, without opening either. `last`: nobody else gave the same
 * contact, so that its own item, which is a trace of her too, goes as soon as the mails of these days need not be counted any more.
 * They fail when someone else gives the same contact, or is forgotten, in this moment. `at` is now, as an instant.
 */
export const forget = (
  { pk, contact }: Pick<PersonItem, 'pk' | 'contact'>,
  { last, at }: { last: boolean; at: string },
): readonly Write[] => [
  destroyKey(pk),
  { Delete: { TableName: environment('PEOPLE_TABLE'), Key: { pk } } },
  ...(contact ? [leaveContact(contact, { pk, last, at })] : []),
];

const leaveContact = (contact: string, { pk, last, at }: { pk: string; last: boolean; at: string }): Write => ({
  Update: {
    TableName: environment('PEOPLE_TABLE'),
    Key: { pk: contact },
    UpdateExpression: last ? 'DELETE people :id SET expires = :soon' : 'DELETE people :id',
    ConditionExpression: last ? 'size(people) = :one' : 'size(people) > :one',
    ExpressionAttributeValues: {
      ':id': new Set([pk]),
      ':one': 1,
      ...(last && { ':soon': Math.floor(Date.parse(plusDays(at, countedDays)) / 1000) }),
    },
  },
});
