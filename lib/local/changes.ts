import type { Table } from './tables.ts';

type Json = Record<string, unknown>;

/**
 * Which writes can matter to an answer that rests on what was read of indexes: a schedule that has answered when its next thing is due need not be asked
 * again because of what was written elsewhere.
 */
export type Changes = {
  /** How many items were written so far. */
  count(): number;
  /** A call of DynamoDB that was performed: what its invocation (`request`) has read of an index, or what it has changed. */
  performed(request: string, operation: string, body: Json): void;
  /** Something was written past the functions. */
  outside(): void;
  /** The places of indexes that an invocation has read; undefined where it was not seen to read any, or so many others have followed that it is forgotten. */
  readBy(request: string): Places | undefined;
  /** The number of the latest write that can have put something into these places; where they are not known, the latest write of all. */
  latestIn(places: Places | undefined): number;
};

/** Parts of indexes. */
export type Places = ReadonlySet<string>;

type Index = { name: string; hash: string; names: string[] };

/** Everything that an index holds, whatever its key. */
const whole = '*';

const text = (value: unknown): string | undefined => (value as { S?: string } | undefined)?.S;

/** What so many invocations have read of indexes is remembered: more than run at a time. */
const remembered = 1000;

/** Remembers which partitions of indexes invocations read, and when each was last put into. */
export function createChanges(tables: readonly Table[]): Changes {
  const indexes = new Map(tables.map(one => [one.name, indexesOf(one)]));
  const reads = new Map<string, Set<string>>();
  const placesOf = (request: string): Set<string> => {
    const known = reads.get(request);
    if (known) return known;
    const [oldest] = reads.size < remembered ? [] : reads.keys();
    if (oldest !== undefined) reads.delete(oldest);
    const places = new Set<string>();
    reads.set(request, places);
    return places;
  };
  const latest = new Map<string, number>();
  let count = 0;
  const place = (table: string, index: string, key: string) => `${table} ${index} ${key}`;
  const touch = (table: string, { name }: Index, key: string) => {
    latest.set(place(table, name, key), count);
    latest.set(place(table, name, ''), count);
  };
  const wrote = (table: string, item: Json | undefined, sets: readonly string[] | undefined) => {
    count += 1;
    for (const index of indexes.get(table) ?? []) {
      const key = text(item?.[index.hash]);
      if (item && key !== undefined) touch(table, index, key);
      // An update that sets a key of the index may have moved anything; one that takes it away puts nothing in.
      if (sets?.some(name => index.names.includes(name))) touch(table, index, whole);
    }
  };
  const readOf = (request: string, body: Json) => {
    const table = String(body.TableName);
    const index = indexes.get(table)?.find(({ name }) => name === body.IndexName);
    if (!index) return;
    placesOf(request)
      .add(place(table, index.name, keyRead(body, index) ?? ''))
      .add(place(table, index.name, whole));
  };
  return {
    count: () => count,
    outside: () => {
      count += 1;
      for (const [table, all] of indexes) for (const index of all) touch(table, index, whole);
    },
    performed: (request, operation, body) => {
      if (operation === 'Query' || operation === 'Scan') readOf(request, body);
      for (const { table, item, sets } of writesOf(operation, body)) wrote(table, item, sets);
    },
    readBy: request => reads.get(request),
    latestIn: places => (places ? Math.max(0, ...[...places].map(one => latest.get(one) ?? 0)) : count),
  };
}

function indexesOf({ resource }: Table): Index[] {
  const all = (resource.properties.GlobalSecondaryIndexes ?? []) as {
    IndexName: string;
    KeySchema: { AttributeName: string; KeyType: string }[];
  }[];
  return all.map(({ IndexName, KeySchema }) => ({
    name: IndexName,
    hash: KeySchema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '',
    names: KeySchema.map(({ AttributeName }) => AttributeName),
  }));
}

const real = (name: string, names: unknown): string => (names as Record<string, string> | undefined)?.[name] ?? name;

/** The partition that a query reads; undefined where that cannot be told. */
function keyRead(
  { KeyConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues }: Json,
  { hash }: Index,
) {
  const parts = [...String(KeyConditionExpression ?? '').matchAll(/([#\w]+)\s*=\s*(:\w+)/g)];
  const [, , value] = parts.find(([, name = '']) => real(name, ExpressionAttributeNames) === hash) ?? [];
  return value ? text((ExpressionAttributeValues as Json | undefined)?.[value]) : undefined;
}

/** A write of a call: a put has its whole item, an update the names that it sets, a removal neither. */
export type Write = { table: string; item?: Json | undefined; sets?: string[] };

/** The writes of a call of DynamoDB. */
export function writesOf(operation: string, body: Json): Write[] {
  const table = String(body.TableName);
  switch (operation) {
    case 'PutItem':
    case 'Put':
      return [{ table, item: body.Item as Json }];
    case 'UpdateItem':
    case 'Update':
      return [{ table, sets: namesSet(body) }];
    case 'DeleteItem':
    case 'Delete':
      return [{ table }];
    case 'TransactWriteItems':
      return (body.TransactItems as Json[]).flatMap(one =>
        Object.entries(one).flatMap(([kind, inner]) => writesOf(kind, inner as Json)),
      );
    case 'BatchWriteItem':
      return Object.entries(body.RequestItems as Record<string, Json[]>).flatMap(([name, requests]) =>
        requests.map(one => ({ table: name, item: (one.PutRequest as Json | undefined)?.Item as Json | undefined })),
      );
    default:
      return [];
  }
}

/** Names that an update gives values to. */
function namesSet({ UpdateExpression, ExpressionAttributeNames }: Json): string[] {
  const clauses = String(UpdateExpression ?? '').split(/\b(?=(?:SET|ADD|REMOVE|DELETE)\b)/);
  const setting = clauses.filter(one => /^(SET|ADD)\b/.test(one)).join(' ');
  return [...setting.matchAll(/[#\w]+/g)].map(([name]) => real(name, ExpressionAttributeNames));
}
