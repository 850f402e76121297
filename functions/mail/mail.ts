import * as v from 'valibot';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

const wish = { kind: v.string(), to: v.string(), about: v.string(), wantedAt: v.string() };

/** What can become of a mail in the end. `bounced`: the address is no good; `undelivered`: not this time. */
export const fates = [
  'delivered',
  'bounced',
  'undelivered',
  'complained',
  'suppressed',
  'rejected',
  'unknown',
  'not-wanted',
  'by-call',
] as const;

/** A mail's situations. One is sent at most once, unless its kind says that it may repeat. */
export const mailState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  /** To be sent at `due`: held by quiet hours or pace, or given back by SES before it was accepted. */
  v.object({ status: v.literal('held'), ...wish, due: v.string(), attempt: v.number() }),
  /** Somebody is sending it; after the lease nobody knows whether SES has it. */
  v.object({ status: v.literal('claimed'), ...wish, due: v.string(), attempt: v.number(), claimedAt: v.string() }),
  v.object({ status: v.literal('sent'), ...wish, sentAt: v.string(), attempt: v.number() }),
  v.object({ status: v.literal('settled'), ...wish, fate: v.picklist(fates), settledAt: v.string() }),
]);

export type MailState = v.InferOutput<typeof mailState>;
export type Fate = (typeof fates)[number];

/** The list of the mails to a person, the first wanted first. */
export const mailsOf = (person: string): string => `mails of ${person}`;

/** Where mails are kept, by key. */
export const mails: Shelf<MailState> = {
  kind: 'mail',
  capability: 'mail',
  version: 1,
  schema: mailState,
  initial: { status: 'none' },
  due: state => ('due' in state ? state.due : undefined),
  list: state =>
    state.status === 'none' || state.to === 'liaison' ? undefined : { list: mailsOf(state.to), sort: state.wantedAt },
  expires: state => (state.status === 'none' ? undefined : plusDays(state.wantedAt, program.retentionDays.mails)),
};
