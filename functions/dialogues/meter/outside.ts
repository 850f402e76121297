import * as v from 'valibot';
import { type Decider, type Decision, type Note, note } from '../../platform/kernel/decider.ts';
import { nextLocal, plusDays } from '../../platform/kernel/time.ts';
import type { Shelf } from '../../platform/ledger.ts';
import { program } from '../../program/settings.ts';
import type { Counted } from './groups.ts';
import { nothingTold, type Told, tellOn, toldSchema } from './telling.ts';

/** Of which areas it is told, and what was told so far. */
const known = { areas: v.array(v.string()), told: toldSchema };

/**
 * What everybody has been told of who takes part in a dialogue; by its id. The areas are those that it had when registration opened: of another
 * choice of areas the same people would be told a second time, in another way, and two ways tell more than either.
 */
export const outsideState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  /** They are counted and told of again at `due`. */
  v.object({ status: v.literal('told'), ...known, due: v.string() }),
  /** The dialogue is over: what was told stays told. */
  v.object({ status: v.literal('over'), ...known, overAt: v.string() }),
]);

export type OutsideState = v.InferOutput<typeof outsideState>;

/** Where it is kept. */
export const outsides: Shelf<OutsideState> = {
  kind: 'meter',
  capability: 'dialogues',
  version: 1,
  schema: outsideState,
  initial: { status: 'none' },
  due: state => ('due' in state ? state.due : undefined),
  expires: state => (state.status === 'over' ? plusDays(state.overAt, program.retentionDays.counts) : undefined),
};

export type OutsideCommand =
  /** Registration has opened. */
  | { readonly type: 'Begin'; readonly areas: readonly string[]; readonly at: string }
  /** They were counted, in its own areas. */
  | { readonly type: 'Tell'; readonly counted: Counted; readonly at: string }
  /** The dialogue is over. */
  | { readonly type: 'End'; readonly at: string };

export type OutsideEvent =
  | Note<'MeterBegun', { areas: readonly string[]; at: string }>
  | Note<'MeterTold', { told: Told; at: string }>
  | Note<'MeterEnded', { at: string }>;

const { timeZone, dialogues } = program;

/** Once a week, so that no page says on which day somebody came. */
const next = (at: string): string => nextLocal(timeZone, plusDays(at, dialogues.meter.tellDays - 1), dialogues.stepAt);

/** Judgement on what everybody is told of who takes part: on from what was told, and never anew. */
export const tellingOutside: Decider<OutsideState, OutsideCommand, OutsideEvent> = {
  initial: { status: 'none' },
  decide(command, state): Decision<OutsideEvent> {
    const { at } = command;
    switch (command.type) {
      case 'Begin':
        return state.status === 'none' ? [note('MeterBegun', { areas: command.areas, at })] : [];
      case 'Tell':
        return state.status === 'told' && state.due <= at
          ? [note('MeterTold', { told: tellOn(command.counted, state.told), at })]
          : [];
      case 'End':
        return state.status === 'told' ? [note('MeterEnded', { at })] : [];
    }
  },
  evolve(state, event): OutsideState {
    switch (event.name) {
      case 'MeterBegun': {
        const { areas, at } = event.data;
        return { status: 'told', areas: [...areas], told: nothingTold, due: next(at) };
      }
      case 'MeterTold':
        return state.status === 'told' ? { ...state, told: event.data.told, due: next(event.data.at) } : state;
      case 'MeterEnded': {
        if (state.status !== 'told') return state;
        const { areas, told } = state;
        return { status: 'over', areas, told, overAt: event.data.at };
      }
    }
  },
};
