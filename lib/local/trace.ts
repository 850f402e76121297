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

/** Everything with one correlation: what one post has set going. `receipt` is what the poster was given. */
export type Story = { id: string; title: string; at: string; receipt?: string };

/** What happened side by side and is of one kind. */
export type Stop = { kind: Step['kind']; at: string; steps: Step[] };

/** What one post, or one tick of the clock, has set going. */
export type Chapter = { at: string; stops: Stop[] };

/** What a trace is told from. */
export type Sources = { events: BusEvent[]; journal: Journal; mailbox: Mailbox };

type Meta = { subject?: string; correlation?: string; time?: string };

const metaOf = (event: BusEvent) => (event.detail.meta ?? {}) as Meta;
const timeOf = (event: BusEvent) => metaOf(event).time ?? event.time;

/** The stories that facts tell of, latest first. */
export function storiesOf({ events, journal }: Sources): Story[] {
  const stories = new Map<string, Story>();
  const receipts = receiptsOf(journal);
  for (const event of events) {
    const id = metaOf(event).correlation;
    if (!id || stories.has(id)) continue;
    const receipt = receipts.get(id);
    stories.set(id, { id, title: event['detail-type'], at: timeOf(event), ...(receipt ? { receipt } : {}) });
  }
  return [...stories.values()].reverse();
}

/** Arrivals are the stories that somebody has a receipt of; of one from an earlier run the subject still tells. */
export function arrivalsOf(sources: Sources): Story[] {
  return storiesOf(sources).filter(({ id, receipt }) => receipt !== undefined || id.startsWith('arrival#'));
}

/** The receipts that doors gave out, by the subject that they wrote on giving them. */
function receiptsOf({ invocations, calls }: Journal): Map<string, string> {
  const doors = invocations.filter(run => kindOf(run) === 'form');
  const given = new Map(doors.map(({ requestId, payload }) => [requestId, receiptIn(payload)]));
  const receipts = new Map<string, string>();
  for (const { requestId = '', action, keys } of calls) {
    const receipt = given.get(requestId);
    if (receipt && keys?.[0] && writing.test(action)) receipts.set(keys[0], receipt);
  }
  return receipts;
}

/** The receipt in a door's answer: in its JSON, or in the address of the page that a form is sent on to. */
function receiptIn(payload: unknown): string | undefined {
  const { body, headers } = (payload ?? {}) as { body?: unknown; headers?: Record<string, unknown> };
  return (/"receipt":"(\w+)"/.exec(String(body)) ?? /\/receipts\/(\w+)/.exec(String(headers?.location)))?.[1];
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

/** Steps as chapters, each from its post to its mails, and within them what happened side by side in one stop. */
export function chaptersOf(steps: Step[]): Chapter[] {
  const chapters: Chapter[] = [];
  for (const step of steps) {
    const last = chapters.at(-1)?.stops.at(-1);
    const same = last?.kind === step.kind;
    if (!last || step.kind === 'form' || (step.kind === 'clock' && !same))
      chapters.push({ at: step.at, stops: [{ kind: step.kind, at: step.at, steps: [step] }] });
    else if (same) last.steps.push(step);
    else chapters.at(-1)?.stops.push({ kind: step.kind, at: step.at, steps: [step] });
  }
  return chapters;
}

/** Within a millisecond. What acts comes before the facts that it states, and a mail before the fact that it was sent. */
const order = ['form', 'clock', 'reaction', 'mail', 'fact'];
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
