import type { arrivalClosed } from '../../../events/arrival-closed.ts';
import type { arrivalWithdrawn } from '../../../events/arrival-withdrawn.ts';
import type { interestShown } from '../../../events/interest-shown.ts';
import type { interestTakenBack } from '../../../events/interest-taken-back.ts';
import { takingPart } from '../../intake/questions.ts';
import type { Command } from './domain.ts';

type Heard = typeof interestShown | typeof interestTakenBack | typeof arrivalWithdrawn | typeof arrivalClosed;

/** What a fact says of the wish of a household to take part; undefined where the household is not known any more. */
export async function asWished(name: Heard['name'], arrival: string, at: string): Promise<Command | undefined> {
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
