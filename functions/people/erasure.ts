import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../platform/environment.ts';
import { fingerprint } from '../platform/kernel/ids.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { erasureKey } from '../platform/keys.ts';
import type { Write } from '../platform/ledger.ts';
import { store } from '../platform/store.ts';
import { program } from '../program/settings.ts';
import type { Person } from './person.ts';

/** Why someone was forgotten. */
export interface Erasure {
  readonly reason: string;
  /** Who brought it about: `contact`, `navigator`, `program` or `staff:<id>`. */
  readonly by: string;
  /** Now, as an instant. */
  readonly at: string;
}

const numberLength = 16;

/** The number under which it is kept that a person was erased. It is made of her id, which nothing knows any more afterwards, and leads back to nobody. */
export const erasureNumber = (person: string): string =>
  fingerprint(`erased ${person}`).slice(0, numberLength).toUpperCase();

/** The write that keeps the proof: when, in what role and why, without the person. */
export const proof = ({ id, role }: Pick<Person, 'id' | 'role'>, { reason, by, at }: Erasure): Write => ({
  Put: {
    TableName: environment('PROGRAM_TABLE'),
    Item: {
      ...erasureKey(erasureNumber(id)),
      v: 1,
      at,
      role,
      reason,
      by: by.split(':')[0],
      expires: Math.floor(Date.parse(plusDays(at, program.retentionDays.erasures)) / 1000),
    },
  },
});

/** When what was kept under a number was erased, as an instant; undefined when no proof has this number. */
export async function erasedAt(number: string): Promise<string | undefined> {
  const { Item } = await store.send(
    new GetCommand({ TableName: environment('PROGRAM_TABLE'), Key: erasureKey(number), ConsistentRead: true }),
  );
  return Item?.at;
}
