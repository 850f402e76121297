import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from './environment.ts';
import { store } from './store.ts';

interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** One read takes so many keys, and so often what an overloaded table has left out is asked for again. */
const mostKeys = 100;
const attempts = 5;

/** The items of several keys of the program's table, in one read each hundred; those that are not there are left out. Throws when the table does not answer for all of them. */
export async function itemsTogether(keys: readonly Key[]): Promise<readonly Record<string, unknown>[]> {
  const parts = Array.from({ length: Math.ceil(keys.length / mostKeys) }, (_, i) =>
    keys.slice(i * mostKeys, (i + 1) * mostKeys),
  );
  return (await Promise.all(parts.map(itemsOf))).flat();
}

async function itemsOf(keys: readonly Key[]): Promise<readonly Record<string, unknown>[]> {
  const table = environment('PROGRAM_TABLE');
  const found: Record<string, unknown>[] = [];
  let left: Record<string, unknown>[] = keys.map(key => ({ ...key }));
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const { Responses, UnprocessedKeys } = await store.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } }),
    );
    found.push(...(Responses?.[table] ?? []));
    left = UnprocessedKeys?.[table]?.Keys ?? [];
    if (left.length === 0) return found;
  }
  throw new Error(`The table left out ${left.length} of ${keys.length} items`);
}
