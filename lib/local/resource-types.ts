import { createHash } from 'node:crypto';

/** Where resources live: what goes into ARNs and generated names. */
export type Place = { region: string; account: string; stack: string; suffix: string };

/** How a resource answers `Ref` and `Fn::GetAtt`. */
export type Names = { ref: string; attributes: Record<string, string> };

/** The literal properties that names depend on, already resolved. */
export type NameSource = { place: Place; id: string; property: (name: string) => string | undefined };

type Naming = (source: NameSource) => Names;

const arn = ({ region, account }: Place, service: string, resource: string) =>
  `arn:aws:${service}:${region}:${account}:${resource}`;

const generated = ({ place, id }: NameSource) => `${place.stack}-${id}${place.suffix}`.slice(-200);

function named(property: string, service: string, resource: (name: string) => string): Naming {
  return source => {
    const name = source.property(property) ?? generated(source);
    return { ref: name, attributes: { Arn: arn(source.place, service, resource(name)) } };
  };
}

/** An id as the cloud makes it: short, opaque, the same on every run. */
function opaque(source: NameSource): string {
  return createHash('sha256').update(`${source.place.stack}/${source.id}`).digest('hex').slice(0, 10);
}

const onlyRef: Naming = source => ({ ref: generated(source), attributes: { Id: generated(source) } });
const onlyOpaque: Naming = source => ({ ref: opaque(source), attributes: {} });

const table: Naming = source => {
  const name = source.property('TableName') ?? generated(source);
  const tableArn = arn(source.place, 'dynamodb', `table/${name}`);
  return { ref: name, attributes: { Arn: tableArn, TableId: name, StreamArn: `${tableArn}/stream/local` } };
};

const queue: Naming = source => {
  const name = source.property('QueueName') ?? generated(source);
  const url = `https://sqs.${source.place.region}.amazonaws.com/${source.place.account}/${name}`;
  return { ref: url, attributes: { Arn: arn(source.place, 'sqs', name), QueueName: name, QueueUrl: url } };
};

const topic: Naming = source => {
  const name = source.property('TopicName') ?? generated(source);
  const topicArn = arn(source.place, 'sns', name);
  return { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: name } };
};

const eventBus: Naming = source => {
  const name = source.property('Name') ?? generated(source);
  return { ref: name, attributes: { Name: name, Arn: arn(source.place, 'events', `event-bus/${name}`) } };
};

const rule: Naming = source => {
  const name = source.property('Name') ?? generated(source);
  const bus = source.property('EventBusName')?.split('/').at(-1);
  const path = bus && bus !== 'default' ? `${bus}/${name}` : name;
  return { ref: bus ? `${bus}|${name}` : name, attributes: { Arn: arn(source.place, 'events', `rule/${path}`) } };
};

const api: Naming = source => {
  const id = opaque(source);
  const endpoint = `https://${id}.execute-api.${source.place.region}.amazonaws.com`;
  return { ref: id, attributes: { ApiId: id, ApiEndpoint: endpoint } };
};

const userPool: Naming = source => {
  const id = `${source.place.region}_${opaque(source).slice(0, 9)}`;
  const provider = `cognito-idp.${source.place.region}.amazonaws.com/${id}`;
  const attributes = {
    Arn: arn(source.place, 'cognito-idp', `userpool/${id}`),
    UserPoolId: id,
    ProviderName: provider,
  };
  return { ref: id, attributes: { ...attributes, ProviderURL: `https://${provider}` } };
};

const client: Naming = source => ({ ref: opaque(source), attributes: { ClientId: opaque(source), Name: source.id } });

const sender: Naming = source => {
  const identity = source.property('EmailIdentity') ?? generated(source);
  const tokens = [1, 2, 3].flatMap(number => [
    [`DkimDNSTokenName${number}`, `token${number}._domainkey.${identity}`],
    [`DkimDNSTokenValue${number}`, `token${number}.dkim.amazonses.com`],
  ]);
  return { ref: identity, attributes: Object.fromEntries(tokens) };
};

const roleNames: Naming = source => {
  const name = source.property('RoleName') ?? generated(source);
  const attributes = { Arn: `arn:aws:iam::${source.place.account}:role/${name}`, RoleId: opaque(source) };
  return { ref: name, attributes };
};

const kmsKey: Naming = source => {
  const id = opaque(source);
  return { ref: id, attributes: { Arn: arn(source.place, 'kms', `key/${id}`), KeyId: id } };
};

/** Types that the runner executes, and how their names are made. */
const executed: Record<string, Naming> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::Lambda::Function': named('FunctionName', 'lambda', name => `function:${name}`),
  'AWS::Lambda::Permission': onlyRef,
  'AWS::Lambda::EventInvokeConfig': onlyRef,
  'AWS::Lambda::EventSourceMapping': onlyRef,
  'AWS::IAM::Role': roleNames,
  'AWS::IAM::Policy': onlyRef,
  'AWS::Events::EventBus': eventBus,
  'AWS::Events::Rule': rule,
  'AWS::SQS::Queue': queue,
  'AWS::CloudWatch::Alarm': named('AlarmName', 'cloudwatch', name => `alarm:${name}`),
  'AWS::SQS::QueuePolicy': onlyRef,
  'AWS::ApiGatewayV2::Api': api,
  'AWS::ApiGatewayV2::Stage': source => ({ ref: source.property('StageName') ?? '$default', attributes: {} }),
  'AWS::ApiGatewayV2::Route': onlyOpaque,
  'AWS::ApiGatewayV2::Integration': onlyOpaque,
  'AWS::ApiGatewayV2::Authorizer': onlyOpaque,
  'AWS::SES::EmailIdentity': sender,
  'AWS::SES::ConfigurationSet': named('Name', 'ses', name => `configuration-set/${name}`),
  'AWS::SES::ConfigurationSetEventDestination': onlyRef,
  'AWS::KMS::Key': kmsKey,
  'AWS::Cognito::UserPool': userPool,
  'AWS::Cognito::UserPoolClient': client,
};

type Inert = { names: Naming; reason: string };

/** Types without behavior on one machine: nothing of theirs can be seen here, each with the reason why that is no loss. */
export const inertTypes: Record<string, Inert> = {
  'AWS::CDK::Metadata': { names: onlyRef, reason: 'says only which constructs were used' },
  'AWS::Logs::LogGroup': {
    names: named('LogGroupName', 'logs', name => `log-group:${name}:*`),
    reason: 'lines are kept in memory and shown under /_local/logs; retention has nothing to do in one run',
  },
  'AWS::Logs::MetricFilter': { names: onlyRef, reason: 'metrics are not computed here; the lines they read are kept' },
  'AWS::CloudWatch::CompositeAlarm': {
    names: named('AlarmName', 'cloudwatch', name => `alarm:${name}`),
    reason: 'a test holds each alarm against the metrics that are emitted; nobody is called at night from here',
  },
  'AWS::CloudWatch::Dashboard': { names: onlyRef, reason: 'a picture of metrics, which are not computed here' },
  'AWS::SNS::Topic': { names: topic, reason: 'carries alarms only' },
  'AWS::SNS::TopicPolicy': { names: onlyRef, reason: 'carries alarms only' },
  'AWS::SNS::Subscription': { names: onlyRef, reason: 'carries alarms only' },
  'AWS::Cognito::UserPoolDomain': { names: onlyRef, reason: 'one signs in at the issuer of this machine' },
  'AWS::Cognito::UserPoolGroup': {
    names: source => ({ ref: source.property('GroupName') ?? source.id, attributes: {} }),
    reason: 'one chooses one’s roles where one signs in',
  },
  'AWS::Cognito::UserPoolUser': { names: onlyRef, reason: 'one signs in at the issuer of this machine' },
  'AWS::Cognito::ManagedLoginBranding': { names: onlyRef, reason: 'one signs in at the issuer of this machine' },
};

/** How a resource of this type is named; undefined when the runner does not know the type. */
export function namingOf(type: string): Naming | undefined {
  return executed[type] ?? inertTypes[type]?.names;
}
