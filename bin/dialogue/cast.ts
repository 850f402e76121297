import { program } from '../../functions/program/settings.ts';
import { type Dice, dice } from '../year/dice.ts';
import type { DialogueOptions } from './options.ts';

/** Someone who registers: what she tells, and what she will do. */
export interface Participant {
  readonly name: string;
  /** By e-mail, and the page; or by phone, and the staff. */
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly told: object;
  /** Comes, never confirms, or withdraws before the circles are formed. */
  readonly manner: 'comes' | 'never-confirms' | 'withdraws';
}

/** Who leads: two for each circle, of different backgrounds, trained before the kick-off. */
export interface Facilitator {
  readonly name: string;
  readonly email: string;
  readonly background: string;
}

export interface Cast {
  readonly participants: readonly Participant[];
  readonly facilitators: readonly Facilitator[];
  readonly steering: readonly object[];
}

/** The evenings on which circles meet, and so many of them at a time as fit beside one another. */
export const evenings = ['tue-evening', 'wed-evening', 'thu-evening'] as const;

const areas = program.areas.filter(({ outside }) => !outside).map(({ id }) => id);
const { ageBands } = program.dialogues.meter;

/** One in ten has no e-mail. */
const byPhone = (n: number): boolean => n % 10 === 7;

function participant(n: number, luck: Dice, manner: Participant['manner']): Participant {
  const background = n % 2 === 0 ? 'moved-here' : 'long-here';
  return {
    name: `Neighbor ${n}`,
    email: manner === 'comes' && byPhone(n) ? undefined : `neighbor-${n}@home.example`,
    phone: manner === 'comes' && byPhone(n) ? `+1860555${String(2000 + n)}` : undefined,
    manner,
    told: {
      background,
      languages: ['en'],
      ...(background === 'moved-here' && { ownLanguage: luck.pick(['es', 'ar', 'pt']) }),
      times: luck.some(evenings, 2),
      ageBand: luck.pick(ageBands),
      area: luck.pick(areas),
    },
  };
}

/** Who there is in a dialogue of this seed. One in twenty besides never confirms, one in thirty withdraws. */
export function castOf({ people, circles, seed }: DialogueOptions): Cast {
  const luck = dice(seed * 1_000_003 + 11);
  const manners: readonly Participant['manner'][] = [
    ...Array.from({ length: people }, () => 'comes' as const),
    ...Array.from({ length: Math.ceil(people / 20) }, () => 'never-confirms' as const),
    ...Array.from({ length: Math.ceil(people / 30) }, () => 'withdraws' as const),
  ];
  return {
    participants: manners.map((manner, n) => participant(n, luck, manner)),
    facilitators: Array.from({ length: 2 * circles }, (_, n) => ({
      name: `Facilitator ${n}`,
      email: `facilitator-${n}@volunteers.example`,
      background: n % 2 === 0 ? 'moved-here' : 'long-here',
    })),
    steering: Array.from({ length: program.dialogues.steering }, (_, n) => ({
      name: `Organizer ${n}`,
      email: `organizer-${n}@library.example`,
      background: n % 2 === 0 ? 'moved-here' : 'long-here',
      language: n % 2 === 0 ? 'es' : 'en',
    })),
  };
}
