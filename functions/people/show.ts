import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../platform/environment.ts';
import { newId } from '../platform/kernel/ids.ts';
import { localDate, plusDays } from '../platform/kernel/time.ts';
import { disclosureKey, disclosuresOn } from '../platform/keys.ts';
import type { Write } from '../platform/ledger.ts';
import { store } from '../platform/store.ts';
import { program } from '../program/settings.ts';
import { open } from './open.ts';
import type { Person } from './person.ts';
import { type Report, reportsOf } from './reports.ts';

/** Who is shown a person, on what basis and as what. */
export interface Disclosure {
  /** `navigator:<id>`, `staff:<id>`, or `contact`: she herself. */
  readonly by: string;
  /** Why she may be shown: the library's agents, as far as its operation needs it (Conn. Gen. Stat. 11-25(b)), or her own right. */
  readonly basis: 'pairing' | 'call-task' | 'contact' | 'volunteers' | 'reports' | 'search' | 'names' | 'own-data';
  readonly kind: 'contact-card' | 'call-sheet' | 'staff-view' | 'found' | 'name' | 'own-view' | 'export';
  /** Now. */
  readonly at: string;
}

/** A transaction takes so many writes. */
const mostWrites = 100;

/**
 * Opens people to show them to a human: each opening is written down first, as an item of its own that is kept for a year, and nobody is
 * shown whose disclosure could not be written. Who is not known any more is undefined. Throws `Unavailable` when the vault is closed.
 */
export async function show(ids: readonly string[], disclosure: Disclosure): Promise<readonly (Person | undefined)[]> {
  const people = await Promise.all(ids.map(open));
  const writes = people.flatMap(one => (one ? [disclosed(one.id, disclosure)] : []));
  for (let from = 0; from < writes.length; from += mostWrites)
    await store.send(new TransactWriteCommand({ TransactItems: writes.slice(from, from + mostWrites) }));
  return people;
}

/** A person and all that was told about her, shown and written down as one opening; undefined when she is not known any more. */
export async function showWithReports(
  id: string,
  disclosure: Disclosure,
): Promise<{ readonly person: Person; readonly reports: readonly Report[] } | undefined> {
  const [person] = await show([id], disclosure);
  return person && { person, reports: await reportsOf(id) };
}

/** The writes of openings that show no more than that someone is known here, to be made together with a decision. */
export const disclosures = (ids: readonly string[], disclosure: Disclosure): readonly Write[] =>
  ids.map(id => disclosed(id, disclosure));

const disclosed = (person: string, { by, basis, kind, at }: Disclosure): Write => ({
  Put: {
    TableName: environment('PROGRAM_TABLE'),
    Item: {
      ...disclosureKey(person, at, newId()),
      v: 1,
      at,
      by,
      basis,
      kind,
      // For whoever looks after a day who was shown whom.
      list: disclosuresOn(localDate(program.timeZone, at)),
      listSort: at,
      expires: Math.floor(Date.parse(plusDays(at, program.retentionDays.disclosures)) / 1000),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
