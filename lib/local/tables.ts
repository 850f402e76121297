import type { Engine } from './dynamodb.ts';
import { Refusal } from './refusal.ts';
import type { Deployed, Deployment } from './template.ts';

type Json = Record<string, unknown>;

/** What the runner must know of a table besides what the engine knows. */
export type Table = { name: string; arn: string; resource: Deployed; keys: string[]; ttl?: string; streamArn: string };

/** The tables of the deployment, as declared. */
export function tablesOf(deployment: Deployment): Table[] {
  return deployment.ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map(resource => {
    const { KeySchema, TimeToLiveSpecification } = resource.properties;
    const ttl = TimeToLiveSpecification as { AttributeName?: string; Enabled?: boolean } | undefined;
    return {
      name: resource.ref,
      arn: resource.arn,
      resource,
      keys: (KeySchema as { AttributeName: string }[]).map(({ AttributeName }) => AttributeName),
      ...(ttl?.Enabled && ttl.AttributeName ? { ttl: ttl.AttributeName } : {}),
      streamArn: `${resource.arn}/stream/local`,
    };
  });
}

/** Creates the tables that are not there yet and waits until they serve. */
export async function createTables(engine: Engine, tables: Table[]): Promise<void> {
  for (const { name, resource } of tables) {
    const { status, body } = await engine.ask(
      'DynamoDB_20120810.CreateTable',
      JSON.stringify(creation(name, resource)),
    );
    if (status !== 200 && !body.includes('ResourceInUseException')) throw new Refusal(`${name}: ${body}`);
  }
  for (const { name } of tables) await untilActive(engine, name);
}

function creation(name: string, { properties }: Deployed): Json {
  const stream = properties.StreamSpecification as Json | undefined;
  const indexes = (key: string) => properties[key] as Json[] | undefined;
  const index = ({ IndexName, KeySchema, Projection }: Json) => ({ IndexName, KeySchema, Projection });
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: properties.AttributeDefinitions,
    KeySchema: properties.KeySchema,
    ...(indexes('GlobalSecondaryIndexes')
      ? { GlobalSecondaryIndexes: indexes('GlobalSecondaryIndexes')?.map(index) }
      : {}),
    ...(indexes('LocalSecondaryIndexes')
      ? { LocalSecondaryIndexes: indexes('LocalSecondaryIndexes')?.map(index) }
      : {}),
    ...(stream ? { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } } : {}),
  };
}

async function untilActive(engine: Engine, name: string): Promise<void> {
  for (;;) {
    const { body } = await engine.ask('DynamoDB_20120810.DescribeTable', JSON.stringify({ TableName: name }));
    if (body.includes('"TableStatus":"ACTIVE"')) return;
  }
}

/** Deletes everything that a table holds. */
export async function emptyTable(engine: Engine, table: Table): Promise<void> {
  for (const item of await itemsOf(engine, table.name, {})) {
    const Key = Object.fromEntries(table.keys.map(key => [key, item[key]]));
    await engine.ask('DynamoDB_20120810.DeleteItem', JSON.stringify({ TableName: table.name, Key }));
  }
}

type Item = Record<string, Record<string, string>>;

/** An item that expires: where it is, and when, in seconds. */
export type Expiring = { table: string; key: Json; at: number };

/** Deletes what has expired at `now` (ms), as DynamoDB would within days (the embedded engine does not do it); answers what expires later. */
export async function sweepExpired(engine: Engine, tables: Table[], now: number): Promise<Expiring[]> {
  const later: Expiring[] = [];
  for (const { name, keys, ttl } of tables) {
    if (!ttl) continue;
    for (const item of await expiringIn(engine, name, ttl)) {
      const key = Object.fromEntries(keys.map(one => [one, item[one]]));
      const at = Number(item[ttl]?.N);
      if (at >= Math.floor(now / 1000)) later.push({ table: name, key, at });
      else await engine.ask('DynamoDB_20120810.DeleteItem', JSON.stringify({ TableName: name, Key: key }));
    }
  }
  return later;
}

const expiringIn = (engine: Engine, table: string, ttl: string): Promise<Item[]> =>
  itemsOf(engine, table, { FilterExpression: 'attribute_exists(#ttl)', ExpressionAttributeNames: { '#ttl': ttl } });

async function itemsOf(engine: Engine, table: string, filter: Json): Promise<Item[]> {
  const found: Item[] = [];
  let from: unknown;
  do {
    const page = await scan(engine, { TableName: table, ...filter, ...(from ? { ExclusiveStartKey: from } : {}) });
    found.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return found;
}

type Page = { Items?: Item[]; LastEvaluatedKey?: unknown };

async function scan(engine: Engine, question: Json): Promise<Page> {
  const { body } = await engine.ask('DynamoDB_20120810.Scan', JSON.stringify(question));
  return JSON.parse(body) as Page;
}
