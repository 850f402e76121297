import type { Contract, DataOf } from '../../../events/contract.ts';
import { dialogueMovedOn } from '../../../events/dialogue-moved-on.ts';
import { dialogueScheduled } from '../../../events/dialogue-scheduled.ts';
import { participantRegistered } from '../../../events/participant-registered.ts';
import { placeTaken } from '../../../events/place-taken.ts';
import { sessionHeld } from '../../../events/session-held.ts';

/**
 * What is counted besides households, for the advisory group: how much there is of community dialogues. Each tally is told in whole groups of
 * eleven by itself, as households are (docs/decisions/told-in-elevens.md), and no other number of the same is told beside it.
 */

/** The names of the tallies, in the order in which they are told. A new one is a name here, a line below, and its sentences in the words. */
export const tallyNames = ['people', 'sessions', 'held', 'scheduled'] as const;
export type TallyName = (typeof tallyNames)[number];

/** One more of a tally: once for each `once`, whoever tells it how often. */
export interface More {
  readonly tally: TallyName;
  /**
   * Counted in elevens by itself. People are counted by dialogue, since the meter of each dialogue tells of its own: a group that two dialogues
   * fill together would show that each has fewer than eleven.
   */
  readonly within: string;
  readonly once: string;
}

/** The facts that are counted. */
export const talliedFacts = [
  participantRegistered,
  placeTaken,
  sessionHeld,
  dialogueScheduled,
  dialogueMovedOn,
] as const;

type NamedOf<C> = C extends Contract ? { readonly name: C['name']; readonly data: DataOf<C> } : never;

/** One of them, as it arrives. */
export type Tallied = NamedOf<(typeof talliedFacts)[number]>;

/** All of a kind together. */
const all = 'all';

/** What a fact adds; nothing where it is no more of anything. Action items' tallies are lines here: adopted, done. */
export function moreOf({ name, data }: Tallied): readonly More[] {
  const { dialogue } = data;
  switch (name) {
    case 'ParticipantRegistered':
      // Who waits takes part when a place is hers.
      return data.kind === 'waiting' ? [] : [{ tally: 'people', within: dialogue, once: data.participant }];
    case 'PlaceTaken':
      return [{ tally: 'people', within: dialogue, once: data.participant }];
    case 'SessionHeld':
      return [{ tally: 'sessions', within: all, once: `${dialogue}.${data.circle}.${data.session}` }];
    case 'DialogueScheduled':
      return [{ tally: 'scheduled', within: all, once: dialogue }];
    case 'DialogueMovedOn':
      return data.stage === 'kicked-off' ? [{ tally: 'held', within: all, once: dialogue }] : [];
  }
}
