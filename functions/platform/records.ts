import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from './environment.ts';
import { store } from './store.ts';

/** Everything under one key of the program's table as it is stored: a state, what was decided about it, or a person's disclosures. */
export async function recordsUnder(pk: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const found: Record<string, unknown>[] = [];
  for (let start: Record<string, unknown> | undefined; ; ) {
    const { Items = [], LastEvaluatedKey } = await store.send(
      new QueryCommand({
        TableName: environment('PROGRAM_TABLE'),
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    found.push(...Items);
    start = LastEvaluatedKey;
    if (!start) return found;
  }
}

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
