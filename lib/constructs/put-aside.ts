import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
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

  constructor(queue: IQueue) {
    this.#queue = queue;
  }

  bind(_: unknown, handler: IFunction): DestinationConfig & DlqDestinationConfig {
    const actions = ['sqs:SendMessage'];
    handler.addToRolePolicy(new PolicyStatement({ actions, resources: [this.#queue.queueArn] }));
    return { destination: this.#queue.queueArn };
  }
}
