import { environment } from '../platform/environment.ts';
import { program } from '../program/settings.ts';
import { liaison } from './glance.ts';
import { itemOf, type PersonItem, unsealed } from './item.ts';
import type { Person } from './person.ts';
import { personKey } from './person-keys.ts';

/**
 * Opens a person by id; undefined when she is not (or no longer) known, also where her item outlived her key in a restored table.
 * Throws `Unavailable` when the vault is closed.
 */
export async function open(id: string): Promise<Person | undefined> {
  if (id === liaison) return theLiaison();
  const held = await withKey(id);
  return held && unsealed(held.item, held.key);
}

/** A person's item and what opens it; undefined when either is gone. Throws `Unavailable` when the vault is closed. */
export async function withKey(
  id: string,
): Promise<{ readonly item: PersonItem; readonly key: Uint8Array } | undefined> {
  const [item, key] = await Promise.all([itemOf(id), personKey(id)]);
  return item && key && { item, key };
}

const theLiaison = (): Person => ({
  id: liaison,
  role: 'staff',
  subject: liaison,
  name: '',
  contact: { email: environment('LIAISON_EMAIL') },
  language: program.language,
  speaks: [program.language],
  safeContact: [],
  accessNeeds: [],
});
