import * as v from 'valibot';
import type { Attention } from '../platform/attention.ts';
import {
  instantOf,
  localDate,
  nextLocal,
  outsideQuietHours,
  plusDays,
  plusLocalDays,
  plusMinutes,
} from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';
import { earliest, theMorningAfter, type Wakes, wakes, workingMorningAfter } from './plan.ts';

/** A navigator's round: what she is written to about all her households together, when she was, and when something was last heard of her. */
export const roundState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('open'),
    /** Her person, who is written to. */
    person: v.string(),
    /** Her pairings whose plans run, the first begun first, and when something is to be done in each. */
    plans: v.record(v.string(), wakes),
    /** The first steps of these are to be told, in one mail. */
    first: v.optional(v.object({ at: v.string(), pairings: v.array(v.string()) })),
    /** When a mail about tasks last went out (or was wanted): a tick can be taken back until the next one. */
    mailedAt: v.optional(v.string()),
    /** When her week is looked at next. */
    weeklyAt: v.string(),
    /** When something was last heard of her, about whichever household. */
    heardAt: v.string(),
    /** She was written to about a long silence; `told` counts how often the liaison was asked to see to it. */
    silence: v.optional(v.object({ at: v.string(), told: v.number() })),
    /** Nothing is reminded of before. */
    quietUntil: v.optional(v.string()),
    /** Since when none of her plans runs. */
    idleSince: v.optional(v.string()),
  }),
]);

export type RoundState = v.InferOutput<typeof roundState>;
export type Round = Extract<RoundState, { status: 'open' }>;

/** Nothing is heard of her: she is the liaison's. Until the call that is wanted first is made, that is the line. */
const attention = (round: RoundState, about: string): Attention | undefined =>
  round.status === 'open' && isHandedOver(round)
    ? { code: 'navigator-silent', urgency: 'silent', about, since: round.heardAt }
    : undefined;

/** Where rounds are kept, by navigator id. */
export const rounds: Shelf<RoundState> = {
  kind: 'round',
  capability: 'tasks',
  version: 1,
  schema: roundState,
  initial: { status: 'none' },
  due: state => (state.status === 'open' ? roundDue(state) : undefined),
  attention,
  expires: state =>
    state.status === 'open' && state.idleSince ? plusDays(state.idleSince, program.retentionDays.closed) : undefined,
};

const { timeZone, quietHours, plan: settings } = program;

/** When a round has something to do: first steps, what is the liaison's, or a mail, of which she gets one a day. */
export const roundDue = (round: Round): string | undefined => dueAmong(round, Object.values(round.plans));

function dueAmong(round: Round, all: readonly Wakes[]): string | undefined {
  const active = all.filter(({ rests }) => !rests);
  const liaisons = earliest(...all.map(one => one.liaison));
  const hers = active.length === 0 || isHandedOver(round) ? undefined : nextToHer(round, active);
  const silence = active.length > 0 && round.silence ? silenceDue(round) : undefined;
  return earliest(round.first?.at, later(earliest(liaisons, hers, silence), round.quietUntil));
}

/** When something is to be done next in one pairing of a navigator's. */
export function nextDueIn(pairing: string, round: RoundState): string | undefined {
  const own = round.status === 'open' ? round.plans[pairing] : undefined;
  return round.status === 'open' && own ? dueAmong(round, [own]) : undefined;
}

function nextToHer(round: Round, active: readonly Wakes[]): string | undefined {
  const silence = round.silence ? undefined : later(silenceDue(round), mailFrom(round));
  const sharp = later(earliest(...active.map(one => one.sharp)), mailFrom(round));
  const remind = later(earliest(...active.map(one => one.remind)), gatheredUntil(round));
  return earliest(...active.map(one => one.told), silence, sharp, remind, round.weeklyAt);
}

const later = (instant: string | undefined, from: string | undefined): string | undefined =>
  instant && from && instant < from ? from : instant;

/** The earliest morning at which she may be written to again: one mail a day. */
export const mailFrom = ({ mailedAt }: Round): string | undefined => mailedAt && theMorningAfter(mailedAt);

/** With several households what is overdue is gathered: she is not reminded within so many days of another mail, whichever household it was about. */
export function gatheredUntil(round: Round): string | undefined {
  const { mailedAt, plans } = round;
  if (!mailedAt || Object.keys(plans).length < 2) return mailFrom(round);
  return instantOf(timeZone, plusLocalDays(localDate(timeZone, mailedAt), settings.gatherDays), settings.remindAt);
}

/** After a long silence the navigator is the liaison's to call: nothing more is reminded of until something is heard. */
export const isHandedOver = (round: RoundState): boolean => round.status === 'open' && (round.silence?.told ?? 0) > 0;

/** What was told before the last mail about tasks is taken back by staff alone. */
export const isFinal = (toldAt: string, round: RoundState): boolean =>
  round.status === 'open' && toldAt < (round.mailedAt ?? '');

/** When a long silence is written about, and then is the liaison's, again and again. */
export const silenceDue = ({ heardAt, silence }: Round): string =>
  silence
    ? workingMorningAfter(plusDays(silence.at, settings.silence.tellAfterDays - 1))
    : theMorningAfter(plusDays(heardAt, settings.silence.days));

/**
 * When the first steps of another household are told: at once by day, with those that wait already, and never on a day on which she has been
 * written to about tasks. What staff enter waits some minutes, so that several acts are one mail.
 */
export function firstMailAt(round: RoundState, { at, by }: { readonly at: string; readonly by: string }): string {
  if (round.status === 'open' && round.first) return round.first.at;
  const settled = by.startsWith('staff:') ? plusMinutes(at, settings.settleMinutes) : at;
  const byDay = outsideQuietHours(settled, { zone: timeZone, ...quietHours });
  const mailed = round.status === 'open' && round.mailedAt ? localDate(timeZone, round.mailedAt) : '';
  return mailed === localDate(timeZone, byDay) ? nextLocal(timeZone, byDay, quietHours.to) : byDay;
}
