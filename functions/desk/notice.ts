import * as v from 'valibot';
import type { Attention, Urgency } from '../platform/attention.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

/** Something the liaison was told that stands in no other state: hers to look at until she says that it is done. */
export const noticeState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('open'),
    code: v.string(),
    /** What she was told about: the id of a household, a pairing or a navigator. */
    about: v.string(),
    since: v.string(),
  }),
  v.object({ status: v.literal('done'), doneAt: v.string() }),
]);

export type NoticeState = v.InferOutput<typeof noticeState>;

/** The household or navigator that an id belongs to: its own, its pairing's, or that of something within one. */
export const subjectIn = (about: string): string => about.split(/[./]/)[0] ?? about;

/** The same thing told again about the same one is one notice. */
export const noticeIdOf = (code: string, about: string): string => `${subjectIn(about)}.${code}`;

/** The list of what is open about one household or navigator. */
export const noticesOf = (subject: string): string => `notices of ${subject}`;

/** How much each presses; the others are to be looked at. */
const urgencies: Readonly<Record<string, Urgency>> = {
  'ended-at-rest': 'concern',
  ...Object.fromEntries(
    [
      ...['introduced-no', 'check-in-no', 'meeting-no', 'second-thoughts-contact', 'second-thoughts-navigator'],
      ...['closed-unmet', 'report-wants-help', 'navigator-suspended', 'household-declined', 'interpreter-wanted'],
    ].map(code => [code, 'call' as const]),
  ),
  'wrong-number': 'unreachable',
  'staff-mail-lost': 'machine',
};

const attention = (state: NoticeState): Attention | undefined =>
  state.status === 'open'
    ? { code: state.code, urgency: urgencies[state.code] ?? 'notice', about: state.about, since: state.since }
    : undefined;

/** Where notices are kept. */
export const notices: Shelf<NoticeState> = {
  kind: 'notice',
  capability: 'desk',
  version: 1,
  schema: noticeState,
  initial: { status: 'none' },
  due: () => undefined,
  attention,
  list: state => (state.status === 'open' ? { list: noticesOf(subjectIn(state.about)), sort: state.since } : undefined),
  expires: state => (state.status === 'done' ? plusDays(state.doneAt, program.retentionDays.closed) : undefined),
};
