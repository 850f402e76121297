import { environment } from '../platform/environment.ts';
import type { Write } from '../platform/ledger.ts';
import { joinContact, leaveContact } from './contact-item.ts';
import { othersWithSameContact } from './glance.ts';
import { type PersonItem, sealedItem, unsealed } from './item.ts';
import { withKey } from './open.ts';
import type { Person } from './person.ts';
import { programKeyToSeal } from './program-key.ts';

/** What is to be different of a person. An empty note or number is none. */
export type Correction = Partial<Omit<Person, 'id' | 'role' | 'subject'>>;

/** What is to be different of her, by someone who was shown what is held; left out: nothing. */
interface Judgement {
  readonly person?: Correction;
}

/** What was judged and, where something is to be different: the writes that correct her, and whether she is reached in another way from now on. */
export interface Corrected<J extends Judgement> {
  readonly judged: J;
  readonly writes: readonly Write[];
  readonly moved: boolean;
}

/**
 * The writes that seal a person anew with what is corrected, to be made together with the decision that corrects it; undefined when she is
 * not (or no longer) known. `judge` sees what is held and says what is to be different, and may say that nothing is. The writes fail when she was changed in this moment. Who is reached in another way from now on gets new links: those sent the old way open nothing any more. `at` is
 * now, as an instant. Throws `Unavailable` when the vault is closed.
 */
export async function correct<J extends Judgement>(
  id: string,
  judge: (held: Person) => J,
  at: string,
): Promise<Corrected<J> | undefined> {
  const [held, program] = await Promise.all([withKey(id), programKeyToSeal()]);
  if (!held) return undefined;
  const before = unsealed(held.item, held.key);
  const judged = judge(before);
  if (!judged.person) return { judged, moved: false, writes: [] };
  const { notes, phone, ...others } = { ...before, ...judged.person };
  const besides = { ...(notes && { notes }), ...(phone && { phone }) };
  const sealed = sealedItem({ ...others, ...besides }, { program, own: held.key });
  const moved = JSON.stringify(others.contact) !== JSON.stringify(before.contact);
  const linksRevokedAt = moved ? justBefore(at) : held.item.linksRevokedAt;
  const Item: PersonItem = { ...sealed, ...(linksRevokedAt && { linksRevokedAt }) };
  const put = { TableName: environment('PEOPLE_TABLE'), Item, ...unchanged(held.item) };
  return { judged, moved, writes: [{ Put: put }, ...(await moves(held.item, sealed, at))] };
}

/** Each sealing has a nonce of its own: who was corrected, or whose links were revoked since she was read is read again, and nothing of it is overwritten. */
const unchanged = ({ sealed, linksRevokedAt }: PersonItem) => ({
  ConditionExpression: `sealed.#name = :name AND ${linksRevokedAt ? 'linksRevokedAt = :revoked' : 'attribute_not_exists(linksRevokedAt)'}`,
  ExpressionAttributeNames: { '#name': 'name' },
  ExpressionAttributeValues: { ':name': sealed.name, ...(linksRevokedAt && { ':revoked': linksRevokedAt }) },
});

/** Links say the second in which they were issued, and the first one that goes the new way may be issued in this one. */
const justBefore = (at: string): string => new Date(Math.floor(Date.parse(at) / 1000) * 1000 - 1).toISOString();

/** The writes that take her from one contact's item to another's; none where both are the same, however it is written. */
async function moves(before: PersonItem, after: PersonItem, at: string): Promise<readonly Write[]> {
  if (before.contact === after.contact) return [];
  const { pk: id, role, subject, within } = after;
  const last = before.contact ? (await othersWithSameContact(id)).length === 0 : false;
  return [
    ...(before.contact ? [leaveContact(before.contact, { id, role, within, last, at })] : []),
    ...(after.contact ? [joinContact(after.contact, { id, role, subject, within })] : []),
  ];
}
