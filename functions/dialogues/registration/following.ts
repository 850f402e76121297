import { hasReached, type KnownDialogue } from '../dialogue.ts';
import type { RollCommand } from './commands.ts';
import { seatsOf, standingOf } from './standing.ts';

/** What those who registered are to hear of, as the dialogue stands now: facts overtake one another. */
export function asItStands(dialogue: string, state: KnownDialogue, at: string): RollCommand {
  switch (state.status) {
    case 'cancelled':
      return { type: 'End', how: 'cancelled', dialogue, at };
    case 'celebrated':
    case 'closed':
      return { type: 'End', how: 'celebrated', dialogue, at };
    default: {
      const { kickOff, results } = state;
      const seats = seatsOf(state);
      return {
        type: 'Plan',
        dialogue,
        at,
        isOpen: standingOf(state, at) === 'open',
        hasMet: hasReached(state.status, 'action'),
        ...(kickOff && { kickOff: { at: kickOff.at, place: kickOff.place } }),
        ...(seats !== undefined && { seats }),
        ...(results && { results: results.n }),
      };
    }
  }
}
