import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { environment } from './environment.ts';
import { listIndex } from './keys.ts';
import { store } from './store.ts';

type Records = readonly Readonly<Record<string, unknown>>[];

async function all(query: Omit<QueryCommandInput, 'TableName'>): Promise<Records> {
  const found: Record<string, unknown>[] = [];
  for (let start: Record<string, unknown> | undefined; ; ) {
    const { Items = [], LastEvaluatedKey } = await store.send(
      new QueryCommand({
        TableName: environment('PROGRAM_TABLE'),
        ...query,
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    found.push(...Items);
    start = LastEvaluatedKey;
    if (!start) return found;
  }
}

/** Everything under one key of the program's table as it is stored: a state, what was decided about it, or a person's disclosures. */
export const recordsUnder = (pk: string): Promise<Records> =>
  all({ KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk }, ConsistentRead: true });

/** The members of a list of the index as they are stored, in its order; the index lags. */
export const recordsIn = (list: string): Promise<Records> =>
  all({
    IndexName: listIndex,
    KeyConditionExpression: '#list = :list',
    ExpressionAttributeNames: { '#list': 'list' },
    ExpressionAttributeValues: { ':list': list },
  });

/** The last of what stands under one key, the latest first: at most so much, in one read. */
export async function latestUnder(pk: string, limit: number): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { Items = [] } = await store.send(
    new QueryCommand({
      TableName: environment('PROGRAM_TABLE'),
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return Items;
}
