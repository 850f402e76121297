import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../platform/environment.ts';
import type { Write } from '../platform/ledger.ts';
import { store } from '../platform/store.ts';
import { leaveContact } from './contact-item.ts';
import { type Erasure, proof } from './erasure.ts';
import { othersWithSameContact } from './glance.ts';
import type { PersonItem } from './item.ts';
import { destroyKey } from './person-keys.ts';
import { forgetReports } from './reports.ts';

/**
 * The writes that forget a person: her key is destroyed, her item and what was told about her deleted, without opening anything, her contact's own item too unless
 * someone else gave the same, and it is kept that it was done. They fail when someone else gives the same contact, or is forgotten, in this
 * moment.
 */
export async function forgettingOf(
  { pk, role, contact, within }: Pick<PersonItem, 'pk' | 'role' | 'contact' | 'within'>,
  erasure: Erasure,
): Promise<readonly Write[]> {
  const last = contact !== undefined && (await othersWithSameContact(pk)).length === 0;
  return [
    destroyKey(pk),
    { Delete: { TableName: environment('PEOPLE_TABLE'), Key: { pk } } },
    ...(role === 'staff' ? [] : [forgetReports(pk)]),
    proof({ id: pk, role }, erasure),
    ...(contact ? [leaveContact(contact, { id: pk, role, within, last, at: erasure.at })] : []),
  ];
}

/** Forgets a person in one write. Throws when something was in the way, so that it is tried again. */
export async function forgetNow(item: PersonItem, erasure: Erasure): Promise<{ readonly outcome: string }> {
  const TransactItems = [...(await forgettingOf(item, erasure))];
  await store.send(new TransactWriteCommand({ TransactItems }));
  return { outcome: 'forgotten' };
}
