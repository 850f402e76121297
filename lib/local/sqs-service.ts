import { createHash, randomUUID } from 'node:crypto';
import type { AwsCall, AwsService } from './aws-endpoint.ts';
import type { ProgramClock } from './clock.ts';
import type { Answer } from './dynamodb.ts';
import type { QueuedMessage, Queues } from './queues.ts';
import type { Deployed, Deployment } from './template.ts';

type Needs = { deployment: Deployment; clock: ProgramClock; queues: Queues };

/** A message that was handed out: its id, its newest handle, and until when (ms) it is not handed out again. */
type Lent = { id: string; handle: string; until: number };

const longestList = 10;
const usualSeconds = 30;

/** SQS for operations: finds queues by how their names begin, hands messages out and deletes them. */
export function sqsService(needs: Needs): AwsService {
  const lent = new WeakMap<QueuedMessage, Lent>();
  const operations: Record<string, (call: AwsCall) => object> = {
    ListQueues: ({ body }) => ({ QueueUrls: urlsLike(String(body.QueueNamePrefix ?? ''), needs) }),
    ReceiveMessage: call => ({ Messages: receive(call, lent, needs) }),
    DeleteMessage: call => remove(call, lent, needs),
  };
  return {
    operation: headers => String(headers['x-amz-target'] ?? '').replace(/^.*\./, ''),
    refusal: message => failed('com.amazonaws.sqs#AccessDenied', message),
    rights: call => {
      if (!operations[call.operation]) return failed('com.amazonaws.sqs#UnsupportedOperation', call.operation);
      return [{ action: `sqs:${call.operation}`, resource: queueOf(call, needs)?.arn ?? '*' }];
    },
    perform: async call => ({ status: 200, body: JSON.stringify(operations[call.operation]?.(call)) }),
  };
}

function failed(type: string, message: string): Answer {
  return { status: 400, body: JSON.stringify({ __type: type, message }) };
}

function urlsLike(prefix: string, { deployment }: Needs): string[] {
  const urls = deployment.ofType('AWS::SQS::Queue').map(({ ref }) => ref);
  return urls.filter(url => url.slice(url.lastIndexOf('/') + 1).startsWith(prefix));
}

function queueOf({ body }: AwsCall, { deployment }: Needs): Deployed | undefined {
  return deployment.byRef('AWS::SQS::Queue', String(body.QueueUrl ?? ''));
}

function receive(call: AwsCall, lent: WeakMap<QueuedMessage, Lent>, needs: Needs): object[] {
  const now = needs.clock.now();
  const waiting = needs.queues.messages.filter(
    message => message.queue === queueOf(call, needs)?.id && (lent.get(message)?.until ?? 0) <= now,
  );
  const seconds = Number(call.body.VisibilityTimeout ?? usualSeconds);
  return waiting.slice(0, Math.min(Number(call.body.MaxNumberOfMessages ?? 1), longestList)).map(message => {
    const { id } = lent.get(message) ?? { id: randomUUID() };
    const loan = { id, handle: randomUUID(), until: now + seconds * 1000 };
    lent.set(message, loan);
    return shown(message, loan);
  });
}

function shown({ at, body, attributes }: QueuedMessage, { id, handle }: Lent): object {
  const text = JSON.stringify(body);
  return {
    MessageId: id,
    ReceiptHandle: handle,
    Body: text,
    MD5OfBody: createHash('md5').update(text).digest('hex'),
    Attributes: { SentTimestamp: String(Date.parse(at)) },
    MessageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
    ),
  };
}

function remove({ body }: AwsCall, lent: WeakMap<QueuedMessage, Lent>, { queues }: Needs): object {
  const index = queues.messages.findIndex(message => lent.get(message)?.handle === body.ReceiptHandle);
  if (index >= 0) queues.messages.splice(index, 1);
  queues.changed();
  return {};
}
