import { type Fixture, lambda, permission, route, rule } from './fixture.ts';

/**
 * A program in small with everything that the runner executes: a door writes an item, the stream wakes a relay, the relay
 * publishes, a rule wakes a reaction, the reaction sends a mail, SES tells the settler; a schedule looks for what is due.
 */
export function smallProgram(): Fixture {
  // A copy: tests change it, and files share a process.
  return { stacks: { Data: dataStack(), Program: programStack() }, code: { ...code } };
}

const output = (name: string, value: object) => ({ [name]: { Value: value, Export: { Name: `Data:${name}` } } });
const imported = (name: string) => ({ 'Fn::ImportValue': `Data:${name}` });

function dataStack() {
  return {
    Resources: {
      Items: {
        Type: 'AWS::DynamoDB::GlobalTable',
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: ['pk', 'sk', 'dueOf', 'due'].map(AttributeName => ({
            AttributeName,
            AttributeType: 'S',
          })),
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          GlobalSecondaryIndexes: [
            {
              IndexName: 'due',
              KeySchema: [
                { AttributeName: 'dueOf', KeyType: 'HASH' },
                { AttributeName: 'due', KeyType: 'RANGE' },
              ],
              Projection: { ProjectionType: 'ALL' },
            },
          ],
          TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
          StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
          Replicas: [{ Region: { Ref: 'AWS::Region' } }],
        },
      },
    },
    Outputs: {
      ...output('Name', { Ref: 'Items' }),
      ...output('Arn', { 'Fn::GetAtt': ['Items', 'Arn'] }),
      ...output('Stream', { 'Fn::GetAtt': ['Items', 'StreamArn'] }),
    },
  };
}

const allow = (Action: string | string[], Resource: unknown) => ({ Effect: 'Allow', Action, Resource });
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const variables = {
  TABLE: imported('Name'),
  BUS: { Ref: 'Bus' },
  SET: { Ref: 'Set' },
  BASE_URL: {
    'Fn::Join': [
      '',
      ['https://', { Ref: 'Api' }, '.execute-api.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }],
    ],
  },
};

const sesArns = [
  { 'Fn::Sub': `arn:aws:ses:\${AWS::Region}:\${AWS::AccountId}:identity/program.example` },
  { 'Fn::Sub': `arn:aws:ses:\${AWS::Region}:\${AWS::AccountId}:configuration-set/\${Set}` },
];
const streamActions = [
  'dynamodb:DescribeStream',
  'dynamodb:GetShardIterator',
  'dynamodb:GetRecords',
  'dynamodb:ListStreams',
];

function programStack() {
  return {
    Resources: {
      ...functions(),
      ...wiring(),
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'program' } },
      Dead: { Type: 'AWS::SQS::Queue', Properties: {} },
      DeadPolicy: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: {
          Queues: [{ Ref: 'Dead' }],
          PolicyDocument: {
            Statement: [{ ...allow('sqs:SendMessage', arnOf('Dead')), Principal: { Service: 'events.amazonaws.com' } }],
          },
        },
      },
      Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'program.example' } },
      Set: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'program-mails' } },
      SetEvents: {
        Type: 'AWS::SES::ConfigurationSetEventDestination',
        Properties: {
          ConfigurationSetName: { Ref: 'Set' },
          EventDestination: {
            Enabled: true,
            MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint'],
            EventBridgeDestination: {
              EventBusArn: { 'Fn::Sub': `arn:aws:events:\${AWS::Region}:\${AWS::AccountId}:event-bus/default` },
            },
          },
        },
      },
      ...gateway(),
    },
  };
}

function functions() {
  const toDead = allow('sqs:SendMessage', arnOf('Dead'));
  return {
    ...lambda('Door', 'door', {
      statements: [allow(['dynamodb:PutItem', 'dynamodb:GetItem'], imported('Arn'))],
      variables,
    }),
    ...lambda('Relay', 'relay', {
      statements: [allow('events:PutEvents', arnOf('Bus')), allow(streamActions, imported('Stream')), toDead],
      variables,
    }),
    ...lambda('React', 'react', { statements: [allow('ses:SendEmail', sesArns), toDead], variables }),
    ...lambda('Caller', 'caller', {
      statements: [
        allow(['dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:DeleteItem'], imported('Arn')),
        { ...allow('dynamodb:DeleteItem', imported('Arn')), Effect: 'Deny' },
        allow('events:PutEvents', arnOf('Bus')),
        allow('ses:SendEmail', sesArns),
      ],
      variables,
      timeout: 2,
    }),
    ...lambda('Settle', 'settle', { statements: [allow('dynamodb:PutItem', imported('Arn'))], variables }),
    ...lambda('AtDue', 'at-due', {
      statements: [
        allow('dynamodb:Query', { 'Fn::Join': ['', [imported('Arn'), '/index/due']] }),
        allow('dynamodb:UpdateItem', imported('Arn')),
      ],
      variables,
    }),
  };
}

function wiring() {
  return {
    ...rule(
      'OnPosted',
      'React',
      { EventBusName: { Ref: 'Bus' }, EventPattern: { source: ['small.door'], 'detail-type': ['Posted'] } },
      {
        DeadLetterConfig: { Arn: arnOf('Dead') },
        RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 3600 },
      },
    ),
    ...rule(
      'OnMail',
      'Settle',
      {
        EventPattern: {
          source: ['aws.ses'],
          detail: { mail: { tags: { 'ses:configuration-set': ['program-mails'] } } },
        },
      },
      {
        InputTransformer: {
          InputPathsMap: {
            mail: '$.detail.mail.tags.wbh-mail[0]',
            type: '$.detail.eventType',
            bounce: '$.detail.bounce.bounceType',
          },
          InputTemplate: '{"mail": <mail>, "type": <type>, "bounce": <bounce>}',
        },
      },
    ),
    ...rule('EachMinute', 'AtDue', { ScheduleExpression: 'rate(1 minute)' }),
    ReactInvoke: {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: { Ref: 'React' },
        Qualifier: '$LATEST',
        MaximumRetryAttempts: 2,
        DestinationConfig: { OnFailure: { Destination: arnOf('Dead') } },
      },
    },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: imported('Stream'),
        FunctionName: { Ref: 'Relay' },
        BatchSize: 10,
        StartingPosition: 'TRIM_HORIZON',
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 3,
        FilterCriteria: {
          Filters: [{ Pattern: '{"eventName":["INSERT"],"dynamodb":{"Keys":{"sk":{"S":[{"prefix":"decision#"}]}}}}' }],
        },
        DestinationConfig: { OnFailure: { Destination: arnOf('Dead') } },
      },
    },
  };
}

function gateway() {
  return {
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'small', ProtocolType: 'HTTP' } },
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: {
        ApiId: { Ref: 'Api' },
        StageName: '$default',
        AutoDeploy: true,
        DefaultRouteSettings: { ThrottlingBurstLimit: 200, ThrottlingRateLimit: 100 },
        RouteSettings: { 'GET /narrow': { ThrottlingBurstLimit: 2, ThrottlingRateLimit: 1 } },
      },
    },
    Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} },
    Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Pool' } } },
    Authorizer: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: {
        ApiId: { Ref: 'Api' },
        AuthorizerType: 'JWT',
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: {
          Audience: [{ Ref: 'Client' }],
          Issuer: {
            'Fn::Join': ['', ['https://cognito-idp.', { Ref: 'AWS::Region' }, '.amazonaws.com/', { Ref: 'Pool' }]],
          },
        },
      },
    },
    ...route('Post', 'Door', 'POST /things'),
    ...route('Get', 'Door', 'GET /things/{id}'),
    ...route('Narrow', 'Door', 'GET /narrow'),
    ...route('Staff', 'Door', 'GET /staff', { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Authorizer' } }),
    UnusedPermission: permission('x', { functionId: 'Door', service: 's3.amazonaws.com', source: '*' }).x as never,
  };
}

const documentClient = `
const { DynamoDBClient } = load('@aws-sdk/client-dynamodb');
const { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } = load('@aws-sdk/lib-dynamodb');
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.TABLE;
`;

const code = {
  door: `${documentClient}
exports.handler = async event => {
  console.log('asked', event.routeKey);
  if (event.routeKey !== 'POST /things') return { statusCode: 200, headers: { 'Content-Type': 'application/json' }, cookies: ['a=b'], body: JSON.stringify(event) };
  const body = JSON.parse(event.body);
  const item = { pk: body.id, sk: 'decision#' + body.id, to: body.to, due: body.due, dueOf: body.due && 'all', expires: body.expires };
  await table.send(new PutCommand({ TableName, Item: JSON.parse(JSON.stringify(item)) }));
  return { statusCode: 202, body: JSON.stringify({ at: new Date().toISOString(), base: process.env.BASE_URL }) };
};`,
  relay: `
const { EventBridgeClient, PutEventsCommand } = load('@aws-sdk/client-eventbridge');
const bus = new EventBridgeClient({});
exports.handler = async ({ Records }) => {
  const failed = [];
  for (const { dynamodb } of Records) {
    const { pk, to } = dynamodb.NewImage;
    if (pk.S === 'poison') { failed.push({ itemIdentifier: dynamodb.SequenceNumber }); continue; }
    const meta = { subject: pk.S, correlation: pk.S, time: new Date().toISOString() };
    await bus.send(new PutEventsCommand({ Entries: [{ Source: 'small.door', DetailType: 'Posted', EventBusName: process.env.BUS, Detail: JSON.stringify({ meta, data: { to: to && to.S } }) }] }));
  }
  return { batchItemFailures: failed };
};`,
  react: `
const { SESv2Client, SendEmailCommand } = load('@aws-sdk/client-sesv2');
const ses = new SESv2Client({ maxAttempts: 1 });
exports.handler = async ({ detail }) => {
  if (detail.meta.subject === 'broken') throw new TypeError('broken as asked');
  await ses.send(new SendEmailCommand({
    FromEmailAddress: 'Program <hello@program.example>',
    Destination: { ToAddresses: [detail.data.to] },
    Content: { Simple: { Subject: { Data: 'A thing' }, Body: { Text: { Data: 'It came.' }, Html: { Data: '<p>It came.</p>' } }, Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }] } },
    ConfigurationSetName: process.env.SET,
    EmailTags: [{ Name: 'wbh-mail', Value: detail.meta.subject }],
  }));
  return { outcome: 'sent' };
};`,
  caller: `
const clients = { dynamodb: ['@aws-sdk/client-dynamodb', 'DynamoDBClient'], events: ['@aws-sdk/client-eventbridge', 'EventBridgeClient'], ses: ['@aws-sdk/client-sesv2', 'SESv2Client'] };
exports.handler = async ({ service, command, input, sleep, crash, clock }, context) => {
  if (clock) return { iso: new Date().toISOString(), now: Date.now(), text: Date(), same: new Date() instanceof Date, made: new (new Date().constructor)().getTime(), given: new Date(0).getTime(), left: context.getRemainingTimeInMillis() };
  if (sleep) await new Promise(resolve => setTimeout(resolve, sleep));
  if (crash) { setTimeout(() => { throw new RangeError('crashed'); }); await new Promise(() => {}); }
  if (!service) return { slept: sleep };
  const [from, name] = clients[service];
  const sdk = load(from);
  try {
    const { $metadata, ...output } = await new sdk[name]({ maxAttempts: 1 }).send(new sdk[command + 'Command'](input));
    return { output };
  } catch (error) {
    return { error: { name: error.name, message: error.message, status: error.$metadata && error.$metadata.httpStatusCode } };
  }
};`,
  settle: `${documentClient}
exports.handler = async event => {
  await table.send(new PutCommand({ TableName, Item: { pk: 'mail-' + event.mail, sk: event.type, bounce: event.bounce } }));
  return { outcome: event.type };
};`,
  'at-due': `${documentClient}
exports.handler = async () => {
  const found = await table.send(new QueryCommand({ TableName, IndexName: 'due', KeyConditionExpression: 'dueOf = :all', ExpressionAttributeValues: { ':all': 'all' }, Limit: 10 }));
  const now = new Date().toISOString();
  for (const { pk, sk } of found.Items.filter(({ due }) => due <= now)) {
    console.log('due', pk, now);
    await table.send(new UpdateCommand({ TableName, Key: { pk, sk }, UpdateExpression: 'SET done = :now REMOVE dueOf', ExpressionAttributeValues: { ':now': now } }));
  }
  const later = found.Items.find(({ due }) => due > now);
  return later ? { outcome: 'looked', next: later.due } : { outcome: 'nothing' };
};`,
};
