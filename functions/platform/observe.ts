import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { MiddlewareObj } from '@middy/core';

const logger = new Logger({ serviceName: process.env.CAPABILITY ?? 'program' });

/** The namespace of the program's own metrics, by capability in the dimension `service`; the alarms of lib/ watch it. */
export const metricNamespace = 'WeBelongHere';

/** What may be logged: codes, counts and ids. Nothing else ever reaches a log line. */
export interface LogLine {
  readonly outcome: string;
  readonly fact?: string;
  readonly subject?: string;
  readonly cause?: string;
  readonly count?: number;
  readonly error?: string;
  readonly next?: string;
  readonly status?: number;
  readonly route?: string;
}

/** Logs a line. */
export function log(message: string, line: LogLine): void {
  logger.info(message, { ...line });
}

/** What is counted: rows that fail whenever they are due, and links that open nothing, by why. */
export type Metric = 'ParkedRows' | 'LinksForged' | 'LinksExpired' | 'LinksRevoked';

/** Counts something in the program's namespace, by capability. */
export function count(metric: Metric, value: number): void {
  const metrics = new Metrics({ namespace: metricNamespace, serviceName: process.env.CAPABILITY ?? 'program' });
  metrics.addMetric(metric, MetricUnit.Count, value);
  metrics.publishStoredMetrics();
}

/** An error's name and where it arose; never its message, which may quote what somebody wrote. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const place = error.stack?.split('\n').find(line => line.trim().startsWith('at '));
  return place ? `${error.name} ${place.trim()}` : error.name;
}

/**
 * The outermost middleware of every handler: one line when it ends, one when it fails.
 * It never sets a response for a failure: a reaction's failure must reach the platform's retries.
 */
export const observe = (name: string): MiddlewareObj => ({
  after: request => {
    const { outcome = 'done' } = (request.response ?? {}) as { outcome?: string };
    log(name, { outcome });
  },
  onError: request => {
    const error = errorCode(request.error);
    logger.error(name, { outcome: 'failed', error });
    // Lambda logs what a handler throws, and sends it to the dead letter: there too it may quote nobody.
    request.error = new Error(error);
  },
});
