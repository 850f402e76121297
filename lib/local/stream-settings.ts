import type { Functions } from './functions.ts';
import { Refusal } from './refusal.ts';
import type { Table } from './tables.ts';
import type { Deployed } from './template.ts';

/** What a stream mapping of the template says. `retries` is -1 for no end of them. */
export type Settings = {
  id: string;
  functionId: string;
  table: Table;
  batchSize: number;
  patterns: object[];
  reportsItems: boolean;
  bisects: boolean;
  retries: number;
  /** Milliseconds of program time after which a record is given up. */
  maxAge: number;
  onFailure?: string;
};

const knownProperties = new Set(
  `EventSourceArn FunctionName BatchSize FilterCriteria FunctionResponseTypes MaximumRetryAttempts StartingPosition Enabled
  BisectBatchOnFunctionError DestinationConfig MaximumBatchingWindowInSeconds MaximumRecordAgeInSeconds ParallelizationFactor
  MetricsConfig Tags`.split(/\s+/),
);

/** Reads a mapping. Refuses a property that the runner does not know. */
export function settingsOf(
  { id, properties }: Deployed,
  { functions, tables }: { functions: Functions; tables: Table[] },
): Settings {
  const unknown = Object.keys(properties).find(name => !knownProperties.has(name));
  if (unknown) throw new Refusal(`${id}: the one-machine runner does not know ${unknown} of a stream mapping`);
  const name = String(properties.FunctionName);
  const functionId = functions.idOf(name) ?? functions.ids.find(known => functions.resource(known).ref === name);
  const table = tables.find(({ streamArn }) => streamArn === properties.EventSourceArn);
  if (!functionId || !table) throw new Refusal(`${id}: maps no table's stream to a function of this app`);
  const filters = (properties.FilterCriteria as { Filters?: { Pattern: string }[] } | undefined)?.Filters ?? [];
  const destination = properties.DestinationConfig as { OnFailure?: { Destination?: string } } | undefined;
  const onFailure = destination?.OnFailure?.Destination;
  return {
    id,
    functionId,
    table,
    batchSize: Number(properties.BatchSize ?? 100),
    patterns: filters.map(({ Pattern }) => JSON.parse(Pattern) as object),
    reportsItems: ((properties.FunctionResponseTypes ?? []) as string[]).includes('ReportBatchItemFailures'),
    bisects: properties.BisectBatchOnFunctionError === true,
    retries: Number(properties.MaximumRetryAttempts ?? -1),
    maxAge: maxAgeOf(Number(properties.MaximumRecordAgeInSeconds ?? -1)),
    ...(onFailure ? { onFailure } : {}),
  };
}

function maxAgeOf(seconds: number): number {
  return seconds < 0 ? Number.POSITIVE_INFINITY : seconds * 1000;
}
