import { type Collision, type Fields, merge } from '../platform/kernel/merge.ts';
import { localDate } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { Command } from './commands.ts';
import { isRecorded, type NavigatorState } from './navigator.ts';

const day = (instant: string): string => localDate(program.timeZone, instant);

/** What a command sets, by the fields of its door, and what stands there now. */
function setsOf(command: Command, state: NavigatorState): { readonly now: Fields; readonly sent: Fields } | undefined {
  if (command.type === 'Pause')
    return {
      now: { until: state.status === 'paused' ? day(state.due) : undefined },
      sent: { until: day(command.until) },
    };
  if (command.type === 'Suspend')
    return {
      now: { reason: state.status === 'suspended' ? state.reason : undefined },
      sent: { reason: command.reason },
    };
  if (command.type === 'Resume') return { now: { status: state.status }, sent: { status: 'active' } };
  if (command.type !== 'PassGate') return undefined;
  const held = isRecorded(state) ? state.gates[command.gate] : undefined;
  return { now: { on: held?.on, by: held?.doneBy }, sent: { on: command.on, by: command.doneBy } };
}

/** Where someone else has changed what a command changes since its sender saw it; nothing where she does not say what she saw. */
export function collisionsOf(command: Command, state: NavigatorState): readonly Collision[] {
  const sets = 'seen' in command && command.seen ? setsOf(command, state) : undefined;
  return sets && 'seen' in command && command.seen ? merge({ seen: command.seen, ...sets }).collisions : [];
}

/** Under which name the last edit of a command's fields is kept. */
export function editKeyOf(command: Command): string {
  if (command.type === 'PassGate') return command.gate;
  return command.type === 'Pause' ? 'until' : 'reason';
}
