import { environment } from '../platform/environment.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Write } from '../platform/ledger.ts';
import { contactKey } from './contact-key.ts';
import { contactKind, type Person } from './person.ts';

/**
 * The writes that keep a new person, to be made together with the decision that brings her in. Her contact's own item lists
 * everyone who gave the same one, so that a second posting of the same household can be noticed. They fail when
 * a navigator is kept whose address another navigator has.
 */
export const keep = (person: Person): readonly Write[] => [
  {
    Put: {
      TableName: environment('PEOPLE_TABLE'),
      Item: { pk: person.id, v: 1, person },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  },
  {
    Update: {
      TableName: environment('PEOPLE_TABLE'),
      Key: { pk: contactKey(person.contact) },
      ...(person.role === 'navigator' ? oneNavigator : { UpdateExpression: 'ADD people :id REMOVE expires' }),
      ExpressionAttributeValues: {
        ':id': new Set([person.id]),
        ...(person.role === 'navigator' && { ':navigator': person.id }),
      },
    },
  },
];

/** An address is one navigator's: two who are one person would be offered twice as many households. */
const oneNavigator = {
  UpdateExpression: 'ADD people :id SET navigator = :navigator REMOVE expires',
  ConditionExpression: 'attribute_not_exists(navigator)',
};

/** So long the count of a day's mails must stay after the last person of a contact is forgotten, in days. */
const countedDays = 2;

/**
 * The writes that forget a person. `last`: nobody else gave the same contact, so that its own item, which is a trace of her too, goes
 * as soon as the mails of these days need not be counted any more; an agency is nobody's trace. They fail when someone else gives the
 * same contact, or is forgotten, in this moment. `at` is now, as an instant.
 */
export const forget = (person: Person, { last, at }: { last: boolean; at: string }): readonly Write[] => [
  { Delete: { TableName: environment('PEOPLE_TABLE'), Key: { pk: person.id } } },
  {
    Update: {
      TableName: environment('PEOPLE_TABLE'),
      Key: { pk: contactKey(person.contact) },
      UpdateExpression: last ? 'DELETE people :id SET expires = :soon' : 'DELETE people :id',
      ...(contactKind(person.contact) !== 'agency' && {
        ConditionExpression: last ? 'size(people) = :one' : 'size(people) > :one',
      }),
      ExpressionAttributeValues: {
        ':id': new Set([person.id]),
        ...(contactKind(person.contact) !== 'agency' && { ':one': 1 }),
        ...(last && { ':soon': Math.floor(Date.parse(plusDays(at, countedDays)) / 1000) }),
      },
    },
  },
];

/**
 * The write that counts one mail to a person's address on a day (`YYYY-MM-DD`), and fails when `limit` have gone already:
 * whoever posts another's address again and again does not fill her mailbox.
 */
export const paced = (person: Person, { day, limit }: { day: string; limit: number }): Write => ({
  Update: {
    TableName: environment('PEOPLE_TABLE'),
    Key: { pk: contactKey(person.contact) },
    UpdateExpression: 'SET #day = if_not_exists(#day, :none) + :one',
    ConditionExpression: 'attribute_not_exists(#day) OR #day < :limit',
    ExpressionAttributeNames: { '#day': `mails ${day}` },
    ExpressionAttributeValues: { ':none': 0, ':one': 1, ':limit': limit },
  },
});
