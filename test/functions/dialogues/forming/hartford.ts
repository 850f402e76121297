import type {
  Background,
  Facilitator,
  Gathering,
  Person,
  Slot,
  Spoken,
} from '../../../../functions/dialogues/forming/shapes.ts';
import { dice } from '../../../support/dice.ts';

/** What a gathering is like. */
export interface Likeness {
  readonly seed: number;
  readonly people: number;
  readonly slots: number;
  readonly facilitators: number;
  /** Languages in which whole circles can be held. */
  readonly groups?: readonly string[];
  readonly balanced?: boolean;
}

const times = ['mon-evening', 'tue-evening', 'wed-afternoon', 'wed-evening', 'thu-evening', 'sat-morning'];
const venues = ['Downtown Library', 'Park Street Library', 'Camp Field Library'];
const areas = ['asylum-hill', 'frog-hollow', 'parkville', 'west-end', 'south-end'];
const ages = ['18-29', '30-44', '45-64', '65-up'];
const spoken = ['ar', 'ksw', 'es', 'ne'];
const two = (n: number): string => String(n).padStart(3, '0');

/** Invented people of Hartford who register for a dialogue: the same ones for the same seed. */
export function hartford({ seed, people, slots, facilitators, groups = [], balanced = true }: Likeness): Gathering {
  const { roll, pick } = dice(seed);
  const some = <T>(list: readonly T[], least: number): readonly T[] => {
    const left = [...list];
    return Array.from({ length: Math.min(least + roll(3), list.length) }, () =>
      left.splice(roll(left.length), 1),
    ).flat();
  };
  const english = (): Spoken => ({ code: 'en', level: pick(['basic', 'basic', 'conversational', 'fluent'] as const) });
  const tongues = (background: Background): readonly Spoken[] =>
    background === 'moved-here' || (background === 'both' && roll(2) === 0)
      ? [{ code: pick(spoken), level: 'fluent' }, english()]
      : [{ code: 'en', level: 'fluent' }, ...(roll(5) === 0 ? [{ code: 'es', level: 'conversational' } as const] : [])];
  const backgrounds: readonly Background[] = [
    ...Array.from({ length: 9 }, () => 'moved-here' as const),
    ...Array.from({ length: 9 }, () => 'long-here' as const),
    'both',
    'both',
    'rather-not-say',
  ];
  const everyone: Person[] = [];
  while (everyone.length < people) {
    const background = pick(backgrounds);
    const [languages, able, area] = [tongues(background), some(times, 1), pick(areas)];
    const members = roll(5) === 0 ? 2 + roll(2) : 1;
    const household = members > 1 ? `home-${everyone.length}` : undefined;
    for (let n = 0; n < members && everyone.length < people; n++)
      everyone.push({
        id: `p${two(everyone.length)}`,
        times: roll(4) === 0 ? some(times, 1) : able,
        best: roll(3) === 0 ? [] : able.slice(0, 1),
        languages,
        background,
        ageBand: roll(12) === 0 ? undefined : pick(ages),
        area: roll(12) === 0 ? undefined : area,
        access: roll(9) === 0 ? [pick(['wheelchair', 'hearing', 'child-care-at-meetings'])] : [],
        household,
      });
  }
  const rooms: readonly Slot[] = Array.from({ length: slots }, (_, n) => ({
    id: `s${two(n)}`,
    time: times[n % times.length] ?? 'mon-evening',
    venue: pick(venues),
    seats: pick([10, 12, 12, 15, 20]),
    access: some(['wheelchair', 'hearing', 'child-care-at-meetings'], 1),
    interpreters: some(spoken, 0),
  }));
  const leaders: readonly Facilitator[] = Array.from({ length: facilitators }, (_, n) => {
    const background = pick(['moved-here', 'long-here', 'long-here', 'both'] as const);
    return {
      id: `f${two(n)}`,
      times: some(times, 2),
      languages: [
        { code: 'en', level: 'fluent' },
        ...(background === 'long-here' ? [] : [{ code: pick(spoken), level: 'fluent' } as const]),
      ],
      background,
      access: [],
      trained: roll(8) > 0,
    };
  });
  return { people: everyone, facilitators: leaders, slots: rooms, format: { language: 'en', groups, balanced } };
}
