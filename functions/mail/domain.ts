import { callWanted } from '../../events/call-wanted.ts';
import type { FactOf } from '../../events/contract.ts';
import { mailFailed } from '../../events/mail-failed.ts';
import { mailSent } from '../../events/mail-sent.ts';
import { type Decider, type Decision, type Note, note } from '../platform/kernel/decider.ts';
import { plusMinutes } from '../platform/kernel/time.ts';
import type { Fate, MailState } from './mail.ts';

/** A wish as `MailWanted` states it. */
export interface Wish {
  readonly kind: string;
  readonly to: string;
  readonly about: string;
}

/** What was found when a mail was looked at again before its sending. */
export type Readiness =
  | { readonly ready: 'send' }
  | { readonly ready: 'hold'; readonly until: string }
  | { readonly ready: 'not-wanted' }
  /** There is no e-mail to reach her by, or the kind is for the phone alone. */
  | { readonly ready: 'call'; readonly reason: string };

/** What SES says of a mail. */
export type Evidence = 'Send' | 'Delivery' | 'Bounce' | 'Complaint' | 'Reject' | 'Rendering Failure' | 'DeliveryDelay';

export type Command =
  | {
      readonly type: 'Attempt';
      readonly mail: string;
      readonly wish: Wish;
      readonly readiness: Readiness;
      readonly at: string;
    }
  | { readonly type: 'Accepted'; readonly mail: string; readonly at: string }
  | { readonly type: 'GivenBack'; readonly mail: string; readonly permanent: boolean; readonly at: string }
  | {
      readonly type: 'Evidence';
      readonly mail: string;
      readonly evidence: Evidence;
      readonly permanent: boolean;
      readonly suppressed: boolean;
      readonly at: string;
    }
  | { readonly type: 'LeaseOver'; readonly mail: string; readonly mayRepeat: boolean; readonly at: string };

export type Event =
  | FactOf<typeof mailSent>
  | FactOf<typeof mailFailed>
  | FactOf<typeof callWanted>
  | Note<'MailHeld', { wish: Wish; until: string; at: string }>
  | Note<'MailClaimed', { wish: Wish; at: string }>
  | Note<'MailGivenBack', { until: string }>
  | Note<'MailSettled', { wish: Wish; fate: Fate; at: string }>;

/** After this long without evidence from SES, nobody knows any more whether a claimed mail went out. */
const leaseMinutes = 10;
/** A mail that SES would not take is tried again after 1, 2, 4 … minutes, at most hourly. */
const longestPauseMinutes = 60;
const mostAttempts = 12;

const open = (mail: MailState): boolean => mail.status === 'none' || mail.status === 'held';

function attempt(
  { mail, wish, readiness, at }: Extract<Command, { type: 'Attempt' }>,
  state: MailState,
): Decision<Event> {
  if (!open(state) || (state.status === 'held' && state.due > at)) return [];
  switch (readiness.ready) {
    case 'send':
      return [note('MailClaimed', { wish, at })];
    case 'hold':
      return [note('MailHeld', { wish, until: readiness.until, at })];
    case 'not-wanted':
      return [note('MailSettled', { wish, fate: 'not-wanted', at })];
    case 'call':
      return [note('MailSettled', { wish, fate: 'by-call', at }), callFor(mail, wish, readiness.reason)];
  }
}

const callFor = (mail: string, { kind, to, about }: Wish, reason: string): Event =>
  callWanted.of({ call: mail, kind, to, about, reason });

const sent = (mail: string, { kind, about }: Wish, at: string): Event => mailSent.of({ mail, kind, about, at });

/** Failed for good: the capability concerned learns of it, and a person on the staff takes over. */
const failed = (mail: string, wish: Wish, { fate, at }: { fate: Fate; at: string }): readonly Event[] => [
  mailFailed.of({ mail, ...wishOf(wish), reason: fate }),
  note('MailSettled', { wish: wishOf(wish), fate, at }),
  callFor(mail, wish, fate),
];

const wishOf = ({ kind, to, about }: Wish): Wish => ({ kind, to, about });

function givenBack(
  { mail, permanent, at }: Extract<Command, { type: 'GivenBack' }>,
  state: MailState,
): Decision<Event> {
  if (state.status !== 'claimed') return [];
  if (permanent || state.attempt >= mostAttempts) return failed(mail, state, { fate: 'rejected', at });
  return [note('MailGivenBack', { until: plusMinutes(at, Math.min(2 ** (state.attempt - 1), longestPauseMinutes)) })];
}

function evidence(command: Extract<Command, { type: 'Evidence' }>, state: MailState): Decision<Event> {
  if (state.status === 'none') return [];
  const { mail, at } = command;
  const late = state.status === 'claimed' || state.status === 'held' ? [sent(mail, state, at)] : [];
  const fate = fateOf(command);
  if (fate === undefined) return late;
  // The first bad news stands. After a delivery a complaint counts, and a permanent bounce; a passing one is an absence note.
  const newer = fate === 'complained' || command.permanent;
  if (state.status === 'settled' && !(state.fate === 'delivered' && newer)) return [];
  if (fate === 'delivered') return [...late, note('MailSettled', { wish: wishOf(state), fate, at })];
  return [...late, ...failed(mail, state, { fate, at })];
}

function fateOf({ evidence: seen, permanent, suppressed }: Extract<Command, { type: 'Evidence' }>): Fate | undefined {
  switch (seen) {
    case 'Send':
    case 'DeliveryDelay':
      return undefined;
    case 'Delivery':
      return 'delivered';
    case 'Bounce':
      return suppressed ? 'suppressed' : permanent ? 'bounced' : 'undelivered';
    case 'Complaint':
      return 'complained';
    case 'Reject':
    case 'Rendering Failure':
      return 'rejected';
  }
}

/** No evidence came: a kind that may repeat goes once more, any other becomes unknown and a person's task. */
function leaseOver(
  { mail, mayRepeat, at }: Extract<Command, { type: 'LeaseOver' }>,
  state: MailState,
): Decision<Event> {
  if (state.status !== 'claimed' || state.due > at) return [];
  if (mayRepeat && state.attempt === 1) return [note('MailGivenBack', { until: at })];
  return failed(mail, state, { fate: 'unknown', at });
}

/** Mail's judgement: each wish goes out once, when it may, or becomes a person's task. */
export const mailing: Decider<MailState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'Attempt':
        return attempt(command, state);
      case 'Accepted':
        return state.status === 'claimed' ? [sent(command.mail, state, command.at)] : [];
      case 'GivenBack':
        return givenBack(command, state);
      case 'Evidence':
        return evidence(command, state);
      case 'LeaseOver':
        return leaseOver(command, state);
    }
  },
  evolve(state, event): MailState {
    switch (event.name) {
      case 'MailHeld':
        return { ...begun(state, event.data), status: 'held', due: event.data.until, attempt: attemptOf(state) };
      case 'MailClaimed':
        return {
          ...begun(state, event.data),
          status: 'claimed',
          claimedAt: event.data.at,
          due: plusMinutes(event.data.at, leaseMinutes),
          attempt: attemptOf(state) + 1,
        };
      case 'MailGivenBack':
        return state.status === 'claimed'
          ? { status: 'held', ...wished(state), due: event.data.until, attempt: state.attempt }
          : state;
      case 'MailSent':
        return state.status === 'none'
          ? state
          : { status: 'sent', ...wished(state), sentAt: event.data.at, attempt: attemptOf(state) };
      case 'MailSettled':
        return { status: 'settled', ...begun(state, event.data), fate: event.data.fate, settledAt: event.data.at };
      case 'MailFailed':
      case 'CallWanted':
        return state;
    }
  },
};

const attemptOf = (state: MailState): number => ('attempt' in state ? state.attempt : 0);

const wished = ({ kind, to, about, wantedAt }: Exclude<MailState, { status: 'none' }>) => ({
  kind,
  to,
  about,
  wantedAt,
});

const begun = (state: MailState, { wish, at }: { wish: Wish; at: string }) =>
  state.status === 'none' ? { ...wish, wantedAt: at } : wished(state);
