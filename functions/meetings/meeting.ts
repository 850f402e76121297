import * as v from 'valibot';
import { plusDays, plusMinutes } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

/** The two sides of a meeting. */
export const sides = ['household', 'navigator'] as const;
export type Side = (typeof sides)[number];

/** As what a side is told of a meeting; `nothing`: it never heard of it and need not, or it is too late. */
const as = v.picklist(['planned', 'moved', 'cancelled', 'nothing']);
export type As = v.InferOutput<typeof as>;

const meeting = v.object({
  /** Its number within the pairing, from 1. */
  n: v.number(),
  status: v.picklist(['planned', 'cancelled']),
  /** When it begins, as an instant. */
  start: v.string(),
  minutes: v.number(),
  /** An area, for its branch of the library, or a code of `meetings.elsewhere`: never an address. */
  place: v.string(),
  /** Grows with each change, from 0 (RFC 5545 SEQUENCE). */
  sequence: v.number(),
  /** When it was last decided on. */
  changedAt: v.string(),
  /** By whom; not known of what was decided before this was kept. */
  by: v.optional(v.string()),
  /** The persons of both sides. */
  persons: v.object({ household: v.string(), navigator: v.string() }),
  /** When both sides are told of the newest change; gone when they have been. */
  tellAt: v.optional(v.string()),
  /** When both sides are reminded; gone when they have been, or when there is nothing to remind of. */
  remindAt: v.optional(v.string()),
  /** What each side was told, by the sequence that held then. */
  told: v.array(v.object({ sequence: v.number(), household: as, navigator: as })),
});

export type Meeting = v.InferOutput<typeof meeting>;

/** A pairing's meetings, those to come and those of the last weeks. */
export const meetingsState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('open'),
    meetings: v.array(meeting),
    /** So many were ever planned: a number is never given twice. */
    made: v.number(),
    /** The pairing rests since then: nothing is planned meanwhile. */
    restsSince: v.optional(v.string()),
    /** When it was last said to rest or to go on: an older word changes nothing any more. */
    saidAt: v.optional(v.string()),
  }),
  v.object({ status: v.literal('ended'), meetings: v.array(meeting), endedAt: v.string() }),
]);

export type MeetingsState = v.InferOutput<typeof meetingsState>;
export type Open = Extract<MeetingsState, { status: 'open' }>;

/** Where meetings are kept, by pairing id. */
export const meetingsShelf: Shelf<MeetingsState> = {
  kind: 'meetings',
  capability: 'meetings',
  version: 1,
  schema: meetingsState,
  initial: { status: 'none' },
  due: state =>
    meetingsIn(state)
      .flatMap(({ tellAt, remindAt }) => [tellAt, remindAt])
      .filter(one => one !== undefined)
      .sort()[0],
  expires: state => (state.status === 'ended' ? plusDays(state.endedAt, program.retentionDays.closed) : undefined),
};

/** The meetings of a pairing, whatever its situation. */
export const meetingsIn = (state: MeetingsState): readonly Meeting[] => ('meetings' in state ? state.meetings : []);

/** When it is over, as an instant. */
export const endOf = ({ start, minutes }: Pick<Meeting, 'start' | 'minutes'>): string => plusMinutes(start, minutes);

/** Of what is to come it is told until it begins; that it is cancelled still helps whoever waits. */
export const isLate = (one: Pick<Meeting, 'status' | 'start' | 'minutes'>, at: string): boolean =>
  at >= (one.status === 'cancelled' ? endOf(one) : one.start);

/** Those that are to come, the first first. */
export const toCome = (state: MeetingsState, at: string): readonly Meeting[] =>
  meetingsIn(state)
    .filter(one => one.status === 'planned' && endOf(one) > at)
    .sort((one, other) => (one.start < other.start ? -1 : 1));

/** A meeting as it was decided on at some time: what a mail is about. */
export interface Version {
  readonly pairing: string;
  readonly n: number;
  readonly sequence: number;
}

/** What a mail about a meeting is about: `<pairing>.<n>.<sequence>`. */
export const aboutOf = ({ pairing, n, sequence }: Version): string => `${pairing}.${n}.${sequence}`;

/** Reads it back; undefined where it is none. */
export function readAbout(about: string): Version | undefined {
  const [, pairing, n, sequence] = /^([^.]+\.\d+)\.(\d+)\.(\d+)$/.exec(about) ?? [];
  return pairing ? { pairing, n: Number(n), sequence: Number(sequence) } : undefined;
}
