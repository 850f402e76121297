import type { ProgramClock } from './clock.ts';
import { evaluate, type Statement, statementsOf } from './policy.ts';
import type { Deployment } from './template.ts';

/** A message in a queue: a dead letter of a rule (with attributes), or the record of a failed invocation. */
export type QueuedMessage = { queue: string; at: string; body: unknown; attributes: Record<string, string> };

/** The queues of the deployment, their content in memory. */
export type Queues = {
  messages: QueuedMessage[];
  /** Puts a message; false when there is no such queue. */
  send(queueArn: string, body: unknown, attributes?: Record<string, string>): boolean;
  /** Whether the queue's own policy lets the service send for this source. */
  admits(queueArn: string, service: string, sourceArn: string): boolean;
  /** Is told when something was put in or taken out. */
  changed: () => void;
};

/** The deployment's queues, empty. */
export function createQueues(deployment: Deployment, clock: ProgramClock): Queues {
  const messages: QueuedMessage[] = [];
  const policies = queuePolicies(deployment);
  const queues: Queues = {
    messages,
    changed: () => undefined,
    send: (queueArn, body, attributes = {}) => {
      const queue = deployment.byArn(queueArn);
      if (queue?.type !== 'AWS::SQS::Queue') return false;
      messages.push({ queue: queue.id, at: clock.iso(), body, attributes });
      queues.changed();
      return true;
    },
    admits: (queueArn, principal, sourceArn) => {
      const context = {
        'aws:sourcearn': [sourceArn],
        'aws:sourceaccount': [deployment.account],
        'aws:securetransport': ['true'],
      };
      const question = { action: 'sqs:SendMessage', resource: queueArn, principal, context };
      return evaluate(policies.get(queueArn) ?? [], question) === 'allowed';
    },
  };
  return queues;
}

function queuePolicies(deployment: Deployment): Map<string, Statement[]> {
  const byArn = new Map<string, Statement[]>();
  for (const policy of deployment.ofType('AWS::SQS::QueuePolicy')) {
    const statements = statementsOf(policy.properties.PolicyDocument as never, policy.id);
    for (const url of policy.properties.Queues as string[]) {
      const arn = deployment.byRef('AWS::SQS::Queue', url)?.arn ?? '';
      byArn.set(arn, [...(byArn.get(arn) ?? []), ...statements]);
    }
  }
  return byArn;
}
