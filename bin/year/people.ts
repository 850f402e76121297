import { program } from '../../functions/program/settings.ts';
import { type Dice, dice } from './dice.ts';
import type { Manner, Someone } from './history.ts';
import type { YearOptions } from './options.ts';

/** How a household can be reached. */
export type Contact = { readonly email: string } | { readonly phone: string } | { readonly agency: string };

/** Somebody in the year: what she tells of herself, and her own luck. */
interface Person {
  readonly name: string;
  readonly manner: Manner;
  readonly luck: Dice;
  /** The day of the year on which she comes. */
  readonly comes: number;
  readonly languages: readonly { readonly code: string; readonly level: string }[];
  readonly availability: readonly string[];
  readonly needs: readonly string[];
  /** The address that reaches her, where the one that she gives is mistyped. */
  readonly rightEmail?: string | undefined;
}

export interface Household extends Person {
  readonly contact: Contact;
  /** The language in which she reads. */
  readonly reads: string;
  readonly area: string | undefined;
  readonly children: boolean;
  readonly urgent: boolean;
  /** She fills in the form in the evening, and not in the morning. */
  readonly inTheEvening: boolean;
  readonly atOnce: boolean;
}

export interface Navigator extends Person {
  readonly email: string;
  readonly areas: readonly string[];
  readonly capacity: number;
  /** Through the form and the steps, or entered by staff who vouch for her. */
  readonly applies: boolean;
  /** The day of the year on which she stops, or begins a pause of some weeks. */
  readonly stops: number | undefined;
  readonly pauses: number | undefined;
}

export interface Cast {
  readonly households: readonly Household[];
  readonly navigators: readonly Navigator[];
}

/** Spoken by households, the frequent ones more often; the last one by nobody else here. */
const tongues = ['ar', 'ar', 'ar', 'es', 'es', 'es', 'pt', 'pt', 'fr', 'ht', 'sw', 'uk', 'ti'];

/** When people have time who work or go to school. */
const times = [
  'mon-evening',
  'tue-evening',
  'wed-evening',
  'thu-evening',
  'sat-morning',
  'sat-afternoon',
  'mon-morning',
  'wed-morning',
];

/** Who lives too far away to meet is another story. */
const areas = program.areas.filter(({ outside }) => !outside).map(({ id }) => id);
const needs = program.needs.map(({ id }) => id);

const seeded = (seed: number, kind: number, n: number): Dice => dice(seed * 1_000_003 + kind * 100_003 + n * 7919);

function household(n: number, { seed, days }: YearOptions): Household {
  const luck = seeded(seed, 1, n);
  const code = luck.pick(tongues);
  const english = luck.chance(55) ? 'conversational' : 'basic';
  const way = luck.between(1, 100);
  const bounces = luck.chance(3);
  const email = bounces ? `bounce+household-${n}@simulator.example` : `household-${n}@home.example`;
  const contact =
    way <= 15
      ? { phone: `+1860555${String(1000 + n).slice(-4)}` }
      : way <= 20
        ? { agency: luck.pick(program.partners).id }
        : { email };
  return {
    name: `Guest ${n}`,
    manner: 'usual',
    luck,
    // The last ones come early enough to be met before the year is over.
    comes: luck.between(1, Math.max(1, Math.floor(days * 0.8))),
    contact,
    rightEmail: bounces ? `household-${n}@home.example` : undefined,
    reads: code === 'ar' ? 'ar' : 'en',
    languages: [
      { code, level: 'fluent' },
      { code: 'en', level: english },
    ],
    area: luck.chance(92) ? luck.pick(areas) : undefined,
    availability: luck.chance(94) ? luck.some(times, luck.between(2, 5)) : [],
    needs: luck.some(needs, luck.between(1, 3)),
    children: luck.chance(50),
    urgent: luck.chance(8),
    atOnce: luck.chance(25),
    inTheEvening: luck.chance(50),
  };
}

/** A fifth are always on time, one in twelve never answers once she has accepted; the others do or do not, by chance. */
const mannerOf = (n: number): Manner => (n % 5 === 0 ? 'on-time' : n % 12 === 7 ? 'never' : 'usual');

function navigator(n: number, { seed, days }: YearOptions): Navigator {
  const luck = seeded(seed, 2, n);
  const manner = mannerOf(n);
  const tongue = tongues[n % (tongues.length - 1)] as string;
  const second = luck.chance(40) ? luck.pick(tongues.slice(0, -1)) : tongue;
  const applies = n % 2 === 1;
  const bounces = n % 20 === 12;
  const own = { own: luck.between(Math.floor(days * 0.3), days), at: luck.between(Math.floor(days * 0.2), days) };
  const usual = manner === 'usual';
  return {
    name: `Volunteer ${n}`,
    manner,
    luck,
    email: bounces ? `bounce+volunteer-${n}@simulator.example` : `volunteer-${n}@navigators.example`,
    rightEmail: bounces ? `volunteer-${n}@navigators.example` : undefined,
    // Those who are there already on the first day; the others one after another in its first third.
    comes: applies ? luck.between(0, Math.floor(days / 3)) : n < 30 ? 0 : luck.between(1, Math.floor(days / 4)),
    languages: [...new Set(['en', tongue, second])].map(code => ({ code, level: 'fluent' })),
    areas: luck.some(areas, luck.between(3, 6)),
    availability: luck.some(times, luck.between(3, 6)),
    needs: luck.some(needs, 4),
    capacity: luck.pick([1, 1, 2, 2, 3]),
    applies,
    stops: usual && n % 11 === 4 ? own.own : undefined,
    pauses: usual && n % 8 === 2 ? own.at : undefined,
  };
}

/** Who there is in a year of this seed. */
export const castOf = (options: YearOptions): Cast => ({
  households: Array.from({ length: options.households }, (_, n) => household(n, options)),
  navigators: Array.from({ length: options.navigators }, (_, n) => navigator(n, options)),
});

/** As the history knows someone. */
export function someone(one: Household | Navigator): Someone {
  const given = 'email' in one ? one.email : 'email' in one.contact ? one.contact.email : undefined;
  const addresses = [given, one.rightEmail].flatMap(address => (given && address) || []);
  return { role: 'email' in one ? 'navigator' : 'household', manner: one.manner, addresses };
}
