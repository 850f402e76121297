import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Runner } from '../../lib/local/running.ts';

/** The items of one transaction, as they cross the wire. */
export type Transaction = TransactWriteItem[];

/** Collects the transactions that functions make from now on. */
export function transactionsOf(runner: Runner): Transaction[] {
  const seen: Transaction[] = [];
  runner.intercept((call, perform) => {
    if (call.operation === 'TransactWriteItems') seen.push(call.body.TransactItems as Transaction);
    return perform();
  });
  return seen;
}
