import { unmarshall } from '@aws-sdk/util-dynamodb';
import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { observe } from '../platform/observe.ts';
import { type DecisionRow, relay } from '../platform/relay.ts';

const rowOf = (record: DynamoDBRecord): DecisionRow =>
  unmarshall((record.dynamodb?.NewImage ?? {}) as Parameters<typeof unmarshall>[0]) as DecisionRow;

/** When decisions are written, publish their facts; report the first one that was not taken, and the stream comes back to it. */
const publish = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse & { outcome: string }> => {
  const rows = Records.map(rowOf);
  const failed = await relay(rows.filter(row => row.facts.length > 0));
  const first = Records[rows.findIndex(row => failed.some(({ pk, sk }) => row.pk === pk && row.sk === sk))];
  const itemIdentifier = first?.dynamodb?.SequenceNumber;
  return {
    outcome: `published ${rows.length - failed.length}`,
    batchItemFailures: itemIdentifier ? [{ itemIdentifier }] : [],
  };
};

export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>({ timeoutEarlyInMillis: 0 })
  .use(observe('relay'))
  .handler(publish);
