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

/** Counts something in the program's namespace, by capability. */
export function count(metric: 'ParkedRows', value: number): void {
  const metrics = new Metrics({ namespace: metricNamespace, serviceName: process.env.CAPABILITY ?? 'program' });
  metrics.addMetric(metric, MetricUnit.Count, value);
  metrics.publishStoredMetrics();
}

/** An error's name and, for the program's own errors, its words; never what a request held. */
export const errorCode = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : 'unknown error';

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
    logger.error(name, { outcome: 'failed', error: errorCode(request.error) });
  },
});
