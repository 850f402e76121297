import { createHmac, randomBytes } from 'node:crypto';
import { GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../platform/environment.ts';
import { spelled } from '../platform/kernel/ids.ts';
import { blindingItem } from '../platform/keys.ts';
import { store } from '../platform/store.ts';
import { afterNextQuarter, quarterOf } from './periods.ts';
import {
  type Answer,
  type Answers,
  answers,
  type Community,
  type Dimension,
  dimensions,
  type Moment,
} from './survey.ts';

/**
 * The ballot box: a table of its own, with neither stream nor backup. What goes in is a mark that a slip was used and, in the same
 * transaction, one more in each count; nothing in it says who, when, or which answers came together.
 */

const slipKey = (slip: string) => ({ pk: `slip#${slip}` });
const countsKey = (community: Community, moment: Moment) => ({ pk: `counts#${community}#${moment}` });

/** The name of a count: quarter, question and answer. */
const countName = (quarter: string, dimension: Dimension, answer: Answer): string =>
  `${quarter} ${dimension} ${answer}`;

/** What someone put on a slip. */
export interface Slip {
  readonly slip: string;
  readonly community: Community;
  readonly moment: Moment;
  readonly answers: Answers;
}

const attempts = 8;

/**
 * Counts a slip, once: `before` when it was counted already, `empty` when everything is left out (then it may still be used). The mark and
 * the counts are one transaction, so a crash leaves both or neither. Throws when the store cannot be reached, and then nothing is counted.
 */
export async function cast({ slip, community, moment, answers: given }: Slip, at: string) {
  const told = dimensions.flatMap(one => (given[one] === undefined ? [] : [countName(quarterOf(at), one, given[one])]));
  if (told.length === 0) return 'empty';
  const TableName = environment('BELONGING_TABLE');
  const expires = Math.floor(Date.parse(afterNextQuarter(at)) / 1000);
  const mark = {
    Put: { TableName, Item: { ...slipKey(slip), v: 1, expires }, ConditionExpression: 'attribute_not_exists(pk)' },
  };
  const count = {
    Update: {
      TableName,
      Key: countsKey(community, moment),
      UpdateExpression: `SET v = :v ADD ${told.map((_, i) => `#c${i} :one`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(told.map((name, i) => [`#c${i}`, name])),
      ExpressionAttributeValues: { ':v': 1, ':one': 1 },
    },
  };
  return write({ TransactItems: [mark, count] });
}

async function write(input: ConstructorParameters<typeof TransactWriteCommand>[0], attempt = 1) {
  try {
    await store.send(new TransactWriteCommand(input));
    return 'counted' as const;
  } catch (error) {
    const { CancellationReasons: reasons = [] } = error as { CancellationReasons?: { Code?: string }[] };
    if (reasons[0]?.Code === 'ConditionalCheckFailed') return 'before' as const;
    // Two who answer at the same time are in each other's way.
    if (attempt === attempts || !reasons.some(({ Code }) => Code === 'TransactionConflict')) throw error;
    await new Promise(resolve => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
    return write(input, attempt + 1);
  }
}

/** Whether a slip was used. */
export async function isUsed(slip: string): Promise<boolean> {
  const { Item } = await store.send(
    new GetCommand({ TableName: environment('BELONGING_TABLE'), Key: slipKey(slip), ConsistentRead: true }),
  );
  return Item !== undefined;
}

/** How often an answer was given in a quarter. */
export interface Count {
  readonly quarter: string;
  readonly dimension: Dimension;
  readonly answer: Answer;
  readonly count: number;
}

/** All counts of a community and moment. Not for showing: see `steps.ts`. */
export async function countsOf(community: Community, moment: Moment): Promise<readonly Count[]> {
  const { Item = {} } = await store.send(
    new GetCommand({
      TableName: environment('BELONGING_TABLE'),
      Key: countsKey(community, moment),
      ConsistentRead: true,
    }),
  );
  const quarters = [...new Set(Object.keys(Item).flatMap(name => /^\d{4}-Q\d(?= )/.exec(name) ?? []))];
  return quarters.sort().flatMap(quarter =>
    dimensions.flatMap(dimension =>
      answers.flatMap(answer => {
        const count = Item[countName(quarter, dimension, answer)];
        return typeof count === 'number' ? [{ quarter, dimension, answer, count }] : [];
      }),
    ),
  );
}

/** An id as a mark: the same one each time, and found again only by who has the secret, which is in no backup. */
export async function blinded(id: string): Promise<string> {
  const secret = (await readSecret()) ?? (await makeSecret());
  return spelled(createHmac('sha256', Buffer.from(secret, 'base64')).update(id).digest());
}

async function readSecret(): Promise<string | undefined> {
  const { Item } = await store.send(
    new GetCommand({ TableName: environment('BELONGING_TABLE'), Key: blindingItem, ConsistentRead: true }),
  );
  return Item?.secret;
}

/** Made at first use; where another function was faster, its secret is taken. */
async function makeSecret(): Promise<string> {
  const secret = randomBytes(32).toString('base64');
  try {
    await store.send(
      new PutCommand({
        TableName: environment('BELONGING_TABLE'),
        Item: { ...blindingItem, v: 1, secret },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return secret;
  } catch (error) {
    const known = (error as Error).name === 'ConditionalCheckFailedException' ? await readSecret() : undefined;
    if (known === undefined) throw error;
    return known;
  }
}
