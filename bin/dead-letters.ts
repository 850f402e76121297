import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  DeleteMessageCommand,
  ListQueuesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { synthesize } from '../lib/local/synthesis.ts';
import { readAssembly, type Stack } from '../lib/local/template.ts';
import { type Letter, type Published, readLetter } from './dead-letters/letter.ts';
import { busOf, functionOf } from './dead-letters/stacks.ts';

/**
 * `npm run dead-letters`: lists what was put aside in the queues of this program, with what people lose by each; with `-- --send-again`
 * publishes the facts among them once more and empties the queues of what needs nothing. What nobody knows stays.
 */
const usage = 'npm run dead-letters [-- --send-again]';

/** Long enough to read and send a queue; who lists and then sends again at once must not wait for it. */
const hiddenSeconds = { listing: 5, sending: 120 } as const;

interface Found {
  readonly letter: Letter;
  readonly handle: string;
  readonly at: string;
}

async function main(args: readonly string[]): Promise<void> {
  const sendAgain = args.includes('--send-again');
  if (args.some(arg => arg !== '--send-again')) throw new Error(`${args.join(' ')} is not understood: ${usage}`);
  const { stacks } = readAssembly(await synthesize(console.log));
  const region = stacks[0]?.region;
  const [queues, bus] = [new SQSClient({ region, useQueueUrlAsEndpoint: false }), new EventBridgeClient({ region })];
  let left = 0;
  for (const url of await queuesOf(stacks, queues)) {
    const letters = await lettersIn(queues, url, sendAgain);
    if (letters.length > 0) console.log(`\n${url.split('/').at(-1)}`);
    for (const found of letters) {
      console.log(inWords(found, stacks));
      const over = sendAgain && (await settled(found.letter, { bus, stacks }));
      if (over) await queues.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: found.handle }));
      else left += 1;
    }
  }
  console.log(
    left === 0
      ? '\nNothing waits.'
      : `\n${left} ${left === 1 ? 'waits' : 'wait'}. ${sendAgain ? 'Look at them in the console.' : `When the cause is mended: ${usage}`}`,
  );
}

/** The addresses of the queues of these stacks. */
async function queuesOf(stacks: readonly Stack[], queues: SQSClient): Promise<readonly string[]> {
  const urls: string[] = [];
  for (const { name } of stacks) {
    const { QueueUrls = [] } = await queues.send(new ListQueuesCommand({ QueueNamePrefix: `${name}-` }));
    urls.push(...QueueUrls);
  }
  return urls;
}

/** Everything in a queue, as far as it is not just being worked on. */
async function lettersIn(queues: SQSClient, url: string, sendAgain: boolean): Promise<readonly Found[]> {
  const found = new Map<string, Found>();
  for (;;) {
    const known = found.size;
    const { Messages = [] } = await queues.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['SentTimestamp'],
        VisibilityTimeout: sendAgain ? hiddenSeconds.sending : hiddenSeconds.listing,
        // Asks every server of the queue; a short look may miss what is there.
        WaitTimeSeconds: 1,
      }),
    );
    for (const message of Messages) found.set(message.MessageId ?? '', foundIn(message));
    // A long queue begins again before its end is read.
    if (found.size === known) return [...found.values()];
  }
}

function foundIn({ Body = '', ReceiptHandle = '', Attributes, MessageAttributes = {} }: Message): Found {
  const attributes = Object.entries(MessageAttributes).map(([name, { StringValue = '' }]) => [name, StringValue]);
  return {
    letter: readLetter(parsed(Body), Object.fromEntries(attributes)),
    handle: ReceiptHandle,
    at: new Date(Number(Attributes?.SentTimestamp ?? 0)).toISOString(),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function inWords({ letter, at }: Found, stacks: readonly Stack[]): string {
  const { what, failure, todo } = letter;
  const known = functionOf(letter, stacks);
  const todos = { publish: 'send it again', nothing: '', look: 'look at it in the console: nobody here knows it' };
  return [
    `  ${what}, put aside ${at}${known ? `, for ${known.id}` : ''}`,
    ...(failure ? [`    It failed: ${failure}`] : []),
    ...(known ? [`    People lose: ${known.loses}`] : []),
    `    To do: ${todo.do === 'nothing' ? `nothing, ${todo.because}` : todos[todo.do]}`,
  ].join('\n');
}

/** Does what is to be done; true when the letter is no longer needed. */
async function settled(
  { todo }: Letter,
  { bus, stacks }: { bus: EventBridgeClient; stacks: readonly Stack[] },
): Promise<boolean> {
  if (todo.do === 'publish') await publish(todo.fact, bus, busOf(stacks));
  return todo.do !== 'look';
}

async function publish({ source, type, detail }: Published, bus: EventBridgeClient, name: string): Promise<void> {
  const entry = { Source: source, DetailType: type, Detail: JSON.stringify(detail), EventBusName: name };
  const { Entries = [] } = await bus.send(new PutEventsCommand({ Entries: [entry] }));
  const [result] = Entries;
  if (!result?.EventId) throw new Error(`The bus did not take it: ${result?.ErrorCode} ${result?.ErrorMessage}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
