import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { decisionPrefix } from '../../functions/platform/keys.ts';
import { Capability } from '../constructs/capability.ts';
import { PutAside } from '../constructs/put-aside.ts';
import type { House } from '../house.ts';

/** The relay: what was decided is published, from the table's stream and, where that fails, by the clock. */
export function relay(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'relay', house);
  const onDecisions = capability.called({
    file: 'on-decisions',
    needs: ['publish'],
    ifItFails: 'What was decided reaches nobody until the relay’s clock publishes it a minute later.',
  });
  const streamArn = house.data.program.tableStreamArn ?? '';
  const reading = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
  onDecisions.addToRolePolicy(new PolicyStatement({ actions: reading, resources: [streamArn] }));
  // AWS forces the star: the action knows no resource.
  onDecisions.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }));
  new EventSourceMapping(onDecisions, 'Decisions', {
    target: onDecisions,
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    filters: [
      FilterCriteria.filter({
        eventName: FilterRule.isEqual('INSERT'),
        // Many decisions hold no fact: only those that do are the relay's to publish and to mark.
        dynamodb: {
          Keys: { sk: { S: FilterRule.beginsWith(decisionPrefix) } },
          NewImage: { dueOf: { S: FilterRule.isEqual('relay') } },
        },
      }),
    ],
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    // The clock publishes what the stream gives up, so a poisoned record need not hold the others for a day.
    retryAttempts: 10,
    maxRecordAge: Duration.hours(1),
    onFailure: new PutAside(capability.deadLetters),
  });
  const clock = capability.atDue({
    needs: ['publish', 'rows'],
    ifItFails: 'Facts that the stream lost are never published: whatever should follow from them does not happen.',
  });
  capability.watched();
  capability.alarm('LateAlarm', {
    metric: new Metric({
      namespace: 'AWS/Lambda',
      // Facts that the bus refuses are reported record by record, which is no error of the function: their age tells.
      metricName: 'IteratorAge',
      dimensionsMap: { FunctionName: onDecisions.functionName },
      statistic: 'Maximum',
      period: Duration.minutes(5),
    }),
    threshold: Duration.minutes(2).toMilliseconds(),
    words: 'The relay is late: what people did is stored, but mails and next steps come a minute late or not at all.',
  });
  capability.alarm('HeartbeatAlarm', {
    metric: clock.metricInvocations({ period: Duration.minutes(5) }),
    words:
      'The program’s clock stands still: the relay was not called for five minutes, and most likely no other capability is. No reminder, no deadline and no held mail goes out until it runs again.',
    missing: true,
  });
  return capability;
}
