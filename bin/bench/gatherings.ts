import type {
  Background,
  Facilitator,
  Gathering,
  Person,
  Slot,
  Spoken,
} from '../../functions/dialogues/forming/shapes.ts';
import { dice } from '../year/dice.ts';

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
const three = (n: number): string => String(n).padStart(3, '0');

/** Invented people of Hartford who register for a dialogue: the same ones for the same seed. */
export function hartford({ seed, people, slots, facilitators, groups = [], balanced = true }: Likeness): Gathering {
  const { between, chance, pick, some: chosen } = dice(seed);
  const some = <T>(list: readonly T[], least: number): readonly T[] => chosen(list, between(least, least + 2));
  const english = (): Spoken => ({ code: 'en', level: pick(['basic', 'basic', 'conversational', 'fluent'] as const) });
  const tongues = (background: Background): readonly Spoken[] =>
    background === 'moved-here' || (background === 'both' && chance(50))
      ? [{ code: pick(spoken), level: 'fluent' }, english()]
      : [{ code: 'en', level: 'fluent' }, ...(chance(20) ? [{ code: 'es', level: 'conversational' } as const] : [])];
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
    const members = chance(20) ? between(2, 3) : 1;
    const household = members > 1 ? `home-${everyone.length}` : undefined;
    for (let n = 0; n < members && everyone.length < people; n++)
      everyone.push({
        id: `p${three(everyone.length)}`,
        times: chance(25) ? some(times, 1) : able,
        best: chance(33) ? [] : [pick(able)],
        languages,
        background,
        ageBand: chance(8) ? undefined : pick(ages),
        area: chance(8) ? undefined : area,
        access: chance(11) ? [pick(['wheelchair', 'hearing', 'child-care-at-meetings'])] : [],
        household,
      });
  }
  const rooms: readonly Slot[] = Array.from({ length: slots }, (_, n) => ({
    id: `s${three(n)}`,
    time: times[n % times.length] ?? 'mon-evening',
    venue: pick(venues),
    seats: pick([10, 12, 12, 15, 20]),
    access: some(['wheelchair', 'hearing', 'child-care-at-meetings'], 1),
    interpreters: some(spoken, 0),
  }));
  const leaders: readonly Facilitator[] = Array.from({ length: facilitators }, (_, n) => {
    const background = pick(['moved-here', 'long-here', 'long-here', 'both'] as const);
    return {
      id: `f${three(n)}`,
      times: some(times, 2),
      languages: [
        { code: 'en', level: 'fluent' },
        ...(background === 'long-here' ? [] : [{ code: pick(spoken), level: 'fluent' } as const]),
      ],
      background,
      access: [],
      trained: chance(88),
    };
  });
  return { people: everyone, facilitators: leaders, slots: rooms, format: { language: 'en', groups, balanced } };
}
