import { environment } from '../platform/environment.ts';
import type { Write } from '../platform/ledger.ts';
import { joinContact, leaveContact } from './contact-item.ts';
import { othersWithSameContact } from './glance.ts';
import { type PersonItem, sealedItem, unsealed } from './item.ts';
import { withKey } from './open.ts';
import type { Person } from './person.ts';
import { programKeyToSeal } from './program-key.ts';

/** What is to be different of a person. An empty note is none. */
export type Correction = Partial<Omit<Person, 'id' | 'role' | 'subject'>>;

/** The writes that correct a person, and whether she is reached in another way from now on. */
export interface Corrected {
  readonly writes: readonly Write[];
  readonly moved: boolean;
}

/**
 * The writes that seal a person anew with what is corrected, to be made together with the decision that corrects it; undefined when she is
 * not (or no longer) known. Who is reached in another way from now on gets new links: those sent the old way open nothing any more. `at` is
 * now, as an instant. Throws `Unavailable` when the vault is closed.
 */
export async function correct(id: string, correction: Correction, at: string): Promise<Corrected | undefined> {
  const [held, program] = await Promise.all([withKey(id), programKeyToSeal()]);
  if (!held) return undefined;
  const { notes, ...others } = { ...unsealed(held.item, held.key), ...correction };
  const sealed = sealedItem({ ...others, ...(notes && { notes }) }, { program, own: held.key });
  const moved = sealed.contact !== held.item.contact || sealed.channel !== held.item.channel;
  const linksRevokedAt = moved ? justBefore(at) : held.item.linksRevokedAt;
  const Item: PersonItem = { ...sealed, ...(linksRevokedAt && { linksRevokedAt }) };
  const put = { TableName: environment('PEOPLE_TABLE'), Item, ConditionExpression: 'attribute_exists(pk)' };
  return { moved, writes: [{ Put: put }, ...(moved ? await moves(held.item, sealed, at) : [])] };
}

/** Links say the second in which they were issued, and the first one that goes the new way may be issued in this one. */
const justBefore = (at: string): string => new Date(Math.floor(Date.parse(at) / 1000) * 1000 - 1).toISOString();

async function moves(before: PersonItem, after: PersonItem, at: string): Promise<readonly Write[]> {
  const { pk: id, role } = after;
  const last = before.contact ? (await othersWithSameContact(id)).length === 0 : false;
  return [
    ...(before.contact ? [leaveContact(before.contact, { id, role, last, at })] : []),
    ...(after.contact ? [joinContact(after.contact, { id, role })] : []),
  ];
}
