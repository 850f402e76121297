import { startRunner } from '../../lib/local/runner.ts';
import { unthrottled } from '../bench/people.ts';
import { World } from '../year/world.ts';
import { type Cast, castOf } from './cast.ts';
import { Exchange } from './exchange.ts';
import type { History } from './history.ts';
import { Households } from './households.ts';
import { Membership } from './membership.ts';
import type { DigestOptions } from './options.ts';
import { Quarters } from './quarters.ts';
import { Tuesdays } from './tuesdays.ts';
import { mondayOf } from './weeks.ts';

/** Weeks as they were lived: what happened, and what it took. */
export interface Lived {
  readonly history: History;
  /** How many pages were opened and doors used. */
  readonly presses: number;
  /** Seconds: by the clock on the wall, and of all processors together. */
  readonly took: { readonly wall: number; readonly processor: number };
}

/** Lives the weeks: moves the clock from one day that matters to the next, while everybody does what she does. `told` hears how far it is, from 0 to 1. */
export async function liveDigests(options: DigestOptions, told: (share: number) => void): Promise<Lived> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const runner = await startRunner({ templates: unthrottled });
  try {
    const world = new World(runner);
    const history = await weeks(world, castOf(options), { ...options, told });
    const { user, system } = process.cpuUsage(used);
    const took = { wall: (performance.now() - began) / 1000, processor: (user + system) / 1e6 };
    return { history, presses: world.presses, took };
  } finally {
    await runner.stop();
  }
}

interface Course extends DigestOptions {
  readonly told: (share: number) => void;
}

async function weeks(world: World, cast: Cast, course: Course): Promise<History> {
  const { weeks: count, told } = course;
  const begun = mondayOf(world.today(), count);
  await world.moveTo(begun(0), '09:30');
  const from = world.now();
  const members = new Membership(world, cast);
  const exchange = new Exchange(world, cast, members);
  const tuesdays = new Tuesdays(world, cast, members);
  const households = new Households(world, course);
  const quarters = new Quarters(world);
  await households.begin();
  for (let week = 0; week < count; week++) {
    await world.moveTo(begun(week), '10:00');
    await members.comes(week);
    await exchange.tells(week, false);
    await households.comes(week);
    await tuesdays.lives(week, begun(week));
    await members.acts(week);
    await households.go();
    await quarters.looks();
    await world.moveTo(begun(week, 3), '11:00');
    await exchange.tells(week, true);
    await exchange.goesOn(week);
    await world.runner.settle();
    members.reads();
    world.watches();
    told((week + 1) / count);
  }
  await world.moveTo(begun(count), '09:00');
  members.reads();
  world.watches();
  return {
    begun: from,
    ended: world.now(),
    weeks: tuesdays.weeks,
    readers: members.readers(),
    things: exchange.things(),
    mails: members.digests,
    came: households.came,
    rollups: quarters.rollups,
    troubles: [
      ...world.troubles,
      ...world.runner.warnings.map(line => `the runner warns: ${line}`),
      ...world.runner.deadLetters.map(() => 'a message was put aside'),
    ],
  };
}
