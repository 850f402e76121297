import * as v from 'valibot';
import { plusDays } from '../../platform/kernel/time.ts';
import type { Shelf } from '../../platform/ledger.ts';
import { program } from '../../program/settings.ts';
import { mondayOf } from '../week.ts';

const parts = v.record(v.string(), v.number());
const counts = v.object({ whole: v.number(), several: parts, one: parts });
const known = { found: counts, waited: counts, unmet: parts };
const told = v.object({ week: v.string(), ...known });

/** The end of a count's time: what names nobody is kept long. */
const keptSince = (at: string): string => plusDays(at, program.retentionDays.counts);

/** When a week began: its Monday, as an instant. */
const beginning = (week: string): string => `${mondayOf(week)}T00:00:00.000Z`;

/** That a household, or a need that could not be met in a month, was counted, and how often. Nothing of what was counted of it. */
export const markState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({ status: v.literal('counted'), times: v.number(), week: v.string() }),
]);

export type MarkState = v.InferOutput<typeof markState>;

/** Where these marks are kept: of a household under a number that leads back to nobody, of a need by `<need>.<month>`. */
export const marks: Shelf<MarkState> = {
  kind: 'number-mark',
  capability: 'advisory',
  version: 1,
  schema: markState,
  initial: { status: 'none' },
  due: () => undefined,
  expires: state => (state.status === 'counted' ? keptSince(beginning(state.week)) : undefined),
};

/** What is counted, and what of it has been told. */
export const numbersState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('counted'),
    /** The week that counts now; at its end it is told of. */
    week: v.string(),
    /** Since the program began. */
    known: v.object(known),
    /** The same in whole groups, as far as it was told by the end of the week before. */
    told: v.object(known),
    /** The latest telling: indexes lag. */
    last: v.optional(told),
  }),
]);

export type NumbersState = v.InferOutput<typeof numbersState>;

/** The only subject. What there is of dialogues is counted apart from households, in `tally`. */
export const households = 'households';

/** Where it is counted. */
export const numbers: Shelf<NumbersState> = {
  kind: 'numbers',
  capability: 'advisory',
  version: 1,
  schema: numbersState,
  initial: { status: 'none' },
  due: () => undefined,
  expires: state => (state.status === 'counted' ? keptSince(beginning(state.week)) : undefined),
};

/** What was told at the end of a week; it stays as it is. */
export const tellingState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({ status: v.literal('told'), ...told.entries }),
]);

export type TellingState = v.InferOutput<typeof tellingState>;

/** The list of a year's tellings, the earliest first. */
export const tellingsOf = (year: string): string => `tellings ${year}`;

/** In which year's list a week's telling stands: that of its Monday. */
export const yearOf = (week: string): string => mondayOf(week).slice(0, 4);

/** Where tellings are kept, by their week. */
export const tellings: Shelf<TellingState> = {
  kind: 'telling',
  capability: 'advisory',
  version: 1,
  schema: tellingState,
  initial: { status: 'none' },
  due: () => undefined,
  list: state =>
    state.status === 'told' ? { list: tellingsOf(yearOf(state.week)), sort: mondayOf(state.week) } : undefined,
  expires: state => (state.status === 'told' ? keptSince(beginning(state.week)) : undefined),
};
