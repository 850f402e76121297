import { type Stack, Validations } from 'aws-cdk-lib';

interface Reason {
  readonly id: string;
  /** Which constructs it concerns, by their path in the app. */
  readonly where: RegExp;
  readonly reason: string;
}

/** Findings of the rule packs that stay as they are, each with its reason. Any other finding fails the synthesis. */
const reasons: readonly Reason[] = [
  {
    id: 'AwsSolutions::AwsSolutions-APIG4',
    where:
      /^Program\/Api\/(GET--|POST--arrivals|GET--receipts--\{receipt\}|POST--receipts--\{receipt\}--data|GET--erasures--\{number\}|GET--volunteer|POST--volunteer|GET--program|GET--dialogues|GET--dialogues--\{id\}|POST--dialogues--\{id\}--registrations|GET--l--\{token\}|POST--l--\{token\}|GET--desk|GET--desk--\{proxy\+\}|POST--desk--\{proxy\+\})\/Resource$/,
    reason:
      'Open to anyone on purpose: the forms, their posting, the community dialogues that can be registered for, a receipt that shows no name and lets its household’s own contact be asked, the proof of an erasure, which names nobody, links whose signed token is the authorization, and the desk, which asks for a session of its own (a browser sends no token) and sends to the sign-in whoever has none. Everything under /staff has the authorizer.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-SQS3',
    where: /\/DeadLetters\/Resource$/,
    reason:
      'It is a dead-letter queue: of rules, of asynchronous invocations and of the stream mapping, which the rule does not see.',
  },
  {
    id: 'Serverless::Serverless-SQSRedrivePolicy',
    where: /\/DeadLetters\/Resource$/,
    reason: 'It is a dead-letter queue itself; its alarm says what people lose, and a person sends the letters again.',
  },
  {
    id: 'Serverless::Serverless-LambdaDLQ',
    where: /^(Program|Community)\/(?!doors|relay\/OnDecisions)[a-z]+\/(On|AtDue)\w*\/Resource$/,
    reason: 'The onFailure destination stands in its place: unlike a dead-letter queue it also carries the error.',
  },
  {
    id: 'Serverless::Serverless-LambdaDLQ',
    where: /^Program\/(doors\/(Public|Links|Staff|Desk)|relay\/OnDecisions)\/Resource$/,
    reason:
      'It is waited for: the visitor sees an apology, and what the stream’s mapping gives up has a destination of its own.',
  },
  {
    id: 'Serverless::Serverless-LambdaTracing',
    where: /^(Program|Community)\/.*\/Resource$/,
    reason:
      'Tracing would need a right to every resource and keep one more record of who did what when; decision rows carry correlation and causation.',
  },
  {
    id: 'Serverless::Serverless-SNSRedrivePolicy',
    where: /^Program\/Alarms\//,
    reason:
      'The topic has one subscriber, an e-mail address, for which SNS has no dead letter; each alarm is also seen in CloudWatch.',
  },
  {
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
    where: /^Program\/relay\/OnDecisionsRole\/DefaultPolicy\/Resource$/,
    reason:
      'AWS forces it for this one action: dynamodb:ListStreams knows no resource, and Lambda refuses a stream mapping without it.',
  },
  {
    id: 'Serverless::Serverless-EventBusDLQ',
    where: /^Program\/mail\/OnSesEventRule\/Resource$/,
    reason:
      'A dead letter of this rule would hold the recipient’s address and the mail’s headers (docs/decisions/no-dead-letter-with-an-address.md).',
  },
  {
    id: 'AwsSolutions::AwsSolutions-COG8',
    where: /^Program\/Staff\/Resource$/,
    reason:
      'The Plus plan rates sign-ins by risk for a fee per user; a handful of staff with a compulsory second factor do not need it.',
  },
];

/** Acknowledges what stays as it is, construct by construct. */
export function acknowledge(...stacks: readonly Stack[]): void {
  for (const construct of stacks.flatMap(stack => stack.node.findAll()))
    for (const { id, where, reason } of reasons)
      if (where.test(construct.node.path)) Validations.of(construct).acknowledge({ id, reason });
}
