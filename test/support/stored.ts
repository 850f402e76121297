import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Runner } from '../../lib/local/running.ts';

/** A stored row of the program's table, past every role. */
export interface Row {
  readonly pk: string;
  readonly sk: string;
  readonly due?: string;
  readonly dueOf?: string;
  readonly state?: { readonly status: string; readonly [field: string]: unknown };
  readonly facts?: readonly unknown[];
}

/** Everything in the table whose logical id begins like this (`Program`, `People`), whole. */
export async function stored(runner: Runner, table: string): Promise<readonly Row[]> {
  const found = runner.deployment.ofType('AWS::DynamoDB::GlobalTable').find(one => one.id.startsWith(table));
  const rows: Row[] = [];
  for (let start: unknown; ; ) {
    const page = await runner.database('Scan', {
      TableName: found?.ref,
      ...(start !== undefined && { ExclusiveStartKey: start }),
    });
    rows.push(...(page.Items as Parameters<typeof unmarshall>[0][]).map(item => unmarshall(item) as Row));
    start = page.LastEvaluatedKey;
    if (start === undefined) return rows;
  }
}

/** The states of one kind of subject, by its id. */
export function statesOf(rows: readonly Row[], kind: string): ReadonlyMap<string, NonNullable<Row['state']>> {
  return new Map(
    rows.flatMap(({ pk, sk, state }) =>
      sk === 'state' && state && pk.startsWith(`${kind}#`) ? [[pk.slice(kind.length + 1), state] as const] : [],
    ),
  );
}
