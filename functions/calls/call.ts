import * as v from 'valibot';
import type { Attention } from '../platform/attention.ts';
import { localDate, nextLocal, plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

const attempt = v.object({
  at: v.string(),
  outcome: v.picklist(['yes', 'no', 'no-answer', 'wrong-number']),
  by: v.string(),
});

const about = {
  kind: v.string(),
  to: v.string(),
  about: v.string(),
  reason: v.string(),
  wantedAt: v.string(),
  attempts: v.array(attempt),
};

/** What the household said on the phone, where something was missing. */
export const answers = v.object({ area: v.optional(v.string()), availability: v.optional(v.array(v.string())) });

/** A call task's situations: somebody is to call (or decide and write) by `due`; then it is closed with what came of it. */
export const callState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('open'),
    ...about,
    due: v.string(),
    /** When the liaison is told that nobody has made it. */
    tellAt: v.string(),
    told: v.number(),
  }),
  v.object({
    status: v.literal('closed'),
    ...about,
    outcome: v.picklist(['yes', 'no', 'wrong-number', 'overtaken']),
    answers: v.optional(answers),
    closedAt: v.string(),
  }),
]);

export type CallState = v.InferOutput<typeof callState>;
export type OpenCall = Extract<CallState, { status: 'open' }>;

/** The list of open calls, in the order of their due times. */
export const openCalls = 'calls';

/** A call is somebody's to make until it has an outcome; after a concern it comes first. */
function attention(state: CallState): Attention | undefined {
  if (state.status !== 'open') return undefined;
  const { kind, about, wantedAt: since, due } = state;
  const urgency = kind.startsWith('concern') ? 'concern' : 'call';
  return { code: 'call', urgency, about, since, due, details: [kind] };
}

/** Where call tasks are kept. A call has the key of the mail that it stands in for. */
export const calls: Shelf<CallState> = {
  kind: 'call',
  capability: 'calls',
  version: 1,
  schema: callState,
  initial: { status: 'none' },
  due: state => (state.status === 'open' ? state.tellAt : undefined),
  attention,
  list: state => (state.status === 'open' ? { list: openCalls, sort: state.due } : undefined),
  expires: state => (state.status === 'closed' ? plusDays(state.closedAt, program.retentionDays.closed) : undefined),
};

/** What remembers to want the liaison's letters by the clock: one item for the morning's, one for the week's summary. */
export const roundState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({ status: v.literal('on'), due: v.string() }),
]);

export type RoundState = v.InferOutput<typeof roundState>;

/** The ids of the rounds: of each morning's, and of the week's. */
export const theRound = 'daily';
export const theWeek = 'weekly';

/** Where the rounds are kept. */
export const rounds: Shelf<RoundState> = {
  kind: 'call-round',
  capability: 'calls',
  version: 1,
  schema: roundState,
  initial: { status: 'none' },
  due: state => (state.status === 'on' ? state.due : undefined),
};

/** The liaison is told of a call that is still open two days after it was due, and then every week. */
export const tellFirst = (due: string): string => plusDays(due, 2);
export const tellAgain = (at: string): string => plusDays(at, 7);

/** The next time at which the liaison is sent the week's summary: an instant later than this one. */
export function nextWeek(at: string): string {
  const { weekday, at: time } = program.liaisonWeek;
  const next = nextLocal(program.timeZone, at, time);
  const day = new Date(`${localDate(program.timeZone, next)}T00:00:00Z`).getUTCDay() || 7;
  return day === weekday ? next : nextWeek(next);
}

/** The next morning at which the liaison may be written to. */
export const nextMorning = (at: string): string => nextLocal(program.timeZone, at, program.quietHours.to);
