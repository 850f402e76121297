import { wantMail } from '../../../events/mail-wanted.ts';
import { placeOffered } from '../../../events/place-offered.ts';
import { note } from '../../platform/kernel/decider.ts';
import { plusHours } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import type { Event } from './events.ts';
import type { Roll } from './roll.ts';

/** No decision addresses more people. */
export const mostAtOnce = 20;

interface Offering {
  readonly dialogue: string;
  readonly by: string;
  readonly at: string;
  readonly kickOffAt?: string | undefined;
}

/** Asks the first in line, so many of them, each for some days; nobody after the kick-off. */
export function nextOffers(roll: Roll, many: number, { dialogue, by, at, kickOffAt }: Offering): readonly Event[] {
  const latest = plusHours(at, program.dialogues.placeHours);
  const until = kickOffAt !== undefined && kickOffAt < latest ? kickOffAt : latest;
  if (until <= at) return [];
  return roll.waiting.slice(0, Math.min(many, mostAtOnce)).flatMap(({ id, person }, i) => {
    const n = roll.offered + i + 1;
    return [
      placeOffered.of({ dialogue, participant: id, by }),
      note('PlaceHeld', { id, person, until, n }),
      wantMail('dialogue-place', person, { about: `${id}/${n}` }),
    ];
  });
}
