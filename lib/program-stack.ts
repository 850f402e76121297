import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { type CfnStage, HttpApi, HttpRoute, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { belonging } from './capabilities/belonging.ts';
import { calls } from './capabilities/calls.ts';
import { desk } from './capabilities/desk.ts';
import { doors } from './capabilities/doors.ts';
import { intake, people } from './capabilities/intake.ts';
import { mail } from './capabilities/mail.ts';
import { meetings } from './capabilities/meetings.ts';
import { navigators } from './capabilities/navigators.ts';
import { pairing } from './capabilities/pairing.ts';
import { relay } from './capabilities/relay.ts';
import { reports } from './capabilities/reports.ts';
import { rights } from './capabilities/rights.ts';
import { tasks } from './capabilities/tasks.ts';
import type { DataStack } from './data-stack.ts';
import type { House } from './house.ts';
import type { Deployment } from './settings.ts';
import { signIn } from './sign-in.ts';

/** What the program's stack is made of. */
export interface ProgramProps extends StackProps {
  readonly deployment: Deployment;
  readonly data: DataStack;
  readonly bundles: ReadonlyMap<string, string>;
}

/** The program: its doors, bus, mail, clock, and the sentences about households and their navigators. */
export class ProgramStack extends Stack {
  /** What the capabilities of all stacks share. */
  readonly house: House;
  #stage: HttpStage | undefined;

  constructor(scope: Construct, id: string, props: ProgramProps) {
    super(scope, id, props);
    const { deployment, data, bundles } = props;
    const bus = new EventBus(this, 'Bus', {
      // The library's own name would be the same in every stage of an account.
      eventBusName: this.stackName,
      description: 'What has happened in the program: ids, codes and times',
    });
    const api = this.#api();
    const staff = signIn(this, { deployment, api });
    const house: House = {
      deployment,
      data,
      bundles,
      bus,
      api,
      staff,
      mail: this.#mail(deployment),
      alarms: this.#alarms(deployment),
    };
    this.house = house;
    relay(this, house);
    intake(this, house);
    people(this, house);
    navigators(this, house);
    pairing(this, house);
    tasks(this, house);
    meetings(this, house);
    reports(this, house);
    rights(this, house);
    belonging(this, house);
    mail(this, house);
    calls(this, house);
    desk(this, house);
    const { issuer, clientId } = staff;
    doors(this, house, new HttpJwtAuthorizer('StaffOnly', issuer, { jwtAudience: [clientId] }));
    // A stage that throttles single routes cannot be made before they are.
    for (const route of house.api.node.findAll())
      if (route instanceof HttpRoute) this.#stage?.node.addDependency(route);
  }

  /** Throttled as a whole (an HTTP API knows no single client), logged without addresses or paths: a path can hold a signed link. */
  #api(): HttpApi {
    const api = new HttpApi(this, 'Api', { createDefaultStage: false, description: 'Forms, links and the staff API' });
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 50, burstLimit: 100 },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(
          JSON.stringify({
            time: '$context.requestTime',
            request: '$context.requestId',
            route: '$context.routeKey',
            status: '$context.status',
            milliseconds: '$context.responseLatency',
          }),
        ),
      },
    });
    // A receipt can be guessed only by trying: the route allows few tries, for all together.
    this.#stage = stage;
    this.#say('FormAddress', api.apiEndpoint, 'The form, and all else that people open');
    (stage.node.defaultChild as CfnStage).addPropertyOverride('RouteSettings', {
      'GET /receipts/{receipt}': { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 },
      'POST /arrivals': { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 },
      'POST /volunteer': { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 },
      'POST /receipts/{receipt}/data': { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 },
      'GET /erasures/{number}': { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 },
    });
    return api;
  }

  /** No open or click tracking, ever: it would link a person to a library transaction. Old mailboxes without TLS get no mail. */
  #mail({ mailDomain }: Deployment): House['mail'] {
    const set = new ConfigurationSet(this, 'Mails', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
    });
    const identity = new EmailIdentity(this, 'Sender', {
      identity: Identity.domain(mailDomain),
      configurationSet: set,
    });
    for (const [i, { name, value }] of identity.dkimRecords.entries())
      this.#say(`MailRecord${i + 1}`, `${name} CNAME ${value}`, 'To be entered at the keeper of the mail domain');
    set.addEventDestination('Reports', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'AccountBus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
        EmailSendingEvent.DELIVERY_DELAY,
      ],
    });
    return {
      identityArn: identity.emailIdentityArn,
      configurationSetName: set.configurationSetName,
      configurationSetArn: this.formatArn({
        service: 'ses',
        resource: 'configuration-set',
        resourceName: set.configurationSetName,
      }),
    };
  }

  #alarms({ alarmAddress }: Deployment): Topic {
    const topic = new Topic(this, 'Alarms', { enforceSSL: true, displayName: 'We Belong Here alarms' });
    topic.addSubscription(new EmailSubscription(alarmAddress));
    // A topic with a policy of its own has lost the one that lets its account publish: alarms must be allowed by name.
    topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    return topic;
  }

  /** Printed after `cdk deploy`: what docs/deploy.md asks for next. */
  #say(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description });
  }
}
