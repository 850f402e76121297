import type { AwsCall, AwsService, Right } from './aws-endpoint.ts';
import type { Answer, Engine } from './dynamodb.ts';
import { type Access, accessesOf } from './dynamodb-access.ts';
import type { Table } from './tables.ts';

type Json = Record<string, unknown>;
type Needs = {
  engine: Engine;
  tables: Table[];
  written: (table: string) => void;
  /** Told of every call that was performed. */
  performed: (call: AwsCall) => void;
};

/** DynamoDB for functions: rights item by item, then the engine. `written` is told of tables that a call has changed. */
export function dynamoDbService({ engine, tables, written, performed }: Needs): AwsService {
  const keysOf = new Map(tables.map(({ name, keys }) => [name, keys]));
  const arnOf = new Map(tables.map(({ name, arn }) => [name, arn]));
  const rightOf = (access: Access): Right => {
    const arn = arnOf.get(access.table) ?? `arn:aws:dynamodb:::table/${access.table}`;
    const keys = keyTexts(access.key as Json | undefined, keysOf.get(access.table) ?? []);
    const context: Record<string, string[]> = keys[0] === undefined ? {} : { 'dynamodb:leadingkeys': [keys[0]] };
    return { action: access.action, resource: access.index ? `${arn}/index/${access.index}` : arn, keys, context };
  };
  return {
    operation: headers => String(headers['x-amz-target'] ?? '').replace(/^.*\./, ''),
    rights: call => accessesOf(call.operation, call.body)?.map(rightOf) ?? unknownOperation(call),
    refusal: message => failed('com.amazon.coral.service#AccessDeniedException', message),
    perform: async call => {
      const accesses = accessesOf(call.operation, call.body) ?? [];
      const answer = await forward(engine, call, accesses);
      if (answer.status === 200) {
        performed(call);
        for (const { write, table } of accesses) if (write) written(table);
      }
      return answer;
    },
  };
}

function keyTexts(key: Json | undefined, names: string[]): string[] {
  if (!key) return [];
  return names.map(name => String(Object.values((key[name] ?? {}) as Json)[0] ?? ''));
}

function failed(type: string, message: string): Answer {
  return { status: 400, body: JSON.stringify({ __type: type, message }) };
}

function unknownOperation({ operation }: AwsCall): Answer {
  return failed('com.amazon.coral.service#UnknownOperationException', `${operation} is not known on this machine`);
}

/** Asks for the consumed units on the way, and hides them again from a caller that did not ask. */
async function forward(engine: Engine, call: AwsCall, accesses: Access[]): Promise<Answer & { units: number[] }> {
  const asked = call.body.ReturnConsumedCapacity;
  const measured =
    call.operation === 'DescribeTable' ? call.body : { ...call.body, ReturnConsumedCapacity: asked ?? 'TOTAL' };
  const answer = await engine.ask(`DynamoDB_20120810.${call.operation}`, JSON.stringify(measured));
  if (answer.status !== 200) return { ...answer, units: [] };
  const { consumed, rest } = withoutConsumed(answer.body);
  return { status: 200, body: asked ? answer.body : rest, units: unitsOf(consumed, accesses) };
}

const named = '"ConsumedCapacity":';

/**
 * An answer without what it consumed, which the embedded engine says last. To take all of a long answer apart and to put it together again
 * takes longer than the call itself; another engine's is.
 */
function withoutConsumed(body: string): { consumed: unknown; rest: string } {
  const at = body.lastIndexOf(named);
  // One brace more, and it is the answer's end: so it is no attribute of an item.
  const last =
    at < 0 ? undefined : /^([{[][^{}[\]]*(?:\{[^{}[\]]*\},?)*[}\]])\}$/.exec(body.slice(at + named.length))?.[1];
  if (last) return { consumed: JSON.parse(last), rest: `${body.slice(0, at).replace(/,$/, '')}}` };
  const { ConsumedCapacity, ...rest } = JSON.parse(body) as Json;
  return { consumed: ConsumedCapacity, rest: JSON.stringify(rest) };
}

type Consumed = { TableName: string; CapacityUnits: number };

/** The engine counts per table; the items of a transaction share it evenly. */
function unitsOf(consumed: unknown, accesses: Access[]): number[] {
  const list = (Array.isArray(consumed) ? consumed : consumed ? [consumed] : []) as Consumed[];
  return accesses.map(({ table }) => {
    const total = list
      .filter(({ TableName }) => TableName === table)
      .reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
    return total / accesses.filter(access => access.table === table).length;
  });
}
