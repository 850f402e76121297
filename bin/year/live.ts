import { whereStaffChoose } from '../../lib/local/deployed.ts';
import { startRunner } from '../../lib/local/runner.ts';
import { atOnce, pressingAtOnce } from '../at-once.ts';
import { unthrottled } from '../bench/people.ts';
import type { Fact, History } from './history.ts';
import { arrives, householdReads } from './households.ts';
import { applies, asStaffEnter, navigatorReads, ofHerOwn, type Volunteering, volunteering } from './navigators.ts';
import type { YearOptions } from './options.ts';
import { type Cast, castOf, type Household, someone } from './people.ts';
import { Liaison } from './staff.ts';
import { type Letter, liaison, World } from './world.ts';

/** A year as it was lived: what happened, and what it took. */
export interface Lived {
  readonly history: History;
  /** How many pages were opened and doors used. */
  readonly presses: number;
  /** Seconds: by the clock on the wall, and of all processors together. */
  readonly took: { readonly wall: number; readonly processor: number };
}

const morning = '10:00';
const evening = '17:30';

/** Lives a year: moves the clock from morning to evening, day by day, while everybody does what she does. `told` hears how far it is, from 0 to 1. */
export async function liveYear(options: YearOptions, told: (share: number) => void): Promise<Lived> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const templates: typeof unthrottled = assembly => {
    unthrottled(assembly);
    if (options.review) whereStaffChoose(assembly);
  };
  const runner = await startRunner({ templates, chance: options.seed });
  try {
    const world = new World(runner);
    const begun = nextMonday(world.today());
    await world.moveTo(begun, '09:00');
    const cast = castOf(options);
    const from = world.now();
    await days(world, cast, { ...options, begun, told });
    const { user, system } = process.cpuUsage(used);
    const history = {
      ...remembered(world),
      begun: from,
      people: [...cast.households, ...cast.navigators].map(someone),
    };
    const took = { wall: (performance.now() - began) / 1000, processor: (user + system) / 1e6 };
    return { history, presses: world.presses, took };
  } finally {
    await runner.stop();
  }
}

const day = 86_400_000;

const nextMonday = (date: string): string => {
  const at = new Date(`${date}T00:00:00Z`);
  const ahead = ((8 - at.getUTCDay()) % 7) + 7;
  return new Date(at.getTime() + ahead * day).toISOString().slice(0, 10);
};

interface Course extends YearOptions {
  readonly begun: string;
  readonly told: (share: number) => void;
}

/** Everybody by each of her addresses. */
function byAddress<T extends Volunteering | Household>(all: readonly T[], addresses: (one: T) => readonly string[]) {
  return new Map(all.flatMap(one => addresses(one).map(address => [address, one] as const)));
}

async function days(world: World, cast: Cast, { days: count, seed, review, begun, told }: Course): Promise<void> {
  const volunteers = cast.navigators.map(volunteering);
  const people = {
    volunteers: byAddress(volunteers, ({ one }) => someone(one).addresses),
    households: byAddress(cast.households, one => someone(one).addresses),
    seed,
    review: review === 1,
  };
  const staff = new Liaison(world, people);
  for (let n = 0; n < count; n++) {
    world.day = n;
    const date = new Date(Date.parse(`${begun}T00:00:00Z`) + n * day).toISOString().slice(0, 10);
    for (const time of [morning, evening]) {
      world.evening = time === evening;
      await world.moveTo(date, time);
      await round(world, { cast, volunteers, people, staff });
      await world.runner.settle();
    }
    world.watches();
    told((n + 1) / count);
  }
  world.looks.push(await staff.looks(true));
  world.post();
}

interface Round {
  readonly cast: Cast;
  readonly volunteers: readonly Volunteering[];
  readonly people: {
    readonly volunteers: ReadonlyMap<string, Volunteering>;
    readonly households: ReadonlyMap<string, Household>;
  };
  readonly staff: Liaison;
}

/** A morning or an evening: the post is sorted; the liaison works, who comes anew comes, and everybody reads her mail. */
async function round(world: World, { cast, volunteers, people, staff }: Round): Promise<void> {
  const post = world.post();
  staff.receives(post.get(liaison) ?? []);
  const seen = !world.evening && world.isWorkingDay() ? await staff.works() : undefined;
  if (seen) world.looks.push(seen);
  await newcomers(world, cast, volunteers);
  const reads = async (letters: readonly Letter[], [one, other]: Reader) => {
    for (const letter of letters) {
      if (one) await householdReads(world, one, letter);
      if (other) await navigatorReads(world, other, letter);
    }
  };
  const tables = [...post].map(([address, letters]) => {
    const reader: Reader = [people.households.get(address), people.volunteers.get(address)];
    const [first, later] = [letters.filter(deals), letters.filter(letter => !deals(letter))];
    return { reader, first, later };
  });
  // What two can race for is answered one after another; all else by several at a time, as on any morning.
  for (const { reader, first } of tables) await reads(first, reader);
  await atOnce(tables, pressingAtOnce, ({ reader, later }) => reads(later, reader));
  await atOnce(volunteers, pressingAtOnce, one => ofHerOwn(world, one));
}

type Reader = readonly [Household | undefined, Volunteering | undefined];

/** A letter about who is paired with whom: its answers are waited for, and the year would be another one in another order. */
const deals = ({ links }: Letter): boolean =>
  links.some(({ purpose }) => purpose === 'confirm' || purpose === 'introduction' || purpose === 'offer');

async function newcomers(world: World, { households }: Cast, volunteers: readonly Volunteering[]): Promise<void> {
  for (const self of volunteers.filter(({ one }) => !world.evening && one.comes === world.day)) {
    const { one } = self;
    if (one.applies) await world.as(one.name, 'the form for volunteers', () => applies(world, self));
    else await world.staff('/staff/navigators', asStaffEnter(one));
  }
  for (const one of households.filter(
    ({ comes, inTheEvening }) => comes === world.day && inTheEvening === world.evening,
  ))
    await world.as(one.name, 'the form', () => arrives(world, one));
}

/** What the program itself has to say of what went wrong: nothing may be lost, refused or failed. */
function remembered(world: World): Omit<History, 'begun' | 'people'> {
  const { runner } = world;
  return {
    ended: world.now(),
    mails: world.mails,
    facts: runner.events.map(factOf),
    looks: world.looks,
    met: world.met,
    troubles: [
      ...world.troubles,
      ...runner.warnings.map(line => `the runner warns: ${line}`),
      ...runner.deadLetters.map(() => 'a message was put aside'),
    ],
  };
}

const factOf = (event: { readonly 'detail-type': string; readonly detail: Record<string, unknown> }): Fact => {
  const { meta, data } = event.detail as { meta: { time: string }; data: Record<string, string> };
  return { name: event['detail-type'], at: meta.time, data };
};
