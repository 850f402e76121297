import { afterEach, expect, it } from 'vitest';
import { startRunner } from '../../../lib/local/runner.ts';
import type { Runner } from '../../../lib/local/running.ts';
import { type Fixture, lambda, rule, writeAssembly } from './fixture.ts';
import { smallProgram } from './small-program.ts';

let runner: Runner;
afterEach(() => runner.stop());

const alarm = (properties: object) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmDescription: 'Something waits',
    Threshold: 1,
    EvaluationPeriods: 1,
    Period: 300,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    ...properties,
  },
});

/** The small program with an alarm on its dead letters, one on what a function counts, and a function that hears of both. */
async function start(): Promise<void> {
  const { stacks, code } = smallProgram() as Fixture & { stacks: { Program: { Resources: Record<string, unknown> } } };
  const counting = `exports.handler = async () => console.log(JSON.stringify({ service: 'small', Parked: 1, _aws: {
    CloudWatchMetrics: [{ Namespace: 'Own', Dimensions: [['service']], Metrics: [{ Name: 'Parked' }] }] } }));`;
  Object.assign(stacks.Program.Resources, {
    ...lambda('Hears', 'hears', { statements: [], variables: {} }),
    ...lambda('Counts', 'counts', { statements: [], variables: {} }),
    ...rule('OnAlarm', 'Hears', {
      EventPattern: {
        source: ['aws.cloudwatch'],
        'detail-type': ['CloudWatch Alarm State Change'],
        detail: { alarmName: [{ prefix: 'Program-' }] },
      },
    }),
    Waiting: alarm({
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Statistic: 'Maximum',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Dead', 'QueueName'] } }],
    }),
    Counted: alarm({
      Namespace: 'Own',
      MetricName: 'Parked',
      Statistic: 'Sum',
      Dimensions: [{ Name: 'service', Value: 'small' }],
    }),
  });
  const extended = { ...code, hears: 'exports.handler = async () => undefined;', counts: counting };
  runner = await startRunner({ outdir: writeAssembly({ stacks, code: extended } as Fixture) });
}

const heard = () =>
  runner.invocations
    .filter(run => run.function === 'Hears')
    .map(({ event }) => {
      const { detail, resources } = event as { detail: Record<string, never>; resources: string[] };
      const { alarmName, state, previousState, configuration } = detail as never as {
        alarmName: string;
        state: { value: string };
        previousState: { value: string };
        configuration: { description: string };
      };
      expect(resources[0]).toContain(`:alarm:${alarmName}`);
      expect(configuration.description).toBe('Something waits');
      return `${alarmName.split('-')[1]} ${previousState.value} → ${state.value}`;
    });

it('an alarm on a queue changes when something is put aside, once, and tells it on the default bus', async () => {
  await start();
  const post = () =>
    fetch(`${runner.url}/things`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'broken', to: 'amal@reader.example' }),
    });
  await post();
  await runner.settle();
  await runner.advance('PT4M');
  expect(runner.deadLetters).toHaveLength(1);
  expect(heard()).toEqual(['Waiting OK → ALARM']);
  expect(runner.events.filter(one => one.source === 'aws.cloudwatch')).toEqual([]);
});

it('an alarm on what functions count is over when its period has passed without any', async () => {
  await start();
  await runner.invoke('Counts', {});
  await runner.settle();
  expect(heard()).toEqual(['Counted OK → ALARM']);
  await runner.advance('PT2M');
  await runner.invoke('Counts', {});
  await runner.advance('PT4M');
  expect(heard()).toHaveLength(1);
  await runner.advance('PT2M');
  expect(heard()).toEqual(['Counted OK → ALARM', 'Counted ALARM → OK']);
});
