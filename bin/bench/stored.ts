import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { embeddedEngine } from '../../lib/local/dynamodb.ts';
import type { Runner } from '../../lib/local/running.ts';
import { progress } from './figures.ts';
import { household, post } from './people.ts';
import { transactionsOf } from './writes.ts';

/** A row and the table it stands in. */
type Row = { readonly TableName: string; readonly Item: Readonly<Record<string, unknown>> };

/** What is different in a row of the n-th household. */
export type Change = (row: Row, n: number) => Row;

/** The tables as they are declared, and the rows that one registration leaves. */
export interface Pattern {
  readonly tables: readonly unknown[];
  readonly rows: readonly Row[];
}

/** Registers one household in an empty program, and reads what this has left, row by row. */
export async function patternOf(runner: Runner): Promise<Pattern> {
  const made = transactionsOf(runner);
  await post(runner, '/arrivals', household(0));
  const rows = (made[0] ?? []).map(async write => {
    const { TableName, Key } = placeOf(write);
    const { Item } = await runner.database('GetItem', { TableName, Key });
    return { TableName, Item: published(Item as Row['Item']) };
  });
  const names = runner.deployment.ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map(({ ref }) => ref);
  const tables = names.map(TableName => runner.database('DescribeTable', { TableName }));
  return { rows: await Promise.all(rows), tables: await Promise.all(tables) };
}

function placeOf({ Put, Update }: TransactWriteItem) {
  const TableName = Put?.TableName ?? Update?.TableName;
  const attributes = Put?.Item ?? Update?.Key;
  if (!TableName || !attributes) throw new Error('A registration puts and updates, and does nothing else');
  const Key = Object.fromEntries(Object.entries(attributes).filter(([name]) => name === 'pk' || name === 'sk'));
  return { TableName, Key };
}

/** A decision row is due to the relay for a moment only; those of the households that are there already are published. */
function published(item: Row['Item']): Row['Item'] {
  const { due, dueOf, ...rest } = item;
  return JSON.stringify(dueOf) === '{"S":"relay"}' ? { ...rest, published: { BOOL: true } } : item;
}

const householdsPerFile = 2_000;

/**
 * Makes a folder of data with so many households in it, each in the rows of the pattern with ids of its own. Through the engine's
 * import of exported tables: row by row over its API, a hundred thousand households would take a quarter of an hour.
 */
export function store(dataDir: string, count: number, { rows, tables }: Pattern, change: Change = row => row): void {
  const source = join(dataDir, 'export');
  const text = JSON.stringify(rows);
  const ids = [...new Set([...text.matchAll(/"pk":\{"S":"(?:[a-z]+#)?([^"]+)"/g)].map(([, id = '']) => id))];
  for (let from = 0; from < count; from += householdsPerFile) {
    const households = Array.from({ length: Math.min(householdsPerFile, count - from) }, (_, i) => from + i);
    write(
      source,
      from,
      households.flatMap(n => withIds(text, ids, n).map(row => change(row, n))),
    );
  }
  progress(`importing ${count} households`);
  const schema = join(dataDir, 'schema.json');
  writeFileSync(schema, JSON.stringify(tables));
  const files = ['--source', source, '--schema', schema, '--output', join(dataDir, 'tables.db')];
  execFileSync(embeddedEngine(), ['import', ...files], { stdio: 'pipe' });
  rmSync(source, { recursive: true });
}

/** One file a table, in the folders of an export: an item a line. */
function write(source: string, number: number, rows: readonly Row[]): void {
  for (const [table, own] of Map.groupBy(rows, ({ TableName }) => TableName)) {
    const folder = join(source, table, 'data');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${number}.json`), own.map(({ Item }) => JSON.stringify({ Item })).join('\n'));
  }
}

/** The rows with every id made another one of the same length. */
const withIds = (text: string, ids: readonly string[], n: number): readonly Row[] =>
  JSON.parse(ids.reduce((rows, id) => rows.replaceAll(id, otherId(id, n)), text)) as readonly Row[];

/** Ids are random from their first letter on, so the number stands in front, turned round: households that follow one another lie apart. */
const otherId = (id: string, n: number): string => {
  const number = [...n.toString(36).padStart(5, '0')].reverse().join('');
  return `${number}${id.slice(number.length)}`;
};
