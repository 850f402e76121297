import type { Agenda } from './agenda.ts';
import type { Bus } from './bus.ts';
import type { ProgramClock } from './clock.ts';
import type { Queues } from './queues.ts';
import type { Deployed, Deployment } from './template.ts';

type State = 'OK' | 'ALARM';

type Dimension = { Name: string; Value: string };

/** The alarms of the deployment, as far as what they watch happens on this machine: what lies in queues, and what functions count. */
export type Alarms = {
  /** Looks at the queues again: something was put in or taken out. */
  look(): void;
  /** A function has printed something: perhaps it counted. */
  printed(output: string): void;
  /** Forgets what was counted, and tells nobody. */
  reset(): void;
};

type Needs = {
  deployment: Deployment;
  clock: ProgramClock;
  agenda: Agenda;
  queues: Queues;
  publish: Bus['publish'];
};

/** What functions counted of one metric: when (ms of program time), and how many. */
type Counted = { at: number; value: number }[];

/**
 * Alarms that change as CloudWatch's do, but at once and not within a minute or two: on messages that wait in a queue, and on metrics that functions
 * print in CloudWatch's embedded format. A change is told on the default bus. Whatever else an alarm watches is not measured here, and never changes.
 */
export function createAlarms(needs: Needs): Alarms {
  const alarms = needs.deployment.ofType('AWS::CloudWatch::Alarm');
  const states = new Map<Deployed, State>();
  const counted = new Map<Deployed, Counted>();
  const become = (alarm: Deployed, next: State) => {
    const before = states.get(alarm) ?? 'OK';
    if (next === before) return;
    states.set(alarm, next);
    needs.publish('default', changed(alarm, { next, before }, needs));
  };
  const judge = (alarm: Deployed, value: number) => become(alarm, value >= threshold(alarm) ? 'ALARM' : 'OK');
  const lookAtCounts = (alarm: Deployed) => {
    const since = needs.clock.now() - period(alarm);
    const recent = (counted.get(alarm) ?? []).filter(({ at }) => at > since);
    counted.set(alarm, recent);
    judge(
      alarm,
      recent.reduce((sum, { value }) => sum + value, 0),
    );
  };
  const count = (alarm: Deployed, value: number) => {
    const at = needs.clock.now();
    counted.set(alarm, [...(counted.get(alarm) ?? []), { at, value }]);
    lookAtCounts(alarm);
    needs.agenda.at(at + period(alarm), async () => lookAtCounts(alarm));
  };
  return {
    look: () => {
      for (const alarm of alarms) {
        const queue = queueOf(alarm, needs.deployment);
        if (queue) judge(alarm, needs.queues.messages.filter(message => message.queue === queue.id).length);
      }
    },
    printed: output => {
      for (const metrics of output.split('\n').flatMap(embedded))
        for (const alarm of alarms) {
          const value = countOf(alarm, metrics);
          if (value !== undefined) count(alarm, value);
        }
    },
    reset: () => {
      states.clear();
      counted.clear();
    },
  };
}

const threshold = ({ properties }: Deployed): number => Number(properties.Threshold);
const period = ({ properties }: Deployed): number => Number(properties.Period ?? 60) * 1000;
const dimensionsOf = ({ properties }: Deployed): Dimension[] => (properties.Dimensions ?? []) as Dimension[];

/** The queue whose waiting messages an alarm watches. */
function queueOf(alarm: Deployed, deployment: Deployment): Deployed | undefined {
  const { Namespace, MetricName } = alarm.properties;
  if (Namespace !== 'AWS/SQS' || MetricName !== 'ApproximateNumberOfMessagesVisible') return undefined;
  const name = dimensionsOf(alarm).find(one => one.Name === 'QueueName')?.Value;
  return deployment.ofType('AWS::SQS::Queue').find(({ ref }) => ref.endsWith(`/${name}`));
}

type Embedded = Record<string, unknown> & {
  _aws: { CloudWatchMetrics: { Namespace: string; Metrics: { Name: string }[] }[] };
};

/** A line in CloudWatch's embedded metric format, read. */
function embedded(line: string): Embedded[] {
  if (!line.includes('"_aws"')) return [];
  try {
    return [JSON.parse(line) as Embedded];
  } catch {
    return [];
  }
}

/** What a line counts of the metric that an alarm watches, with its dimensions; undefined where it counts none of it. */
function countOf(alarm: Deployed, metrics: Embedded): number | undefined {
  const { Namespace, MetricName } = alarm.properties;
  const has = metrics._aws.CloudWatchMetrics.some(
    one => one.Namespace === Namespace && one.Metrics.some(({ Name }) => Name === MetricName),
  );
  if (!has || !dimensionsOf(alarm).every(({ Name, Value }) => metrics[Name] === Value)) return undefined;
  return [metrics[String(MetricName)]].flat().reduce<number>((sum, value) => sum + Number(value), 0);
}

/** The event that CloudWatch sends when the alarm of one metric changes. */
function changed(alarm: Deployed, { next, before }: { next: State; before: State }, { clock }: Needs) {
  const { AlarmDescription, Namespace, MetricName, Period, Statistic } = alarm.properties;
  const timestamp = clock.iso().replace('Z', '+0000');
  const metric = {
    namespace: Namespace,
    name: MetricName,
    dimensions: Object.fromEntries(dimensionsOf(alarm).map(({ Name, Value }) => [Name, Value])),
  };
  return {
    source: 'aws.cloudwatch',
    'detail-type': 'CloudWatch Alarm State Change',
    resources: [alarm.arn],
    detail: {
      alarmName: alarm.ref,
      configuration: {
        description: AlarmDescription,
        metrics: [{ id: alarm.id, metricStat: { metric, period: Period, stat: Statistic }, returnData: true }],
      },
      previousState: { reason: `As of ${timestamp}`, timestamp, value: before },
      state: { reason: `Threshold Crossed: ${next}`, timestamp, value: next },
    },
  };
}
