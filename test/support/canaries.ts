import type { Runner } from '../../lib/local/running.ts';

/** What a program under test was told of people, word for word, and what was said to the world at its doors. */
export interface Canaries {
  /** Remembers every personal field of a body, accepted or refused. */
  plant(body: unknown): void;
  /** Remembers what a door was asked and answered, as far as others than the two may see it. */
  asked(address: string, answer: { readonly headers: Headers; readonly body: string }): void;
  /** Everything planted that lies where it should not, as `sink: field`; an empty list is what tests ask for. */
  found(runner: Runner): Promise<readonly string[]>;
  /** Forgets everything: another story begins. */
  clear(): void;
}

/** The fields whose words are somebody's own. What is chosen from a list is no marker: it is the same for many. */
const personal = ['preferredName', 'name', 'notes', 'note', 'email', 'phone'];

/** Shorter than this a word can stand anywhere by chance. */
const shortest = 5;
const longEnough = 8;

interface Traffic {
  readonly address: string;
  readonly headers: string;
  readonly problem: string;
}

/** An empty set of canaries. */
export function canaries(): Canaries {
  const planted = new Map<string, string>();
  const traffic: Traffic[] = [];
  const plant = (value: unknown, field = ''): void => {
    if (typeof value === 'string' && personal.includes(field) && value.length >= shortest) {
      planted.set(value.trim(), field);
      // Ids are of small letters, so a short word could stand in one by chance.
      if (value.length >= longEnough) planted.set(value.trim().toLowerCase(), field);
    }
    if (typeof value !== 'object' || value === null) return;
    // A form names its fields by their paths.
    for (const [name, below] of Object.entries(value)) plant(below, name.split('.').at(-1));
  };
  return {
    plant: body => plant(body),
    asked: (address, { headers, body }) => {
      const problem = headers.get('content-type')?.startsWith('application/problem+json') ? body : '';
      traffic.push({ address, headers: JSON.stringify([...headers]), problem });
    },
    found: async runner => {
      if (planted.size === 0) return [];
      const sinks = await contentsOf(runner, traffic);
      return Object.entries(sinks).flatMap(([sink, text]) =>
        [...planted].filter(([word]) => text.includes(word)).map(([word, field]) => `${sink}: ${field} ${word}`),
      );
    },
    clear: () => {
      planted.clear();
      traffic.length = 0;
    },
  };
}

const json = (value: unknown): string => JSON.stringify(value);

const isBatch = ({ event }: { readonly event: unknown }): boolean =>
  typeof event === 'object' && event !== null && 'Records' in event;

/** What functions were given by the stream, or by rules. A door is told by the person herself. */
const eventsOf = (runner: Runner, from: 'stream' | 'rules'): string =>
  json(
    runner.invocations
      .filter(one => !one.function.startsWith('doors') && isBatch(one) === (from === 'stream'))
      .map(({ event, payload, error }) => [event, payload, error]),
  );

const logsOf = (runner: Runner, from: 'the gateway' | 'functions'): string =>
  json(runner.logs.filter(line => (line.function === 'access log') === (from === 'the gateway')));

/** All items of all tables: bytes as letters, so that what is not sealed can be read. */
async function itemsOf(runner: Runner): Promise<string> {
  const tables = runner.deployment.ofType('AWS::DynamoDB::GlobalTable');
  const texts: string[] = [];
  for (const { ref } of tables)
    for (let start: unknown; ; ) {
      const from = start !== undefined && { ExclusiveStartKey: start };
      const page = await runner.database('Scan', { TableName: ref, ...from });
      for (const item of page.Items as unknown[]) texts.push(json(readable(item)));
      start = page.LastEvaluatedKey;
      if (start === undefined) break;
    }
  return texts.join('\n');
}

/** An item as the database sends it, `{"B": base64}` turned into letters. */
const readable = (value: unknown, type = ''): unknown => {
  if (typeof value === 'string') return type === 'B' ? Buffer.from(value, 'base64').toString('latin1') : value;
  if (Array.isArray(value)) return value.map(one => readable(one, type === 'BS' ? 'B' : ''));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, below]) => [name, readable(below, name)]));
};

type Search = (runner: Runner, traffic: readonly Traffic[]) => string | Promise<string>;

/** A type that keeps nothing of a run but what its template says. */
const asDeclared =
  (type: string): Search =>
  runner =>
    json(runner.deployment.ofType(type).map(one => one.properties));

/**
 * Where each type of resource of the templates keeps or passes on what it is told. A type that is not here has not been thought about,
 * and a test says so.
 */
export const sinks: Readonly<Record<string, Search>> = {
  'AWS::DynamoDB::GlobalTable': itemsOf,
  'AWS::Lambda::EventSourceMapping': runner => eventsOf(runner, 'stream'),
  'AWS::Events::EventBus': runner => json(runner.events),
  'AWS::Events::Rule': runner => eventsOf(runner, 'rules'),
  'AWS::Lambda::Function': asDeclared('AWS::Lambda::Function'),
  'AWS::SQS::Queue': runner => json(runner.deadLetters),
  // Metrics are lines of the log, in the embedded form.
  'AWS::Logs::LogGroup': runner => logsOf(runner, 'functions'),
  'AWS::CloudWatch::Alarm': asDeclared('AWS::CloudWatch::Alarm'),
  'AWS::SNS::Topic': asDeclared('AWS::SNS::Topic'),
  'AWS::SNS::Subscription': asDeclared('AWS::SNS::Subscription'),
  'AWS::ApiGatewayV2::Api': (_, traffic) => traffic.map(({ headers, problem }) => `${headers}${problem}`).join('\n'),
  'AWS::ApiGatewayV2::Route': (_, traffic) => traffic.map(({ address }) => address).join('\n'),
  'AWS::ApiGatewayV2::Stage': runner => logsOf(runner, 'the gateway'),
  // What SES hands on of a mail, and what stands in its address line for every relay to read.
  'AWS::SES::ConfigurationSet': runner =>
    json(runner.mail.all().map(({ subject, headers: { to: _, ...headers } }) => [subject, headers])),
  'AWS::SES::ConfigurationSetEventDestination': runner => json(runner.mail.tags()),
  'AWS::KMS::Key': runner => json(runner.calls.map(({ action, resource, keys }) => [action, resource, keys])),
};

/** Types that are told nothing in a run: they are rights, names and wiring, written by the template alone. */
export const toldNothing: readonly string[] = [
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolGroup',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::ManagedLoginBranding',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Permission',
  'AWS::SES::EmailIdentity',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
];

/** What lies in each sink that the templates have, and in what the machine itself said. */
async function contentsOf(runner: Runner, traffic: readonly Traffic[]): Promise<Readonly<Record<string, string>>> {
  const types = [...new Set(runner.deployment.resources.map(one => one.type))].filter(type => sinks[type]);
  const searched = await Promise.all(types.map(async type => [type, (await sinks[type]?.(runner, traffic)) ?? '']));
  return { ...Object.fromEntries(searched), 'the machine’s warnings': json(runner.warnings) };
}
