import type { Agenda } from './agenda.ts';
import type { ProgramClock } from './clock.ts';
import type { Functions, InvocationCause, InvocationResult } from './functions.ts';
import type { Queues } from './queues.ts';
import type { Rights } from './rights.ts';
import type { Deployment } from './template.ts';

/** Invokes a function asynchronously as Lambda does: two more tries after failures, then the function's destination. */
export type AsyncInvoke = (job: AsyncJob) => Promise<void>;

/** `answered` is told what the function said at last, when it said something, and in which invocation. */
export type AsyncJob = {
  functionId: string;
  event: unknown;
  cause: InvocationCause;
  answered?: (payload: unknown, requestId: string) => void;
};

type Needs = {
  deployment: Deployment;
  clock: ProgramClock;
  agenda: Agenda;
  functions: Functions;
  queues: Queues;
  rights: Rights;
  warn: (line: string) => void;
};

/** Lambda's waits before the second and the third try, in program time. */
const waits = [60_000, 120_000];

type Settings = { retries: number; maxAge: number; onFailure?: string };
type Attempt = { job: AsyncJob; number: number; since: number; settings: Settings };

/** Prepares asynchronous invocation with each function's `EventInvokeConfig`. */
export function createAsyncInvoke(needs: Needs): AsyncInvoke {
  const settings = settingsOf(needs);
  return job => {
    const own = settings.get(job.functionId) ?? { retries: 2, maxAge: 21_600_000 };
    return attempt({ job, number: 0, since: needs.clock.now(), settings: own }, needs);
  };
}

function settingsOf({ deployment, functions }: Needs): Map<string, Settings> {
  const byFunction = new Map<string, Settings>();
  for (const { properties } of deployment.ofType('AWS::Lambda::EventInvokeConfig')) {
    const name = String(properties.FunctionName);
    const id = functions.idOf(name) ?? functions.ids.find(known => functions.resource(known).ref === name);
    const destination = properties.DestinationConfig as { OnFailure?: { Destination?: string } } | undefined;
    const onFailure = destination?.OnFailure?.Destination;
    byFunction.set(id ?? name, {
      retries: Number(properties.MaximumRetryAttempts ?? 2),
      maxAge: Number(properties.MaximumEventAgeInSeconds ?? 21_600) * 1000,
      ...(onFailure ? { onFailure } : {}),
    });
  }
  return byFunction;
}

async function attempt(current: Attempt, needs: Needs): Promise<void> {
  const { job, number, since, settings } = current;
  const result = await needs.functions.invoke(job.functionId, job.event, job.cause);
  if ('payload' in result) return job.answered?.(result.payload, result.requestId);
  const later = needs.clock.now() + (waits[number] ?? 0);
  if (number >= settings.retries) return giveUp(current, { result, condition: 'RetriesExhausted' }, needs);
  if (later - since > settings.maxAge) return giveUp(current, { result, condition: 'EventAgeExceeded' }, needs);
  needs.agenda.at(later, () => attempt({ ...current, number: number + 1 }, needs));
}

type Failure = { result: InvocationResult; condition: string };

function giveUp({ job, number, settings }: Attempt, failure: Failure, needs: Needs): void {
  const { functions, queues, clock, warn } = needs;
  const { arn } = functions.resource(job.functionId);
  const error = 'error' in failure.result ? failure.result.error : undefined;
  const lost = `${job.functionId} failed for good: ${error?.errorMessage}`;
  const { onFailure } = settings;
  if (!onFailure || !maySend(job.functionId, onFailure, needs)) {
    const why = onFailure ? `its role may not send to ${onFailure}` : 'it has no onFailure destination';
    warn(`${lost}; ${why}, the event is lost`);
    return;
  }
  queues.send(onFailure, {
    version: '1.0',
    timestamp: clock.iso(),
    requestContext: {
      requestId: failure.result.requestId,
      functionArn: `${arn}:$LATEST`,
      condition: failure.condition,
      approximateInvokeCount: number + 1,
    },
    requestPayload: job.event,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: error,
  });
  warn(`${lost}; put aside in ${onFailure}`);
}

/** A destination is written with the function's own role. */
const maySend = (functionId: string, queueArn: string, { rights }: Needs): boolean =>
  rights.ask(functionId, { action: 'sqs:SendMessage', resource: queueArn }) === 'allowed';
