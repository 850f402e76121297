import type { FactOf } from '../../events/contract.ts';
import { serviceGapRecorded } from '../../events/service-gap-recorded.ts';
import { type Decider, type Note, note } from '../platform/kernel/decider.ts';
import type { GapState } from './gap.ts';

export type Command =
  /** `mark`: the household and its need, as a keyed hash. */
  | { readonly type: 'Record'; readonly need: string; readonly month: string; readonly mark: string }
  /** The tick was taken back. */
  | { readonly type: 'TakeBack'; readonly mark: string };

export type Event =
  | FactOf<typeof serviceGapRecorded>
  | Note<'GapCounted', { need: string; month: string; mark: string }>
  | Note<'GapUncounted', { mark: string }>;

const marksOf = (state: GapState): readonly string[] => (state.status === 'counted' ? state.marks : []);

/** Judgement on what could not be had here: each household's need counts once a month, however often it is told. */
export const recording: Decider<GapState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, state) {
    const known = marksOf(state).includes(command.mark);
    if (command.type === 'TakeBack') return known ? [note('GapUncounted', { mark: command.mark })] : [];
    const { need, month, mark } = command;
    return known ? [] : [serviceGapRecorded.of({ need, month }), note('GapCounted', { need, month, mark })];
  },
  evolve(state, event): GapState {
    switch (event.name) {
      case 'ServiceGapRecorded':
        return state;
      case 'GapCounted': {
        const { need, month, mark } = event.data;
        return { status: 'counted', need, month, marks: [...marksOf(state), mark].sort() };
      }
      case 'GapUncounted':
        return state.status === 'counted'
          ? { ...state, marks: state.marks.filter(one => one !== event.data.mark) }
          : state;
    }
  },
};
