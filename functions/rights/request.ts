import * as v from 'valibot';
import type { Attention } from '../platform/attention.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

/**
 * What a person asks of the program about her own data. `n` counts the links that she was sent: the newest one works, until it is used up,
 * given back or lapsed.
 */
export const requestState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  /** A link (or a call) is on its way to her. It works until `due`. */
  v.object({
    status: v.literal('asked'),
    subject: v.string(),
    n: v.number(),
    /** Whoever holds the receipt may be anyone; whoever holds a mail reads hers. */
    via: v.picklist(['receipt', 'mail']),
    askedAt: v.string(),
    due: v.string(),
  }),
  /** She wants it to end; looked after until it has. */
  v.object({
    status: v.literal('ending'),
    subject: v.string(),
    n: v.number(),
    what: v.picklist(['withdraw', 'erase']),
    by: v.string(),
    since: v.string(),
    due: v.string(),
    repeats: v.number(),
  }),
  v.object({
    status: v.literal('over'),
    n: v.number(),
    how: v.picklist(['lapsed', 'denied', 'by-phone', 'withdraw', 'erase']),
    overAt: v.string(),
  }),
]);

export type RequestState = v.InferOutput<typeof requestState>;
export type Asked = Extract<RequestState, { status: 'asked' }>;
export type Ending = Extract<RequestState, { status: 'ending' }>;

/** What someone wanted to end has not ended by itself; `details`: whether she is a household, a navigator, a member or takes part in a dialogue. */
function attention(state: RequestState): Attention | undefined {
  if (state.status !== 'ending' || state.repeats === 0) return undefined;
  const { kind, id: about } = readSubject(state.subject);
  return { code: `${state.what}-stuck`, urgency: 'machine', about, since: state.since, details: [kind] };
}

/** Where requests are kept, by the id of the person. */
export const requests: Shelf<RequestState> = {
  kind: 'request',
  capability: 'rights',
  version: 1,
  schema: requestState,
  initial: { status: 'none' },
  due: state => ('due' in state ? state.due : undefined),
  attention,
  expires: state => (state.status === 'over' ? plusDays(state.overAt, program.retentionDays.closed) : undefined),
};

/** What the n-th link of a person is about. */
export const requestIdOf = (person: string, n: number): string => `${person}.${n}`;

/** The person and the number of a link. */
export function readRequestId(id: string): { readonly person: string; readonly n: number } {
  const [person = '', n = ''] = id.split('.');
  return { person, n: Number(n) };
}
