import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { HeldFact } from './committing.ts';
import { environment } from './environment.ts';
import { store } from './store.ts';

const bus = new EventBridgeClient({});

/** EventBridge takes ten entries a call. */
const entriesPerCall = 10;

/** A decision row as the relay needs it. */
export interface DecisionRow {
  readonly pk: string;
  readonly sk: string;
  readonly facts: readonly HeldFact[];
}

/**
 * Publishes the facts of decision rows in their order and confirms each row whose facts have all been taken.
 * Answers the rows that were not: every entry's own result is read, since a call can succeed for some and fail for others.
 */
export async function relay(rows: readonly DecisionRow[]): Promise<readonly DecisionRow[]> {
  const entries = rows.flatMap(row => row.facts.map(fact => ({ row, fact })));
  const failed = new Set<DecisionRow>();
  for (let i = 0; i < entries.length; i += entriesPerCall) {
    const ten = entries.slice(i, i + entriesPerCall);
    const taken = await put(ten.map(({ fact }) => fact));
    for (const [n, { row }] of ten.entries()) if (!taken[n]) failed.add(row);
  }
  await Promise.all(rows.filter(row => !failed.has(row)).map(confirm));
  return rows.filter(row => failed.has(row));
}

/** True for each fact that the bus took. */
async function put(facts: readonly HeldFact[]): Promise<readonly boolean[]> {
  const { Entries = [] } = await bus.send(
    new PutEventsCommand({
      Entries: facts.map(fact => ({
        EventBusName: environment('BUS_NAME'),
        Source: fact.source,
        DetailType: fact.name,
        Detail: JSON.stringify(fact.detail),
        Time: new Date(fact.detail.meta.time),
      })),
    }),
  );
  return facts.map((_, i) => Boolean(Entries[i]?.EventId));
}

/** Marks a row as published: it leaves the relay's due list. */
async function confirm({ pk, sk }: DecisionRow): Promise<void> {
  await store.send(
    new UpdateCommand({
      TableName: environment('PROGRAM_TABLE'),
      Key: { pk, sk },
      UpdateExpression: 'SET published = :yes REMOVE dueOf, due, desk, urgency, line',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':yes': true },
    }),
  );
}
