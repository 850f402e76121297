import type { AwsCall, Passage } from './aws-endpoint.ts';
import type { ProgramClock } from './clock.ts';
import { type Answer, lost } from './dynamodb.ts';
import { accessesOf } from './dynamodb-access.ts';
import type { Faults } from './faults.ts';
import type { Table } from './tables.ts';

type Json = Record<string, unknown>;

type Needs = {
  faults: Faults;
  clock: ProgramClock;
  tables: Table[];
  /** Ends a function's worker from outside, with all that runs in it; answers when it is gone, so that it does nothing more. */
  kill: (functionId: string) => Promise<void>;
};

/** So long an index read may miss what was written, in milliseconds of program time. */
export const indexLagMs = 1000;

/** Puts chance into the way of every AWS call: refused, lost before or after it was made, or its worker ended. */
export function faultyCalls(needs: Needs): Passage {
  const { faults, kill } = needs;
  const index = laggingIndexes(needs);
  return async (call, perform) => {
    const refused = throttled(call, faults) ?? conflicting(call, faults);
    if (refused) return refused;
    if (faults.strikes('timeoutBefore')) return lost;
    if (faults.strikes('kill')) {
      if (faults.pick(2) === 0) index(call, await perform());
      await kill(call.caller);
      return lost;
    }
    const answer = index(call, await perform());
    return faults.strikes('timeoutAfter') ? lost : answer;
  };
}

const failed = (status: number, body: object): Answer => ({ status, body: JSON.stringify(body) });

/** Too much at once, in the words of each service. */
function throttled(call: AwsCall, faults: Faults): Answer | undefined {
  if (!faults.strikes('throttle')) return undefined;
  if (call.service === 'ses')
    return failed(429, { __type: 'TooManyRequestsException', message: 'Maximum sending rate exceeded.' });
  if (call.service === 'events' || call.service === 'kms')
    return failed(400, { __type: 'ThrottlingException', message: 'Rate exceeded' });
  return failed(400, {
    __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
    message: 'The level of configured provisioned throughput for the table was exceeded.',
  });
}

/** Someone else was writing one of the items: nothing of the transaction was made. */
function conflicting({ operation, body }: AwsCall, faults: Faults): Answer | undefined {
  if (operation !== 'TransactWriteItems' || !faults.strikes('conflict')) return undefined;
  const items = body.TransactItems as unknown[];
  const struck = faults.pick(items.length);
  const reasons = items.map((_, i) => ({ Code: i === struck ? 'TransactionConflict' : 'None' }));
  return failed(400, {
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(one => one.Code).join(', ')}]`,
    CancellationReasons: reasons,
  });
}

/** Remembers when items were written, and takes out of index reads what is younger than the lag. */
function laggingIndexes({ faults, clock, tables }: Needs): (call: AwsCall, answer: Answer) => Answer {
  const writtenAt = new Map<string, number>();
  const keysOf = new Map(tables.map(({ name, keys }) => [name, keys]));
  const nameOf = (table: string, item: Json) =>
    JSON.stringify([table, ...(keysOf.get(table) ?? []).map(key => item[key])]);
  const remember = ({ operation, body }: AwsCall) => {
    for (const { write, table, key } of accessesOf(operation, body) ?? [])
      if (write && key) writtenAt.set(nameOf(table, key as Json), clock.now());
  };
  return (call, answer) => {
    if (call.service !== 'dynamodb' || answer.status !== 200) return answer;
    if (!call.body.IndexName) remember(call);
    else if (faults.may('staleIndex')) {
      const { Items = [], ...rest } = JSON.parse(answer.body) as { Items?: Json[] };
      const table = String(call.body.TableName);
      const young = (item: Json) => (writtenAt.get(nameOf(table, item)) ?? 0) > clock.now() - indexLagMs;
      const seen = Items.filter(item => !(young(item) && faults.strikes('staleIndex')));
      return { ...answer, body: JSON.stringify({ ...rest, Items: seen, Count: seen.length }) };
    }
    return answer;
  };
}
