import type { AwsCall, AwsService } from './aws-endpoint.ts';
import type { Bus } from './bus.ts';
import type { Answer } from './dynamodb.ts';
import type { Deployment } from './template.ts';

type Entry = {
  Source?: string;
  DetailType?: string;
  Detail?: string;
  EventBusName?: string;
  Resources?: string[];
  Time?: number;
};
type Result = { EventId?: string; ErrorCode?: string; ErrorMessage?: string };

/** PutEvents takes as many entries and as many bytes at once. */
const limits = { entries: 10, bytes: 1024 * 1024 };

/** EventBridge for functions: PutEvents with its limits and a result for every entry. */
export function eventsService({ bus, deployment }: { bus: Bus; deployment: Deployment }): AwsService {
  const prefix = `arn:aws:events:${deployment.region}:${deployment.account}:event-bus/`;
  const entriesOf = ({ body }: AwsCall) => (body.Entries ?? []) as Entry[];
  return {
    operation: headers => String(headers['x-amz-target'] ?? '').replace(/^.*\./, ''),
    refusal: message => failed('AccessDeniedException', message),
    rights: call => {
      if (call.operation !== 'PutEvents') return failed('UnknownOperationException', call.operation);
      const entries = entriesOf(call);
      const invalid = invalidRequest(entries);
      if (invalid) return failed('ValidationException', invalid);
      const buses = [...new Set(entries.map(({ EventBusName }) => nameOf(EventBusName)))];
      return buses.map(name => ({
        action: 'events:PutEvents',
        resource: `${prefix}${name}`,
        context: contextOf(entries.filter(({ EventBusName }) => nameOf(EventBusName) === name)),
      }));
    },
    perform: async call => {
      const Entries = entriesOf(call).map(entry => put(entry, bus));
      const FailedEntryCount = Entries.filter(({ ErrorCode }) => ErrorCode).length;
      return { status: 200, body: JSON.stringify({ FailedEntryCount, Entries }) };
    },
  };
}

function failed(type: string, message: string): Answer {
  return { status: 400, body: JSON.stringify({ __type: type, message }) };
}

function nameOf(bus = 'default'): string {
  return bus.split('/').at(-1) ?? bus;
}

function contextOf(entries: Entry[]): Record<string, string[]> {
  const all = (pick: (entry: Entry) => string | undefined) => [...new Set(entries.map(entry => pick(entry) ?? ''))];
  return { 'events:source': all(entry => entry.Source), 'events:detail-type': all(entry => entry.DetailType) };
}

function invalidRequest(entries: Entry[]): string | undefined {
  if (entries.length === 0 || entries.length > limits.entries) {
    return `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and ${limits.entries}`;
  }
  const size = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  return size > limits.bytes ? 'Total size of the entries in the request is over the limit.' : undefined;
}

/** As EventBridge counts an entry: 14 bytes for a time, and its texts in UTF-8. */
function sizeOf({ Source = '', DetailType = '', Detail = '', Resources = [], Time }: Entry): number {
  const texts = [Source, DetailType, Detail, ...Resources].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return texts + (Time === undefined ? 0 : 14);
}

function put(entry: Entry, bus: Bus): Result {
  const { Source, DetailType, Detail, Resources, Time } = entry;
  const refused = (ErrorCode: string, ErrorMessage: string): Result => ({ ErrorCode, ErrorMessage });
  if (!Source)
    return refused('InvalidArgument', 'Parameter Source is not valid. Reason: Source is a required argument.');
  if (!DetailType)
    return refused('InvalidArgument', 'Parameter DetailType is not valid. Reason: DetailType is a required argument.');
  if (!Detail)
    return refused('InvalidArgument', 'Parameter Detail is not valid. Reason: Detail is a required argument.');
  if (Source.startsWith('aws.')) return refused('NotAuthorizedForSourceException', 'Not authorized for the source.');
  const detail = parseDetail(Detail);
  if (!detail) return refused('MalformedDetail', 'Detail is malformed.');
  const name = nameOf(entry.EventBusName);
  // EventBridge takes an entry for a bus that does not exist, and drops it.
  const event = bus.publish(name, {
    source: Source,
    'detail-type': DetailType,
    detail,
    resources: Resources ?? [],
    ...(Time === undefined ? {} : { time: `${new Date(Time * 1000).toISOString().slice(0, 19)}Z` }),
  });
  return { EventId: event.id };
}

function parseDetail(text: string): Record<string, unknown> | undefined {
  try {
    const detail: unknown = JSON.parse(text);
    return typeof detail === 'object' && detail !== null && !Array.isArray(detail)
      ? (detail as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
