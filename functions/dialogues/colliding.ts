import { type Collision, type Fields, merge } from '../platform/kernel/merge.ts';
import type { Command } from './commands.ts';
import type { KickOff, OpenDialogue } from './dialogue.ts';

/** A kick-off by what can be changed of it: day and time are one thing. */
const byParts = ({ date, time, place }: Pick<KickOff, 'date' | 'time' | 'place'>) => ({ when: { date, time }, place });

type Editing = Extract<Command, { type: 'Change' | 'Schedule' | 'Train' }>;

/** What she saw, what stands now and what she sends, by the same fields. */
function editOf(command: Editing, state: OpenDialogue) {
  if (command.type === 'Change') {
    const { topic, goals, area, languages } = state;
    return { seen: command.seen ?? {}, now: { topic, goals, area, languages }, sent: command.change };
  }
  if (command.type === 'Train') {
    const { person, on, seen = {} } = command;
    const now = state.facilitators.find(one => one.person === person)?.trainedOn;
    return { seen: { on: seen[person] }, now: { on: now }, sent: { on } };
  }
  const { seen, kickOff } = command;
  const now = state.kickOff ? byParts(state.kickOff) : {};
  return { seen: seen?.date ? byParts(seen as unknown as KickOff) : {}, now, sent: byParts(kickOff) };
}

const isEditing = (command: Command): command is Editing =>
  command.type === 'Change' || command.type === 'Schedule' || command.type === 'Train';

/**
 * What a command changes where its sender says what she saw, and where someone else has changed the same since; undefined where she does not
 * say, and is taken by her word.
 */
export function mergedWith(
  command: Command,
  state: OpenDialogue,
): { readonly changes: Fields; readonly collisions: readonly Collision[] } | undefined {
  return isEditing(command) && command.seen ? merge(editOf(command, state)) : undefined;
}
