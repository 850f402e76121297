import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { DataStack } from './data-stack.ts';
import type { Deployment } from './settings.ts';

/** What the capabilities' constructs share. */
export interface House {
  readonly deployment: Deployment;
  readonly data: DataStack;
  readonly bus: IEventBus;
  readonly api: HttpApi;
  readonly mail: {
    readonly identityArn: string;
    readonly configurationSetArn: string;
    readonly configurationSetName: string;
  };
  /** Where the staff sign in. */
  readonly staff: {
    readonly issuer: string;
    readonly clientId: string;
    /** The claim of a token that holds someone's roles. */
    readonly rolesClaim: string;
  };
  /** Where alarms go. */
  readonly alarms: ITopic;
  /** The folder of each function's bundle, by its path under functions/. */
  readonly bundles: ReadonlyMap<string, string>;
}
