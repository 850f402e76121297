import type { BusEvent } from './bus.ts';
import type { InvocationRecord, Journal } from './journal.ts';
import type { Mailbox } from './mailbox.ts';

/** One step of a story: somebody's post, a fact, a function that acted on it, a mail. `at` is program time (ISO). */
export type Step = {
  kind: 'form' | 'fact' | 'reaction' | 'clock' | 'mail';
  name: string;
  at: string;
  note: string;
  failed: boolean;
  mailId?: string;
};

/** Everything with one correlation: what one post has set going. */
export type Story = { id: string; title: string; at: string };

/** What a trace is told from. */
export type Sources = { events: BusEvent[]; journal: Journal; mailbox: Mailbox };

type Meta = { subject?: string; correlation?: string; time?: string };

const metaOf = (event: BusEvent) => (event.detail.meta ?? {}) as Meta;
const timeOf = (event: BusEvent) => metaOf(event).time ?? event.time;

/** The stories that facts tell of, latest first. */
export function storiesOf({ events }: Sources): Story[] {
  const stories = new Map<string, Story>();
  for (const event of events) {
    const id = metaOf(event).correlation;
    if (id && !stories.has(id)) stories.set(id, { id, title: event['detail-type'], at: timeOf(event) });
  }
  return [...stories.values()].reverse();
}

/** The steps of a story in the order of their times. */
export function stepsOf(correlation: string, sources: Sources): Step[] {
  const { journal, mailbox } = sources;
  const events = sources.events.filter(event => metaOf(event).correlation === correlation);
  const subjects = new Set(events.map(event => metaOf(event).subject ?? ''));
  const acting = journal.invocations.filter(run => run.correlation === correlation || actsOn(run, subjects, journal));
  const requests = new Set(acting.map(({ requestId }) => requestId));
  const told = JSON.stringify(events.map(({ detail }) => detail));
  const mails = mailbox.sent.filter(
    ({ requestId, tags }) =>
      (requestId && requests.has(requestId)) || Object.values(tags).some(tag => told.includes(`"${tag}"`)),
  );
  const steps: Step[] = [
    ...acting.map(invocationStep),
    ...events.map(event => ({
      kind: 'fact' as const,
      name: event['detail-type'],
      at: timeOf(event),
      note: event.source,
      failed: false,
    })),
    ...mails.map(({ mail }) => ({
      kind: 'mail' as const,
      name: mail.subject,
      at: mail.at,
      note: `to ${mail.to.join(', ')}`,
      failed: false,
      mailId: mail.id,
    })),
  ];
  return steps.sort((a, b) => a.at.localeCompare(b.at) || order.indexOf(a.kind) - order.indexOf(b.kind));
}

const order = ['form', 'clock', 'fact', 'reaction', 'mail'];
const writing = /:(Put|Update|Delete)Item$/;

/** A door or a schedule belongs to a story when it has written to one of its subjects. */
function actsOn(run: InvocationRecord, subjects: Set<string>, { calls }: Journal): boolean {
  if (run.correlation !== undefined || kindOf(run) === 'reaction') return false;
  return calls.some(
    ({ requestId, action, keys }) =>
      requestId === run.requestId && writing.test(action) && subjects.has(keys?.[0] ?? ''),
  );
}

/** Routes are called by their key, schedules by an event of EventBridge's own. */
function kindOf({ trigger, event }: InvocationRecord): 'form' | 'clock' | 'reaction' {
  if (/^[A-Z]+ \//.test(trigger)) return 'form';
  const source = (event as { source?: string } | null)?.source;
  return source === 'aws.events' ? 'clock' : 'reaction';
}

function invocationStep(run: InvocationRecord): Step {
  const kind = kindOf(run);
  const outcome = (run.payload as { outcome?: unknown } | null | undefined)?.outcome;
  return {
    kind,
    name: kind === 'form' ? run.trigger : wordsOf(run.function),
    at: run.at,
    note: run.error ? run.error.errorMessage : String(outcome ?? statusOf(run.payload)),
    failed: run.error !== undefined,
  };
}

function statusOf(payload: unknown): string {
  const status = (payload as { statusCode?: number } | null | undefined)?.statusCode;
  return status === undefined ? '' : String(status);
}

/** A logical id in words: `PairingOnArrivalConfirmed1A2B3C4D` is "pairing on arrival confirmed". */
export function wordsOf(id: string): string {
  const own = id.replace(/[0-9A-F]{8}$/, '').replace(/(Function|Handler|Lambda)$/, '');
  return own.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
}
