import { type PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type {
  DestinationConfig,
  DlqDestinationConfig,
  IDestination,
  IEventSourceDlq,
  IFunction,
} from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/**
 * Where a function's failures are put aside, whether an event or a stream's batch. The library's own destinations also let the function
 * ask for the queue's attributes and address, which Lambda never does.
 */
export class PutAside implements IDestination, IEventSourceDlq {
  readonly #queue: IQueue;
  readonly #rights: PolicyDocument | undefined;

  /** `rights`: where the function's rights are gathered; its role's own policy where that is left out. */
  constructor(queue: IQueue, rights?: PolicyDocument) {
    this.#queue = queue;
    this.#rights = rights;
  }

  bind(_: unknown, handler: IFunction): DestinationConfig & DlqDestinationConfig {
    const maySend = new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.#queue.queueArn] });
    if (this.#rights) this.#rights.addStatements(maySend);
    else handler.addToRolePolicy(maySend);
    return { destination: this.#queue.queueArn };
  }
}
