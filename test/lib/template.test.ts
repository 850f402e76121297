import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../events/index.ts';
import { kinds } from '../../functions/mail/kinds.ts';
import { handlers } from '../../lib/bundle.ts';
import { matches } from '../../lib/local/event-pattern.ts';
import { vaultRunners } from '../../lib/vault-runners.ts';
import { ofType, type Properties, type Resources, synthesized, type Verdict } from './synthesized.ts';

let data: Resources;
let program: Resources;
let community: Resources;
let verdicts: readonly Verdict[];
/** Of the program's stack and the community's, whose logical ids begin with their capabilities' names. */
const all = (type: string) => ofType({ ...program, ...community }, type);
const text = (value: unknown) => JSON.stringify(value);

beforeAll(() => {
  ({ data, program, community, verdicts } = synthesized({ validated: true }));
});

describe('what must never vanish', () => {
  const keeping = (tables: ReturnType<typeof ofType>) => tables.filter(([id]) => !id.startsWith('Sessions'));

  it('and while a court orders to keep anyone, nothing expires but who sits at the desk', () => {
    const held = synthesized({ context: { legalHold: ['a5d0c7e1k9m2q4r6t8v0w2x4z6'] } });
    for (const [, table] of keeping(ofType(held.data, 'AWS::DynamoDB::GlobalTable')))
      expect(table.TimeToLiveSpecification).toBeUndefined();
  });

  it('the tables cannot be deleted by accident, can be restored (but the counts of answers), and expire what may go', () => {
    const tables = keeping(ofType(data, 'AWS::DynamoDB::GlobalTable'));
    expect(tables).toHaveLength(5);
    for (const [id, table] of tables) {
      expect(data[id]?.DeletionPolicy).toBe('Retain');
      expect(table.TimeToLiveSpecification).toEqual({ AttributeName: 'expires', Enabled: true });
      expect(table.BillingMode).toBe('PAY_PER_REQUEST');
      for (const replica of table.Replicas) {
        expect(replica.DeletionProtectionEnabled).toBe(true);
        // Between two copies of the counts lies one person's answer.
        expect(replica.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled, id).toBe(
          !id.startsWith('Belonging'),
        );
      }
    }
  });

  it('of who sits at the desk nothing is kept: no backup, no stream, and it expires also while a court orders to keep', () => {
    const held = synthesized({ context: { legalHold: ['*'] } });
    for (const resources of [data, held.data]) {
      const [[, table] = []] = ofType(resources, 'AWS::DynamoDB::GlobalTable').filter(([id]) =>
        id.startsWith('Sessions'),
      );
      expect(table?.TimeToLiveSpecification).toEqual({ AttributeName: 'expires', Enabled: true });
      expect(table?.Replicas[0].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(false);
      expect(table?.StreamSpecification).toBeUndefined();
    }
  });

  it('keep their logical ids: under another one CloudFormation would make new, empty ones, and another address of the form', () => {
    const ids = (resources: Resources, ...types: string[]) =>
      types.flatMap(type => ofType(resources, type).map(([id]) => id));
    expect(ids(data, 'AWS::DynamoDB::GlobalTable')).toEqual([
      'ProgramD920F904',
      'PeopleE38C8D03',
      'PersonKeys6DCBC23D',
      'LinkKeys5F500E84',
      'BelongingEAF6E19B',
      'Sessions8896A56D',
    ]);
    expect(ids(data, 'AWS::KMS::Key')).toEqual(['VaultKey6B75F33E']);
    expect(ids(program, 'AWS::Cognito::UserPool', 'AWS::SES::EmailIdentity', 'AWS::ApiGatewayV2::Api')).toEqual([
      'Staff35CBA1CE',
      'SenderF5F9B8E0',
      'ApiF70053CD',
    ]);
  });

  it('only the program’s own table has a stream: people and keys never leave theirs', () => {
    const streaming = ofType(data, 'AWS::DynamoDB::GlobalTable').filter(([, table]) => table.StreamSpecification);
    expect(streaming.map(([id]) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual(['Program']);
  });

  it('nobody signs herself up, and staff have a second factor', () => {
    const [[, pool] = []] = all('AWS::Cognito::UserPool');
    expect(pool?.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(true);
    expect(pool?.MfaConfiguration).toBe('ON');
    expect(pool?.EnabledMfas).toEqual(['SOFTWARE_TOKEN_MFA']);
  });

  it('everything under /staff needs a token, and nothing else does', () => {
    for (const [, route] of all('AWS::ApiGatewayV2::Route')) {
      const staff = / \/staff\//.test(route.RouteKey);
      expect(route.AuthorizationType, route.RouteKey).toBe(staff ? 'JWT' : 'NONE');
    }
  });

  it('staff sign in with a code and the proof of a key, without a secret, and are led back to the desk alone', () => {
    const [[, client] = []] = all('AWS::Cognito::UserPoolClient');
    expect(client).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
      SupportedIdentityProviders: ['COGNITO'],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
    });
    expect(client?.CallbackURLs).toEqual([
      { 'Fn::Join': ['', [{ 'Fn::GetAtt': [expect.stringMatching(/^Api/), 'ApiEndpoint'] }, '/desk/signed-in']] },
    ]);
    expect(client?.ExplicitAuthFlows).toEqual(['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
    const [[, domain] = []] = all('AWS::Cognito::UserPoolDomain');
    expect(domain?.ManagedLoginVersion).toBe(2);
    expect(all('AWS::Cognito::ManagedLoginBranding')).toHaveLength(1);
  });

  it('where the library names an issuer of its own, staff sign in there and no pool is made', () => {
    const issuer = { url: 'https://login.library.example', clientId: 'the-desk', rolesClaim: 'groups' };
    for (const given of [issuer, JSON.stringify(issuer)]) {
      const { program: own } = synthesized({ context: { issuer: given } });
      expect(Object.values(own).filter(({ Type }) => Type.startsWith('AWS::Cognito'))).toEqual([]);
      const [[, authorizer] = []] = ofType(own, 'AWS::ApiGatewayV2::Authorizer');
      expect(authorizer?.JwtConfiguration).toEqual({ Issuer: issuer.url, Audience: [issuer.clientId] });
      const variables = ofType(own, 'AWS::Lambda::Function').map(([, one]) => one.Environment.Variables);
      expect(variables.filter(one => one.ROLES_CLAIM).map(one => one.ROLES_CLAIM)).toEqual(['groups', 'groups']);
      expect(variables.find(one => one.ISSUER)).toMatchObject({ ISSUER: issuer.url, STAFF_CLIENT: issuer.clientId });
    }
  });

  it('access logs name no address and no path', () => {
    const [[, stage] = []] = all('AWS::ApiGatewayV2::Stage');
    const fields = Object.values(JSON.parse(stage?.AccessLogSettings.Format));
    expect(fields).toEqual(expect.not.arrayContaining(['$context.path', '$context.identity.sourceIp']));
    expect(fields).toContain('$context.routeKey');
  });

  it('the doors are throttled, and the receipts’ more than the rest', () => {
    const [[id = '', stage] = []] = all('AWS::ApiGatewayV2::Stage');
    expect(stage?.DefaultRouteSettings.ThrottlingRateLimit).toBe(50);
    expect(stage?.RouteSettings['GET /receipts/{receipt}'].ThrottlingRateLimit).toBeLessThan(50);
    const routes = all('AWS::ApiGatewayV2::Route').map(([one]) => one);
    expect(program[id]?.DependsOn).toEqual(expect.arrayContaining(routes));
  });

  it('mail goes encrypted or not at all, is not tracked, and its fate comes back', () => {
    const [[, set] = []] = all('AWS::SES::ConfigurationSet');
    expect(set?.DeliveryOptions.TlsPolicy).toBe('REQUIRE');
    expect(set?.TrackingOptions).toBeUndefined();
    const [[, destination] = []] = all('AWS::SES::ConfigurationSetEventDestination');
    expect(destination?.EventDestination.MatchingEventTypes).not.toEqual(expect.arrayContaining(['open', 'click']));
    expect(destination?.EventDestination.MatchingEventTypes).toEqual(
      expect.arrayContaining(['send', 'delivery', 'bounce', 'complaint']),
    );
  });

  it('logs are kept for a month, not for ever', () => {
    for (const [, group] of all('AWS::Logs::LogGroup')) expect(group.RetentionInDays).toBe(30);
  });
});

describe('functions', () => {
  it('run on the Node of the tests, on arm64, with memory and time limit of their own', () => {
    for (const [id, one] of all('AWS::Lambda::Function')) {
      expect(one.Runtime, id).toBe(`nodejs${process.versions.node.split('.')[0]}.x`);
      expect(one.Architectures).toEqual(['arm64']);
      expect(one.MemorySize).toBeGreaterThanOrEqual(256);
      expect(one.Timeout).toBeGreaterThan(3);
      expect(one.Description.length).toBeGreaterThan(20);
    }
  });

  it('are all deployed, and nothing else is', () => {
    expect(all('AWS::Lambda::Function')).toHaveLength(handlers().length);
  });

  it('that are invoked asynchronously leave a dead letter when they fail, and so does every delivery', () => {
    const invoked = all('AWS::Events::Rule').flatMap(([, rule]) =>
      rule.Targets.map((target: { Arn: unknown }) => text(target.Arn)),
    );
    const covered = all('AWS::Lambda::EventInvokeConfig').map(([, config]) => {
      expect(config.DestinationConfig.OnFailure.Destination).toBeDefined();
      return text({ 'Fn::GetAtt': [config.FunctionName.Ref, 'Arn'] });
    });
    for (const one of invoked) expect(covered).toContain(one);
    for (const [id, rule] of all('AWS::Events::Rule'))
      for (const target of rule.Targets) {
        // A dead letter of this rule would hold the recipient's address.
        if (rule.EventPattern?.source?.[0] === 'aws.ses') expect(target.DeadLetterConfig, id).toBeUndefined();
        else expect(target.DeadLetterConfig?.Arn, id).toBeDefined();
      }
  });

  it('have a role each, without a right to everything', () => {
    const roles = all('AWS::Lambda::Function').map(([, one]) => text(one.Role));
    expect(new Set(roles).size).toBe(roles.length);
    for (const [id, one] of [...all('AWS::IAM::Policy'), ...all('AWS::IAM::Role')])
      for (const statement of statementsOf(one)) {
        const actions = [statement.Action].flat();
        expect(
          actions.filter(action => action.includes('*')),
          id,
        ).toEqual([]);
        // AWS forces it: a stream's name is not known before it is (dynamodb:ListStreams has no resource).
        if (text(actions) !== text(['dynamodb:ListStreams']))
          expect([statement.Resource].flat(), id).not.toContain('*');
      }
  });

  it('send mail from two places alone, simple or whole, as the program and with its settings', () => {
    const sending = all('AWS::IAM::Role').flatMap(([id, role]) =>
      statementsOf(role)
        .filter(({ Action }) => text(Action).includes('ses:'))
        .map(({ Action, Resource }) => ({
          id: id.replace(/Role.*$/, ''),
          Action,
          resources: [Resource].flat().map(text),
        })),
    );
    expect(sending.map(({ id }) => id).sort()).toEqual(['mailAtDue', 'mailOnMailWanted']);
    for (const { Action, resources } of sending) {
      expect(Action).toEqual(['ses:SendEmail', 'ses:SendRawEmail']);
      expect(resources).toEqual([
        expect.stringMatching(/configuration-set.*Mails/),
        expect.stringMatching(/identity.*Sender/),
      ]);
    }
  });

  it('of every capability with a clock are called each minute', () => {
    const clocks = handlers().filter(one => one.endsWith('/at-due'));
    const minutes = all('AWS::Events::Rule').filter(([, rule]) => rule.ScheduleExpression === 'rate(1 minute)');
    expect(minutes).toHaveLength(clocks.length);
  });
});

const statementsOf = (one: Properties): readonly { Action: string | string[]; Resource: unknown }[] => [
  ...(one.PolicyDocument?.Statement ?? []),
  ...(one.Policies ?? []).flatMap(
    (policy: { PolicyDocument: { Statement: unknown[] } }) => policy.PolicyDocument.Statement,
  ),
];

describe('the vault', () => {
  const idOf = (handler: string) => handler.replace(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());
  /** What the role of a function allows, by a regular expression on the resource. */
  const allowed = (handler: string, resource: RegExp) => {
    const [, one] = all('AWS::Lambda::Function').find(([id]) => id.startsWith(idOf(handler))) ?? [];
    const role = one?.Role['Fn::GetAtt'][0];
    const policies = all('AWS::IAM::Policy').filter(([, policy]) => policy.Roles[0].Ref === role);
    return [...policies, ...all('AWS::IAM::Role').filter(([id]) => id === role)]
      .flatMap(([, rights]) => statementsOf(rights))
      .filter(statement => resource.test(text(statement.Resource)));
  };
  const actionsOn = (handler: string, resource: RegExp) =>
    allowed(handler, resource).flatMap(statement => [statement.Action].flat());

  it('the clock of dialogues decides and looks for what is due; it reads the list of those who are told, forgets nobody itself, and sees no key', () => {
    const own = [...actionsOn('dialogues/at-due', /Program/)].sort();
    expect(own).toEqual(['GetItem', 'PutItem', 'Query', 'UpdateItem'].map(one => `dynamodb:${one}`));
    expect(actionsOn('dialogues/at-due', /index\/list/)).toEqual(['dynamodb:Query']);
    expect(actionsOn('dialogues/at-due', /People|PersonKeys|VaultKey|LinkKeys|Belonging|Sessions/)).toEqual([]);
  });

  it('the desk holds its sessions, the staff’s API can end them, and no other function touches them', () => {
    const using = handlers().filter(one => actionsOn(one, /Sessions/).length > 0);
    expect(using.map(one => [one, [...actionsOn(one, /Sessions/)].sort()])).toEqual([
      ['doors/desk', ['DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].map(one => `dynamodb:${one}`)],
      ['doors/staff', ['DeleteItem', 'Query'].map(one => `dynamodb:${one}`)],
    ]);
  });

  it('is run by the functions of one table, each with a reason, and by nobody else', () => {
    const run = handlers().filter(one => actionsOn(one, /VaultKey/).length > 0);
    expect(run).toEqual(Object.keys(vaultRunners).sort());
    for (const one of handlers().filter(handler => !run.includes(handler)))
      expect(actionsOn(one, /PersonKeys/), one).toEqual(
        ['people/at-due', 'people/on-arrival-closed'].includes(one) ? ['dynamodb:DeleteItem'] : [],
      );
    for (const { because } of Object.values(vaultRunners)) expect(because.length).toBeGreaterThan(20);
  });

  it('opens the program key for its purpose alone, whoever asks', () => {
    const purpose = { 'kms:EncryptionContext:purpose': 'people' };
    for (const one of Object.keys(vaultRunners))
      for (const statement of allowed(one, /VaultKey/))
        expect(statement).toMatchObject({ Condition: { StringEquals: purpose } });
    const [[, key] = []] = ofType(data, 'AWS::KMS::Key');
    expect(key?.EnableKeyRotation).toBe(true);
    expect(key?.KeyPolicy.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey*']),
        Condition: { StringNotEquals: purpose },
      }),
    );
  });

  it('who only seals may make keys of people and read none', () => {
    const sealing = Object.keys(vaultRunners).filter(one => text(vaultRunners[one]?.runs) === text(['seals']));
    expect(sealing).toEqual(['doors/public']);
    for (const one of sealing) {
      const reads = allowed(one, /PersonKeys/).filter(statement =>
        [statement.Action].flat().includes('dynamodb:GetItem'),
      );
      expect(reads).toMatchObject([
        { Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['program'] } } },
      ]);
      expect(actionsOn(one, /People/)).not.toContain('dynamodb:GetItem');
    }
  });

  it('the ballot box is opened by three doors, and who makes marks of ids may read its secret alone', () => {
    const using = handlers().filter(one => actionsOn(one, /Belonging/).length > 0);
    expect(using).toEqual(['belonging/on-navigator-assigned', 'doors/desk', 'doors/links', 'doors/staff']);
    expect(allowed('belonging/on-navigator-assigned', /Belonging/)).toMatchObject([
      {
        Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['secret'] } },
      },
    ]);
  });

  const daysOf = (backup: { PointInTimeRecoveryEnabled: boolean; RecoveryPeriodInDays?: number }) =>
    backup.PointInTimeRecoveryEnabled ? (backup.RecoveryPeriodInDays ?? 35) : 0;

  it('destroyed keys can be restored for one day, people for as long as everything else', () => {
    const days = ofType(data, 'AWS::DynamoDB::GlobalTable').map(([id, table]) => [
      id.replace(/[0-9A-F]{8}$/, ''),
      daysOf(table.Replicas[0].PointInTimeRecoverySpecification),
    ]);
    expect(Object.fromEntries(days)).toEqual({
      Program: 35,
      People: 35,
      PersonKeys: 1,
      LinkKeys: 35,
      Belonging: 0,
      Sessions: 0,
    });
  });
});

describe('rules', () => {
  it('take the facts they are for, by their contracts, and leave all others', () => {
    const rules = all('AWS::Events::Rule').filter(
      ([, { EventBusName, EventPattern: pattern }]) => EventBusName && pattern,
    );
    const named = new Set(catalogue.map(one => one.name as string));
    for (const [id, { EventPattern: pattern }] of rules) {
      for (const name of pattern['detail-type']) {
        expect(named.has(name), id).toBe(true);
        expect(pattern.source).toContain(catalogue.find(one => one.name === name)?.source);
      }
      const taken = catalogue.filter(
        one => pattern.source.includes(one.source) && pattern['detail-type'].includes(one.name),
      );
      expect(taken.map(one => one.name as string).sort(), id).toEqual([...pattern['detail-type']].sort());
    }
  });

  it('that call a function for some kinds alone leave nothing out that it is for', () => {
    const [[, { EventPattern: pattern }] = [] as never] = all('AWS::Events::Rule').filter(([id]) =>
      /OnLiaisonToldRule/.test(id),
    );
    const takes = (name: string, data: object): boolean => {
      const source = catalogue.find(one => one.name === name)?.source;
      return matches(pattern, { source, 'detail-type': name, detail: { meta: {}, data } });
    };
    for (const kind of ['alert', 'urgent-alert']) expect(takes('MailWanted', { kind, to: 'liaison' }), kind).toBe(true);
    for (const kind of ['liaison-today', 'liaison-week']) expect(takes('CallWanted', { kind }), kind).toBe(true);
    for (const name of ['ArrivalCorrected', 'ArrivalClosed'])
      expect(takes(name, { arrival: 'a', by: 'program' }), name).toBe(true);
    expect(takes('NavigatorRemoved', { navigator: 'n' })).toBe(true);
    for (const kind of Object.keys(kinds).filter(one => !/alert$|^liaison-/.test(one)))
      for (const name of ['MailWanted', 'CallWanted']) expect(takes(name, { kind, to: 'p' }), kind).toBe(false);
  });

  it('call a reaction for the very facts that it takes, and for no others', async () => {
    const patterns = new Map(
      all('AWS::Events::Rule').flatMap(([id, { EventBusName, EventPattern: pattern }]) =>
        EventBusName && pattern
          ? [[id.replace(/Rule[0-9A-F]{8}$/, ''), pattern['detail-type'] as string[]] as const]
          : [],
      ),
    );
    const pascal = (name: string) => name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
    for (const path of handlers().filter(one => /\/on-/.test(one))) {
      const [capability = '', file = ''] = path.split('/');
      const pattern = patterns.get(capability + pascal(file));
      const { handler } = (await import(new URL(`../../functions/${path}.ts`, import.meta.url).href)) as {
        handler: { facts?: readonly string[] };
      };
      // What SES, alarms and the stream say is no fact.
      expect([...(handler.facts ?? [])].sort(), path).toEqual([...(pattern ?? [])].sort());
    }
    expect(patterns.size).toBeGreaterThan(30);
  });

  it('hear of alarms on the account’s bus, of this program’s own alone', () => {
    const [[, rule] = []] = all('AWS::Events::Rule').filter(
      ([, one]) => one.EventPattern?.source?.[0] === 'aws.cloudwatch',
    );
    expect(rule?.EventBusName).toBeUndefined();
    expect(rule?.EventPattern).toMatchObject({
      'detail-type': ['CloudWatch Alarm State Change'],
      detail: { alarmName: [{ prefix: 'wbh-production-program-' }, { prefix: 'wbh-production-community-' }] },
    });
    // Their names are made by CloudFormation, which begins with the stack's.
    expect(all('AWS::CloudWatch::Alarm').filter(([, { AlarmName }]) => AlarmName !== undefined)).toEqual([]);
  });

  it('give the mail settler nothing of an SES event but the mail’s key, the kind of report and its time', () => {
    const [[, rule] = []] = all('AWS::Events::Rule').filter(([, one]) => one.EventPattern?.source?.[0] === 'aws.ses');
    const paths = Object.values(rule?.Targets[0].InputTransformer.InputPathsMap);
    expect(paths.sort()).toEqual([
      '$.detail.bounce.bounceSubType',
      '$.detail.bounce.bounceType',
      '$.detail.eventType',
      '$.detail.mail.tags.wbh-mail[0]',
      '$.time',
    ]);
  });
});

describe('alarms', () => {
  it('say in words what people lose, and reach operations', () => {
    for (const [id, alarm] of all('AWS::CloudWatch::Alarm')) {
      expect(alarm.AlarmDescription.length, id).toBeGreaterThan(40);
      expect(alarm.AlarmActions, id).toHaveLength(1);
    }
  });

  it('may be published, by alarms of this account and by nobody else', () => {
    const [[, policy] = []] = all('AWS::SNS::TopicPolicy');
    const allowed = policy?.PolicyDocument.Statement.filter((one: Properties) => one.Effect === 'Allow');
    expect(allowed).toMatchObject([
      {
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
  });

  it('watch a metric that AWS emits for a resource of this template, or one that a journey’s logs emitted', () => {
    const emitted: Readonly<Record<string, RegExp>> = {
      'AWS/SQS ApproximateNumberOfMessagesVisible': /QueueName/,
      'AWS/Lambda IteratorAge': /FunctionName/,
      'AWS/Lambda Invocations': /FunctionName/,
      'AWS/ApiGateway 5xx': /ApiId/,
      // The platform counts it when a row is parked: test/journeys/poison.test.ts reads it in the logs.
      'WeBelongHere ParkedRows': /service/,
    };
    for (const [id, alarm] of all('AWS::CloudWatch::Alarm')) {
      const [dimension] = alarm.Dimensions;
      expect(dimension.Name, id).toMatch(emitted[`${alarm.Namespace} ${alarm.MetricName}`] ?? /never/);
      if (alarm.Namespace.startsWith('AWS/'))
        expect({ ...program, ...community }[dimension.Value.Ref ?? dimension.Value['Fn::GetAtt'][0]], id).toBeDefined();
      else expect(handlers(), 'rows are parked by a clock').toContain(`${dimension.Value}/at-due`);
    }
  });

  it('watch the relay, the clock’s heartbeat and every capability', () => {
    const words = all('AWS::CloudWatch::Alarm')
      .map(([, alarm]) => alarm.AlarmDescription)
      .join('\n');
    expect(words).toContain('clock stands still');
    expect(words).toContain('The relay is late');
    const heartbeat = all('AWS::CloudWatch::Alarm').find(([, alarm]) =>
      alarm.AlarmDescription.includes('clock stands still'),
    );
    expect(heartbeat?.[1].TreatMissingData).toBe('breaching');
  });
});

describe('the stacks', () => {
  it('stay far from CloudFormation’s 500 resources', () => {
    for (const resources of [data, program, community]) expect(Object.keys(resources).length).toBeLessThan(400);
  });

  it('share no logical id, by which the others’ resources are named here', () => {
    expect(Object.keys(community).filter(id => id in program)).toEqual([]);
  });

  it('holds no secret and no custom resource', () => {
    expect(text([program, community])).not.toMatch(
      /Custom::|AWS::CloudFormation::CustomResource|BEGIN [A-Z ]*PRIVATE KEY/,
    );
  });
});

describe('the rule packs', () => {
  it('find nothing without a written reason; neither do CloudFormation’s own rules', () => {
    expect(verdicts.map(pack => pack.pluginName)).toEqual(expect.arrayContaining(['AwsSolutions', 'Serverless']));
    for (const { pluginName, conclusion, violations, suppressedViolations = [] } of verdicts) {
      expect(violations, pluginName).toEqual([]);
      expect(conclusion, pluginName).toBe('success');
      for (const { ruleName, reason } of suppressedViolations) expect(reason, ruleName).toMatch(/\S+ \S+ \S+/);
    }
  });
});

describe('a wrong or missing value in cdk.json', () => {
  it.each([
    ['liaisonAddress', undefined, /^cdk\.json: liaisonAddress is missing\.$/],
    ['region', 'Hartford', /^cdk\.json: region must look like "us-east-1"\.$/],
    ['mailSender', 'welcome@elsewhere.example', /^cdk\.json: mailSender must be an address of mailDomain/],
    ['alarmAddress', 'nobody', /^cdk\.json: alarmAddress must be an e-mail address\.$/],
    ['legalHold', undefined, /^cdk\.json: legalHold is missing: \[\] keeps nobody\.$/],
    ['legalHold', 'everybody', /^cdk\.json: legalHold holds ids of arrivals or navigators/],
    ['stage', 'aws-trial', /^cdk\.json: stage may hold none of the words aws, amazon and cognito/],
    ['issuer', 'https://login.library.example', /^cdk\.json: issuer must look like \{"url": /],
    [
      'issuer',
      { url: 'http://login.library.example', clientId: 'x', rolesClaim: 'y' },
      /^cdk\.json: issuer\.url must look/,
    ],
    ['issuer', { url: 'https://login.library.example' }, /^cdk\.json: issuer must look like \{[^}]+\}\.$/],
    ['matchingMode', undefined, /^cdk\.json: matchingMode must be "auto" or "review"\.$/],
    ['matchingMode', 'manual', /^cdk\.json: matchingMode must be "auto" or "review"\.$/],
    ['stage', 'Production!', /^cdk\.json: stage must look like "production"\.$/],
  ])('%s = %s is told in one line', (name, value, line) => {
    expect(() => synthesized({ context: { [name]: value } })).toThrow(line);
  });
});

describe('the repository', () => {
  it('holds invented addresses only', () => {
    const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));
    for (const name of ['mailDomain', 'mailSender', 'liaisonAddress', 'alarmAddress'])
      expect(context[name]).toMatch(/\.example$/);
  });
});
