import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { Runner } from '../../lib/local/running.ts';
import { atOnce } from '../at-once.ts';
import { type Chapter, progress, seconds, table, times } from './figures.ts';
import { doorsAlone, household, post, programByDay, unthrottled } from './people.ts';
import { type Transaction, transactionsOf } from './writes.ts';

const width = 16;
const leastShare = 0.5;

/** What was done in how many milliseconds. */
interface Rate {
  readonly count: number;
  readonly took: number;
}

/** Posts of households, 16 in flight, beside the same writes made without a door. */
export async function intake(quick: boolean): Promise<Chapter> {
  const slices = quick ? 2 : 4;
  const slice = quick ? 50 : 250;
  const { door, raw } = await doorAndRaw(slices, slice);
  const whole = await withAllThatFollows(quick ? 100 : 500);
  const share = perSecond(door) / perSecond(raw);
  return {
    title: 'Intake',
    goals: [
      {
        what: 'households taken in per second, beside raw writes of the same transactions',
        measured: `${times(share)} (${perSecond(door).toFixed(0)} beside ${perSecond(raw).toFixed(0)} per second)`,
        goal: `≥ ${leastShare} ×`,
        met: share >= leastShare,
      },
    ],
    text: `\`POST /arrivals\` with ${width} in flight, without the gateway’s throttle. Raw are the very transactions of these posts, with other keys, sent to the same
engine with the SDK, ${width} in flight. Both in turns of ${slice}. While the door is measured alone, the stream and the clocks are off; in the
last row they are on, and all that follows a post (the relay, the mail that asks for a confirmation) shares the machine with it.

${table(
  ['', 'count', 'took', 'per second'],
  [
    row('the door alone', door),
    row('raw writes', raw),
    row('the door, and all that follows', whole.accepted),
    row('… until the last mail has gone', whole.mailed),
  ],
)}`,
  };
}

const perSecond = ({ count, took }: Rate): number => (count / took) * 1000;

const row = (what: string, rate: Rate): readonly string[] => [
  what,
  String(rate.count),
  seconds(rate.took),
  perSecond(rate).toFixed(0),
];

async function doorAndRaw(slices: number, slice: number): Promise<{ door: Rate; raw: Rate }> {
  const runner = await programByDay(doorsAlone);
  const client = new DynamoDBClient({
    endpoint: runner.databaseUrl,
    region: runner.deployment.region,
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  try {
    const made = transactionsOf(runner);
    const turn = async (from: number, count: number) => {
      const posted = await timed(count, n => post(runner, '/arrivals', household(from + n)));
      const same = made.splice(0).map(elsewhere);
      const written = await timed(count, async n => {
        await client.send(new TransactWriteItemsCommand({ TransactItems: same[n] }));
      });
      return { posted, written };
    };
    progress('intake: warming up');
    await turn(0, slice);
    const took = { posted: 0, written: 0 };
    for (let n = 1; n <= slices; n++) {
      progress(`intake: ${n} of ${slices}`);
      const { posted, written } = await turn(n * slice, slice);
      took.posted += posted;
      took.written += written;
    }
    const count = slices * slice;
    return { door: { count, took: took.posted }, raw: { count, took: took.written } };
  } finally {
    client.destroy();
    await runner.stop();
  }
}

/** The same transaction with other keys of the same length. */
const elsewhere = (transaction: Transaction): Transaction =>
  JSON.parse(JSON.stringify(transaction).replace(/"pk":\{"S":"(.)/g, '"pk":{"S":"~')) as Transaction;

async function withAllThatFollows(count: number): Promise<{ accepted: Rate; mailed: Rate }> {
  const runner = await programByDay(unthrottled);
  try {
    progress(`intake: ${count} with all that follows`);
    await warm(runner);
    const from = performance.now();
    const took = await timed(count, n => post(runner, '/arrivals', household(n)));
    await runner.settle();
    return { accepted: { count, took }, mailed: { count, took: performance.now() - from } };
  } finally {
    await runner.stop();
  }
}

/** One household, so that every function on the way has started. */
async function warm(runner: Runner): Promise<void> {
  await post(runner, '/arrivals', household(1_000_000));
  await runner.settle();
}

/** Does something so many times with 16 in flight; answers the milliseconds. */
async function timed(count: number, one: (n: number) => Promise<void>): Promise<number> {
  const from = performance.now();
  await atOnce([...Array(count).keys()], width, one);
  return performance.now() - from;
}
