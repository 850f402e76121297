import { writesOf } from './changes.ts';
import type { Engine } from './dynamodb.ts';
import { type Expiring, sweepExpired, type Table } from './tables.ts';

type Json = Record<string, unknown>;

/** Deletes what has expired, as DynamoDB would within days; the embedded engine does not do it. */
export type Expiries = {
  /** A call of DynamoDB that was performed. */
  performed(operation: string, body: Json): void;
  /** Something was written past the functions: what there is has to be looked through. */
  outside(): void;
  /** Deletes what has expired at `now` (ms). */
  sweep(now: number): Promise<void>;
};

const nameOf = (table: string, key: Json): string => `${table} ${JSON.stringify(key)}`;

/** Remembers when what is written expires: looking through whole tables each day would take most of a year's time. */
export function createExpiries(engine: Engine, tables: readonly Table[]): Expiries {
  const named = new Map(tables.flatMap(one => (one.ttl ? [[one.name, { ...one, ttl: one.ttl }] as const] : [])));
  /** Keys by the second at which they expire, and table. */
  const known = new Map<string, Expiring>();
  // What an earlier run has left is not known.
  let unknown = true;
  const remember = ({ table, item, sets }: ReturnType<typeof writesOf>[number]) => {
    const own = named.get(table);
    if (!own) return;
    if (sets?.includes(own.ttl)) unknown = true;
    const at = Number((item?.[own.ttl] as { N?: string } | undefined)?.N);
    if (!item || Number.isNaN(at)) return;
    const key = Object.fromEntries(own.keys.map(name => [name, item[name]]));
    known.set(nameOf(table, key), { table, key, at });
  };
  const deleteOne = async ({ table, key }: { table: string; key: Json }, seconds: number) => {
    const { ttl } = named.get(table) ?? {};
    const condition = {
      ConditionExpression: '#ttl < :now',
      ExpressionAttributeNames: { '#ttl': ttl },
      ExpressionAttributeValues: { ':now': { N: String(seconds) } },
    };
    await engine.ask('DynamoDB_20120810.DeleteItem', JSON.stringify({ TableName: table, Key: key, ...condition }));
  };
  return {
    performed: (operation, body) => writesOf(operation, body).forEach(remember),
    outside: () => {
      unknown = true;
    },
    sweep: async now => {
      const seconds = Math.floor(now / 1000);
      const over = [...known].filter(([, { at }]) => at < seconds);
      for (const [name] of over) known.delete(name);
      if (unknown) {
        unknown = false;
        for (const one of await sweepExpired(engine, [...named.values()], now))
          known.set(nameOf(one.table, one.key), one);
      } else for (const [, one] of over) await deleteOne(one, seconds);
    },
  };
}
