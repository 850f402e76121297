import { randomUUID } from 'node:crypto';
import type { Activity } from './activity.ts';
import type { Agenda } from './agenda.ts';
import type { AsyncInvoke } from './async-invoke.ts';
import type { ProgramClock } from './clock.ts';
import { matches } from './event-pattern.ts';
import type { Delivering, Faults } from './faults.ts';
import type { Functions } from './functions.ts';
import { type TargetInput, targetInput } from './input-transformer.ts';
import type { MayInvoke } from './permissions.ts';
import type { Queues } from './queues.ts';
import { Refusal } from './refusal.ts';
import type { Deployed, Deployment } from './template.ts';
import { type Usage, useOf } from './usage.ts';

/** An event as EventBridge hands it on. */
export type BusEvent = {
  version: '0';
  id: string;
  'detail-type': string;
  source: string;
  account: string;
  time: string;
  region: string;
  resources: string[];
  detail: Record<string, unknown>;
};

type Target = TargetInput & {
  Id: string;
  Arn: string;
  DeadLetterConfig?: { Arn?: string };
  RetryPolicy?: { MaximumRetryAttempts?: number; MaximumEventAgeInSeconds?: number };
};

/** A rule with what it is tried against or when it runs. `period` in milliseconds. */
export type Rule = { resource: Deployed; bus: string; targets: Target[]; pattern?: object; period?: number };

/** What EventBridge does on this machine. */
export type Bus = {
  /** What crossed the program's own buses, oldest first. */
  events: BusEvent[];
  rules: Rule[];
  knows(bus: string): boolean;
  /** Hands an event to every rule that takes it; delivery goes on by itself. */
  publish(bus: string, event: Partial<BusEvent> & Pick<BusEvent, 'source' | 'detail-type' | 'detail'>): BusEvent;
  /** Runs a schedule's targets once. `answered` is told what each function said, and in which invocation. */
  tick(rule: Rule, answered: Answered): void;
};

type Needs = {
  deployment: Deployment;
  clock: ProgramClock;
  activity: Activity;
  agenda: Agenda;
  functions: Functions;
  queues: Queues;
  mayInvoke: MayInvoke;
  asyncInvoke: AsyncInvoke;
  delivering: Delivering;
  faults: Faults;
  usage: Usage;
  warn: (line: string) => void;
};

type Answered = (payload: unknown, requestId: string) => void;
type Delivery = { rule: Rule; target: Target; event: BusEvent; attempts: number; since: number; answered?: Answered };

const service = 'events.amazonaws.com';

/** The buses and rules of the deployment. Refuses a schedule that is not a rate and a target that is not a function. */
export function createBus(needs: Needs): Bus {
  const rules = needs.deployment.ofType('AWS::Events::Rule').map(resource => ruleOf(resource, needs));
  const own = needs.deployment.ofType('AWS::Events::EventBus').map(({ ref }) => ref);
  const bus: Bus = {
    events: [],
    rules,
    knows: name => name === 'default' || own.includes(name),
    publish: (name, given) => {
      const event = envelope(given, needs);
      if (name !== 'default') bus.events.push(event);
      for (const rule of rules) {
        if (rule.bus === name && rule.pattern && matches(rule.pattern, event)) deliverAll({ rule, event }, needs);
      }
      return event;
    },
    tick: (rule, answered) => {
      const event = envelope({ source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} }, needs);
      deliverAll({ rule, event: { ...event, resources: [rule.resource.arn] }, answered }, needs);
    },
  };
  return bus;
}

type Given = Parameters<Bus['publish']>[1];

function envelope(given: Given, { clock, deployment }: Needs): BusEvent {
  const { account, region } = deployment;
  const time = `${clock.iso().slice(0, 19)}Z`;
  return { version: '0', id: randomUUID(), account, time, region, resources: [], ...given };
}

function ruleOf(resource: Deployed, { functions }: Needs): Rule {
  const { properties, id } = resource;
  const targets = (properties.Targets ?? []) as Target[];
  for (const { Arn } of targets) {
    if (!functions.idOf(Arn)) throw new Refusal(`${id}: the one-machine runner does not know the target ${Arn}`);
  }
  const expression = properties.ScheduleExpression as string | undefined;
  const pattern = properties.EventPattern as object | undefined;
  const enabled = (properties.State ?? 'ENABLED') === 'ENABLED';
  if (pattern) matches(pattern, {});
  return {
    resource,
    bus:
      String(properties.EventBusName ?? 'default')
        .split('/')
        .at(-1) ?? 'default',
    targets,
    ...(pattern && enabled ? { pattern } : {}),
    ...(expression && enabled ? { period: periodOf(expression, id) } : {}),
  };
}

const units: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function periodOf(expression: string, id: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (!count || !unit) throw new Refusal(`${id}: the one-machine runner does not know the schedule ${expression}`);
  return Number(count) * (units[unit] ?? 0);
}

type Taken = { rule: Rule; event: BusEvent; answered?: Answered };

function deliverAll({ rule, event, answered }: Taken, needs: Needs): void {
  for (const target of rule.targets) {
    const delivery = { rule, target, event, attempts: 0, since: needs.clock.now(), ...(answered ? { answered } : {}) };
    // A schedule that came late would be another schedule.
    needs.delivering(() => deliver(delivery, needs), answered !== undefined);
  }
}

async function deliver(delivery: Delivery, needs: Needs): Promise<void> {
  const { rule, target, event, answered } = delivery;
  const functionId = needs.functions.idOf(target.Arn) ?? '';
  if (!needs.mayInvoke(target.Arn, service, rule.resource.arn)) {
    const why = `no permission lets ${service} invoke ${functionId} for the rule ${rule.resource.id}`;
    return bury(delivery, { code: 'NO_PERMISSIONS', message: why }, needs);
  }
  if (needs.faults.strikes('throttle')) return again(delivery, 'Rate exceeded', needs);
  const names = { arn: rule.resource.arn, name: rule.resource.ref.split('|').at(-1) ?? '', ingested: event.time };
  needs.usage.add(useOf('rule', rule.resource.id));
  await needs.asyncInvoke({
    functionId,
    event: targetInput(target, event, names),
    cause: { trigger: rule.resource.id, ...correlationOf(event) },
    ...(answered && { answered }),
  });
}

function correlationOf(event: BusEvent): { correlation?: string } {
  const correlation = (event.detail.meta as { correlation?: string } | undefined)?.correlation;
  return correlation ? { correlation } : {};
}

/** EventBridge's waits grow; without its jitter, so that a run can be repeated. Milliseconds of program time. */
function waitBefore(attempt: number): number {
  return Math.min(1000 * 2 ** attempt, 900_000);
}

function again(delivery: Delivery, message: string, needs: Needs): void {
  const { MaximumRetryAttempts = 185, MaximumEventAgeInSeconds = 86_400 } = delivery.target.RetryPolicy ?? {};
  const later = needs.clock.now() + waitBefore(delivery.attempts);
  const failure = { code: 'THROTTLING', message };
  const old = later - delivery.since > MaximumEventAgeInSeconds * 1000;
  if (old || delivery.attempts >= MaximumRetryAttempts) {
    bury(delivery, { ...failure, exhausted: old ? 'MaximumEventAgeInSeconds' : 'MaximumRetryAttempts' }, needs);
    return;
  }
  needs.agenda.at(later, () => deliver({ ...delivery, attempts: delivery.attempts + 1 }, needs));
}

type Death = { code: string; message: string; exhausted?: string };

/** The rule's dead letter: the event as body, the circumstances as attributes. Missing rights are not tried again. */
function bury({ rule, target, event, attempts }: Delivery, death: Death, needs: Needs): void {
  const queue = target.DeadLetterConfig?.Arn;
  const lost = `${rule.resource.id}: ${event['detail-type']} was not delivered: ${death.message}`;
  if (!queue || !needs.queues.admits(queue, service, rule.resource.arn)) {
    const why = queue ? `no policy lets ${service} write to ${queue}` : 'the rule has no dead-letter queue';
    needs.warn(`${lost}; ${why}, the event is lost`);
    return;
  }
  needs.queues.send(queue, event, {
    RULE_ARN: rule.resource.arn,
    TARGET_ARN: target.Arn,
    ERROR_CODE: death.code,
    ERROR_MESSAGE: death.message,
    RETRY_ATTEMPTS: String(attempts),
    ...(death.exhausted ? { EXHAUSTED_RETRY_CONDITION: death.exhausted } : {}),
  });
  needs.warn(`${lost}; put aside in ${queue}`);
}
