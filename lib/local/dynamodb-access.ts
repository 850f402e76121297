/** What an operation of DynamoDB needs a right for: an item of a transaction is authorized as an action of its own. */
export type Access = { action: string; table: string; index?: string; write: boolean; key?: unknown };

type Json = Record<string, unknown>;

const single: Record<string, boolean> = {
  GetItem: false,
  PutItem: true,
  UpdateItem: true,
  DeleteItem: true,
  Query: false,
  Scan: false,
  DescribeTable: false,
};

const transactionActions: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** The accesses of one request, in the order of its items; undefined for an operation that the runner does not know. */
export function accessesOf(operation: string, body: Json): Access[] | undefined {
  if (operation in single) return [singleAccess(operation, body)];
  switch (operation) {
    case 'TransactWriteItems':
    case 'TransactGetItems':
      return (body.TransactItems as Json[]).flatMap(transactionAccess);
    case 'BatchGetItem':
      return Object.keys(body.RequestItems as Json).map(table => access(operation, table, false));
    case 'BatchWriteItem':
      return Object.keys(body.RequestItems as Json).map(table => access(operation, table, true));
    default:
      return undefined;
  }
}

function access(operation: string, table: string, write: boolean): Access {
  return { action: `dynamodb:${operation}`, table: table.replace(/^arn:.*:table\//, ''), write };
}

function singleAccess(operation: string, body: Json): Access {
  const made = access(operation, String(body.TableName), single[operation] ?? false);
  const index = body.IndexName;
  const key = body.Key ?? body.Item;
  return { ...made, ...(index ? { index: String(index) } : {}), ...(key ? { key } : {}) };
}

function transactionAccess(item: Json): Access[] {
  return Object.entries(item).map(([kind, body]) => {
    const { TableName, Key, Item } = body as { TableName: string; Key?: unknown; Item?: unknown };
    const write = kind !== 'Get' && kind !== 'ConditionCheck';
    return { ...access(transactionActions[kind] ?? kind, TableName, write), key: Key ?? Item };
  });
}
