import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Match, Rule, type RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  type EventInvokeConfigOptions,
  Function as Lambda,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Contract } from '../../events/contract.ts';
import { assetHash } from '../bundle.ts';
import type { House } from '../house.ts';
import { stackNames } from '../settings.ts';
import { runsOf, vaultRunners } from '../vault-runners.ts';
import { environmentOf, type Need, statementsOf } from './needs.ts';
import { PutAside } from './put-aside.ts';

/** What every function must say of itself. */
export interface Declared {
  /** Its path under functions/<capability>/, without `.ts`. */
  readonly file: string;
  readonly needs: readonly Need[];
  /** What people lose when it fails: it stands in the alarm and with the dead letters. */
  readonly ifItFails: string;
  readonly memory?: number;
  readonly seconds?: number;
  /** Besides those that its needs bring with them. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** A code, what codes begin with, or that there is none: as patterns of EventBridge say it. */
type Datum = string | { readonly prefix: string } | { readonly exists: false };

/** Codes that facts may hold, by the name of the datum. */
type Codes = Readonly<Record<string, readonly Datum[]>>;

/** A minute passes, and the heartbeat alarm may miss so many. */
const everyMinute = Duration.minutes(1);

/** EventBridge tries a delivery again for a day. */
const delivery = { retryAttempts: 185, maxEventAge: Duration.hours(24) };

/**
 * A capability's functions with what they share: one dead-letter queue, one log group, one alarm. The file of a capability in
 * lib/capabilities reads like a table of its sentences.
 */
export class Capability extends Construct {
  readonly #house: House;
  readonly #name: string;
  #queue: Queue | undefined;
  readonly #logs: LogGroup;
  /** Rows of its own fall due and can fail; then the platform counts them as parked. */
  #parks = false;
  readonly #losses: { file: string; ifItFails: string }[] = [];

  constructor(scope: Construct, name: string, house: House) {
    super(scope, name);
    this.#house = house;
    this.#name = name;
    this.#logs = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  /** One Lambda, one sentence: it reacts to facts; `where`: to those alone whose data hold one of these codes, so that it is not called for all others. */
  reaction(declared: Declared & { readonly on: readonly Contract[]; readonly where?: Codes }): Lambda {
    const handler = this.#function(declared);
    const pattern = {
      source: [...new Set(declared.on.map(one => one.source))],
      detailType: declared.on.map(one => one.name),
      ...(declared.where && { detail: { data: declared.where } }),
    };
    new Rule(this, `${handler.node.id}Rule`, {
      eventBus: this.#house.bus,
      description: declared.ifItFails,
      eventPattern: pattern,
      targets: [this.#target(handler)],
    });
    return handler;
  }

  /** The capability's clock: every minute. A missed minute needs no retry, the next one comes. */
  atDue(declared: Omit<Declared, 'file'>): Lambda {
    this.#parks = true;
    const { ifItFails } = declared;
    // What it cannot do whenever it is due is told to the staff in these words.
    const handler = this.#function({ ...declared, file: 'at-due', seconds: 50, variables: { IF_IT_FAILS: ifItFails } });
    new Rule(this, `${handler.node.id}Rule`, {
      description: declared.ifItFails,
      schedule: Schedule.rate(everyMinute),
      targets: [
        new LambdaFunction(handler, { retryAttempts: 0, maxEventAge: everyMinute, deadLetterQueue: this.deadLetters }),
      ],
    });
    return handler;
  }

  /**
   * Reacts to what SES says on the account's default bus; the transformer leaves out addresses and subjects. A dead letter of the rule
   * would be the event before the transformer, so it has none (docs/decisions/no-dead-letter-with-an-address.md).
   */
  onMailReport(declared: Declared & { readonly event: RuleTargetInput }): Lambda {
    const handler = this.#function(declared);
    new Rule(this, `${handler.node.id}Rule`, {
      description: declared.ifItFails,
      eventPattern: {
        source: ['aws.ses'],
        detail: {
          mail: {
            tags: { 'ses:configuration-set': [this.#house.mail.configurationSetName], 'wbh-mail': Match.exists() },
          },
        },
      },
      targets: [new LambdaFunction(handler, { ...delivery, event: declared.event })],
    });
    return handler;
  }

  /** Reacts when one of the program's own alarms changes: CloudWatch says so on the account's default bus, durably and with the alarm's words. */
  onOwnAlarm(declared: Declared): Lambda {
    const handler = this.#function(declared);
    const { program, community } = stackNames(this.#house.deployment);
    const alarming = [program, community];
    new Rule(this, `${handler.node.id}Rule`, {
      description: declared.ifItFails,
      eventPattern: {
        source: ['aws.cloudwatch'],
        detailType: ['CloudWatch Alarm State Change'],
        // Alarms without a name of their own are named after their stack.
        detail: { alarmName: Match.anyOf(...alarming.map(name => Match.prefix(`${name}-`))) },
      },
      targets: [this.#target(handler)],
    });
    return handler;
  }

  /** A door or the relay: its caller waits for the answer and sees the failure. */
  called(declared: Declared): Lambda {
    return this.#function(declared, false);
  }

  /** Where letters go that nobody could take; made for the first function that is not waited for. */
  get deadLetters(): Queue {
    this.#queue ??= new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    return this.#queue;
  }

  /** The alarm on the dead letters, saying in words what people lose. To be called when all functions are declared. */
  watched(): void {
    const words = this.#losses.map(({ file, ifItFails }) => `${file}: ${ifItFails}`).join(' ');
    this.alarm('DeadLettersAlarm', {
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      words: `Something in "${this.#name}" failed for good and waits to be sent again. ${words}`.slice(0, 1024),
    });
    if (this.#parks) this.#watchParked();
  }

  #watchParked(): void {
    this.alarm('ParkedAlarm', {
      metric: new Metric({
        namespace: 'WeBelongHere',
        metricName: 'ParkedRows',
        dimensionsMap: { service: this.#name },
        statistic: 'Sum',
        period: Duration.minutes(5),
      }),
      words: `Something in "${this.#name}" fails whenever it is due, or nobody on the staff can be told: ${this.#lossOf('at-due')} Look for "parked" in the log.`,
    });
  }

  #lossOf(file: string): string {
    return this.#losses.find(one => one.file === file)?.ifItFails ?? '';
  }

  /** An alarm that tells operations, in words. */
  alarm(
    id: string,
    {
      metric,
      words,
      missing = false,
      threshold = 1,
    }: { metric: IMetric; words: string; missing?: boolean; threshold?: number },
  ): void {
    const alarm = new Alarm(this, id, {
      metric,
      alarmDescription: words,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: missing
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: missing ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.#house.alarms));
  }

  /** The rule's retries and dead letter cover delivery only; the function's own failures are the invoke configuration's. */
  #target(handler: Lambda): LambdaFunction {
    return new LambdaFunction(handler, { ...delivery, deadLetterQueue: this.deadLetters });
  }

  #function(
    { file, needs, ifItFails, memory = 256, seconds = 20, variables = {} }: Declared,
    asynchronous = true,
  ): Lambda {
    const path = `${this.#name}/${file}`;
    const folder = this.#house.bundles.get(path);
    if (!folder)
      throw new Error(`lib/capabilities names functions/${path}.ts, which does not exist or exports no handler.`);
    this.#losses.push({ file, ifItFails });
    const undeclared = runsOf(needs).find(run => !vaultRunners[path]?.runs.includes(run));
    if (undeclared)
      throw new Error(`functions/${path}.ts ${undeclared} people, and lib/vault-runners.ts does not say why.`);
    const rights = new PolicyDocument({ statements: [this.#mayLog(), ...statementsOf(needs, this.#house)] });
    // Inside the role: a policy of its own would be one resource more for each function, and a stack has 500.
    const role = new Role(this, `${pascal(file)}Role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { rights },
    });
    const handler = new Lambda(this, pascal(file), {
      description: ifItFails,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(folder, { assetHash: assetHash(folder) }),
      handler: 'index.handler',
      memorySize: memory,
      timeout: Duration.seconds(seconds),
      role,
      logGroup: this.#logs,
      loggingFormat: LoggingFormat.JSON,
      environment: {
        CAPABILITY: this.#name,
        PROGRAM_NAME: this.#house.deployment.programName,
        NODE_OPTIONS: '--enable-source-maps',
        ...environmentOf(needs, this.#house),
        ...variables,
      },
      ...(asynchronous && this.#afterFailure(rights)),
    });
    return handler;
  }

  /** A failing function gets two more tries within minutes, then its event becomes a dead letter. */
  #afterFailure(rights: PolicyDocument): EventInvokeConfigOptions {
    return { retryAttempts: 2, maxEventAge: Duration.hours(6), onFailure: new PutAside(this.deadLetters, rights) };
  }

  #mayLog(): PolicyStatement {
    return new PolicyStatement({
      effect: Effect.ALLOW,
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [this.#logs.logGroupArn],
    });
  }
}

const pascal = (file: string): string => file.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
