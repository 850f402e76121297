import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import { attentionKeys, parked } from './attention.ts';
import { environment } from './environment.ts';
import { looking } from './fetching.ts';
import { dueIndex } from './keys.ts';
import { count, errorCode, log, observe } from './observe.ts';
import { store } from './store.ts';

/** A row whose time has come. */
export interface DueRow {
  readonly pk: string;
  readonly sk: string;
  /** `arrival` of `arrival#…`. */
  readonly kind: string;
  readonly id: string;
  readonly due: string;
  /** The cause of what is decided now: this row at this due time. */
  readonly cause: string;
  /** Now. */
  readonly at: string;
}

/** What an at-due answers: how much it did, and when the next thing of its own is due. */
export interface Swept {
  readonly outcome: string;
  readonly next?: string;
}

const page = 25;
const mostPerMinute = 500;
/** A row that fails is tried again after 1, 4, 9, 15 minutes; then it is parked: told, and tried once a day, so that it heals when its cause does. */
const triesBeforeParking = 5;
const longestPauseMinutes = 15;
const parkedMinutes = 24 * 60;

/** `never`: a row of this capability is tried again every quarter of an hour for as long as it takes, and told once. */
interface Sweeping {
  readonly park?: 'never';
}

/**
 * Wraps a capability's at-due. Each row is handled by itself: one that fails, or that is still due afterwards, is put off with a
 * count and never blocks the others; from the fifth try on it is tried once a day and counted in the metric ParkedRows each time.
 */
export function atDue(
  capability: string,
  handleRow: (row: DueRow) => Promise<{ outcome: string }>,
  sweeping: Sweeping = {},
) {
  const sweep = async (): Promise<Swept> => {
    for (let done = 0; ; ) {
      const { due, next } = await firstRows(capability);
      if (due.length === 0 || done >= mostPerMinute) return { outcome: `handled ${done}`, ...(next && { next }) };
      await Promise.all(due.map(row => handleOne(row, handleRow, sweeping)));
      done += due.length;
    }
  };
  return middy({ timeoutEarlyInMillis: 0 })
    .use(observe(`${capability} at-due`))
    .handler(sweep);
}

async function handleOne(
  row: DueRow,
  handleRow: (row: DueRow) => Promise<{ outcome: string }>,
  sweeping: Sweeping,
): Promise<void> {
  try {
    const { outcome } = await looking(() => handleRow(row));
    // Nothing decided although due: it would come back for ever, so it is put off (unless its due time has moved meanwhile).
    if (outcome !== 'done') await putOff(row, outcome, sweeping);
  } catch (error) {
    await putOff(row, errorCode(error), sweeping);
  }
}

async function putOff(row: DueRow, error: string, sweeping: Sweeping): Promise<void> {
  const tries = await tryAgainLater(row, sweeping);
  if (tries === undefined) return;
  const told = isTold(tries, sweeping);
  log('put off', { outcome: told ? 'parked' : 'put-off', subject: row.pk, cause: row.cause, count: tries, error });
  if (told) count('ParkedRows', 1);
}

const isParked = (tries: number, { park }: Sweeping): boolean => park !== 'never' && tries >= triesBeforeParking;

const isTold = (tries: number, sweeping: Sweeping): boolean =>
  tries === triesBeforeParking || isParked(tries, sweeping);

/** Moves the due time on, and answers how often it was tried; undefined when someone else has moved it meanwhile. */
async function tryAgainLater(row: DueRow, sweeping: Sweeping): Promise<number | undefined> {
  const { Attributes } = await store
    .send(
      new UpdateCommand({
        ...change(row),
        UpdateExpression: 'ADD tries :one',
        ExpressionAttributeValues: { ':due': row.due, ':one': 1 },
        ReturnValues: 'ALL_NEW',
      }),
    )
    .catch(onlyIfStillThere);
  if (!Attributes) return undefined;
  const tries = Number(Attributes.tries);
  const pause = isParked(tries, sweeping) ? parkedMinutes : Math.min(tries * tries, longestPauseMinutes);
  const later = new Date(Date.parse(row.at) + pause * 60_000).toISOString();
  await store.send(new UpdateCommand(putOffUntil(later, row, isTold(tries, sweeping)))).catch(onlyIfStillThere);
  return tries;
}

/** What fails again and again needs a human, until it is decided again: the ledger writes a state anew, without this. What a human sees of it already stays as it is. */
function putOffUntil(later: string, row: DueRow, told: boolean) {
  const values = { ':due': row.due, ':later': later };
  if (!told) return { ...change(row), UpdateExpression: 'SET due = :later', ExpressionAttributeValues: values };
  const line = attentionKeys({
    code: parked,
    urgency: 'machine',
    about: row.id,
    since: row.at,
    words: environment('IF_IT_FAILS'),
  });
  const set = Object.keys(line).map(name => `#${name} = if_not_exists(#${name}, :${name})`);
  return {
    ...change(row),
    UpdateExpression: `SET due = :later, ${set.join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(Object.keys(line).map(name => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...values,
      ...Object.fromEntries(Object.entries(line).map(([name, value]) => [`:${name}`, value])),
    },
  };
}

const change = (row: DueRow) => ({
  TableName: environment('PROGRAM_TABLE'),
  Key: { pk: row.pk, sk: row.sk },
  ConditionExpression: 'due = :due',
});

function onlyIfStillThere(error: unknown): { Attributes?: Record<string, unknown> } {
  if ((error as Error).name === 'ConditionalCheckFailedException') return {};
  throw error;
}

/** The first rows of a capability: those that are due, and when the first one of all is. One read tells both, and mostly that nothing is due. */
async function firstRows(
  capability: string,
): Promise<{ readonly due: readonly DueRow[]; readonly next: string | undefined }> {
  const at = new Date().toISOString();
  const { Items = [] } = await store.send(
    new QueryCommand({
      TableName: environment('PROGRAM_TABLE'),
      IndexName: dueIndex,
      KeyConditionExpression: 'dueOf = :of',
      ExpressionAttributeValues: { ':of': capability },
      Limit: page,
    }),
  );
  const rows = Items as Indexed[];
  const due = rows
    .filter(one => one.due <= at)
    .map(({ pk, sk, due: wanted }) => {
      const [kind = '', id = ''] = split(pk);
      return { pk, sk, kind, id, due: wanted, cause: `due:${wanted}`, at };
    });
  return { due, next: rows[0]?.due };
}

interface Indexed {
  readonly pk: string;
  readonly sk: string;
  readonly due: string;
}

const split = (pk: string): [string, string] => [pk.slice(0, pk.indexOf('#')), pk.slice(pk.indexOf('#') + 1)];
