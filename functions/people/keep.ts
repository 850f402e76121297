import { environment } from '../platform/environment.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import type { Write } from '../platform/ledger.ts';
import { joinContact } from './contact-item.ts';
import { sealedItem } from './item.ts';
import type { Person } from './person.ts';
import { newPersonKey } from './person-keys.ts';
import { programKeyToSeal } from './program-key.ts';

/**
 * Seals a new person with a key of her own, and answers the writes that keep both, to be made together with the decision that brings
 * her in. Her contact's own item lists everyone who gave the same one, so that a second posting of the same household can be noticed.
 * The writes fail when a navigator is kept whose address another navigator has, or a member whose address another member has, or a participant of a dialogue whose address another one has there. Throws `Unavailable` when the vault is closed.
 */
export async function keep(person: Person): Promise<readonly Write[]> {
  const program = await programKeyToSeal();
  const { key: own, write: keepKey } = newPersonKey(person.id, program);
  const item = sealedItem(person, { program, own });
  return [
    {
      Put: { TableName: environment('PEOPLE_TABLE'), Item: item, ConditionExpression: 'attribute_not_exists(pk)' },
    },
    keepKey,
    ...(item.contact ? [joinContact(item.contact, person)] : []),
  ];
}

/**
 * The write that counts one mail to a contact on a day (`YYYY-MM-DD`), and fails when `limit` have gone already:
 * whoever posts another's address again and again does not fill her mailbox. `contact` is the key of its item.
 */
export const paced = (contact: string, { day, limit }: { day: string; limit: number }): Write => ({
  Update: {
    TableName: environment('PEOPLE_TABLE'),
    Key: { pk: contact },
    UpdateExpression: 'SET #day = if_not_exists(#day, :none) + :one',
    ConditionExpression: 'attribute_not_exists(#day) OR #day < :limit',
    ExpressionAttributeNames: { '#day': `mails ${day}` },
    ExpressionAttributeValues: { ':none': 0, ':one': 1, ':limit': limit },
  },
});

/** Whose address it is, told by the item that stood in the way of another navigator: her id; undefined where another write was in the way. */
export const navigatorOf = ({ navigator }: Readonly<Record<string, unknown>>): string | undefined =>
  typeof navigator === 'string' && navigator.startsWith('navigator#') ? readSubject(navigator).id : undefined;

/** Whose address it is within a dialogue, told by the item that stood in the way of another participant: her id; undefined where another write was in the way. */
export const participantOf = (item: Readonly<Record<string, unknown>>, dialogue: string): string | undefined => {
  const subject = item[`participant ${dialogue}`];
  return typeof subject === 'string' ? readSubject(subject).id : undefined;
};

/** Whose address it is, told by the item that stood in the way of another member: her id; undefined where another write was in the way. */
export const memberOf = ({ member }: Readonly<Record<string, unknown>>): string | undefined =>
  typeof member === 'string' && member.startsWith('member#') ? readSubject(member).id : undefined;
