import { arrivalClosed } from '../../events/arrival-closed.ts';
import { arrivalWithdrawn } from '../../events/arrival-withdrawn.ts';
import { interestShown } from '../../events/interest-shown.ts';
import { interestTakenBack } from '../../events/interest-taken-back.ts';
import { takingPart } from '../intake/questions.ts';
import { reaction } from '../platform/reaction.ts';
import { program } from '../program/settings.ts';
import type { Command } from './inviting/domain.ts';
import { handleInvitation } from './inviting/room.ts';

type Heard = typeof interestShown | typeof interestTakenBack | typeof arrivalWithdrawn | typeof arrivalClosed;

/** When a household would like to take part in a dialogue, look for the next one in its area; when it takes that back or leaves, stop. */
export const handler = reaction(
  [interestShown, interestTakenBack, arrivalWithdrawn, arrivalClosed],
  async ({ name, data, cause, at, correlation }) => {
    const { arrival } = data;
    if ('kind' in data && data.kind !== program.dialogues.inviting.interest) return { outcome: 'another-interest' };
    const command = await commandOf(name, arrival, at);
    if (!command) return { outcome: 'unknown' };
    return handleInvitation(arrival, { command, cause, by: 'program', at, correlation });
  },
);

async function commandOf(name: Heard['name'], arrival: string, at: string): Promise<Command | undefined> {
  switch (name) {
    case 'InterestShown': {
      const person = await takingPart(arrival);
      return person ? { type: 'Wish', person, at } : undefined;
    }
    case 'InterestTakenBack':
      return { type: 'TakeBack' };
    case 'ArrivalWithdrawn':
    case 'ArrivalClosed':
      return { type: 'Forget', at };
  }
}
