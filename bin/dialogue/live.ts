import { startRunner } from '../../lib/local/runner.ts';
import { unthrottled } from '../bench/people.ts';
import { World } from '../year/world.ts';
import { Acting, ahead } from './acting.ts';
import { castOf } from './cast.ts';
import { Gathering } from './gathering.ts';
import type { History } from './history.ts';
import { kindOf } from './letters.ts';
import type { DialogueOptions } from './options.ts';
import { Sessions } from './sessions.ts';
import { Staff } from './staff.ts';

/** A dialogue as it was lived: what happened, and what it took. */
export interface Lived {
  readonly history: History;
  /** How many pages were opened and doors used. */
  readonly presses: number;
  /** Seconds: by the clock on the wall, and of all processors together. */
  readonly took: { readonly wall: number; readonly processor: number };
}

/** Days from the first Monday to the kick-off, and of the calendar of a round from there (domain 4.5). */
const days = { kickOff: 42, opens: 7, closes: 32, forum: 42 } as const;

/** Lives a dialogue: moves the clock from one day that matters to the next, while everybody does what she does. `told` hears how far it is, from 0 to 1. */
export async function liveDialogue(options: DialogueOptions, told: (share: number) => void): Promise<Lived> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const runner = await startRunner({ templates: unthrottled });
  try {
    const world = new World(runner);
    const history = await lives(world, { ...options, told });
    const { user, system } = process.cpuUsage(used);
    const took = { wall: (performance.now() - began) / 1000, processor: (user + system) / 1e6 };
    return { history, presses: world.presses, took };
  } finally {
    await runner.stop();
  }
}

interface Course extends DialogueOptions {
  readonly told: (share: number) => void;
}

async function lives(world: World, { told, ...options }: Course): Promise<History> {
  const cast = castOf(options);
  const date = mondayAfter(world.today());
  await world.moveTo(date, '10:00');
  const gathering = await Gathering.begin(world, cast, world.inDays(days.kickOff));
  const staff = new Staff(world, gathering.dialogue);
  told(0.02);
  for (let day = days.opens; day < days.closes; day += 5) {
    await world.moveTo(dayFrom(date, day), '11:00');
    await gathering.registers((day - days.opens) / (days.closes - days.opens), day + 5 >= days.closes);
    told(0.02 + (0.2 * day) / days.closes);
  }
  await world.moveTo(dayFrom(date, days.closes), '11:00');
  await staff.goesOn('forming');
  const sessions = new Sessions(world, staff, gathering);
  await sessions.forms(options.circles);
  told(0.3);
  await world.moveTo(dayFrom(date, days.kickOff), '19:00');
  await staff.goesOn('kicked-off');
  await sessions.plans();
  await staff.goesOn('in-session');
  for (let day = days.kickOff + 1; day < days.kickOff + days.forum; day++) {
    await world.moveTo(dayFrom(date, day), '11:00');
    await sessions.lives();
    told(0.3 + (0.3 * (day - days.kickOff)) / days.forum);
  }
  const acting = new Acting(world, { staff, gathering, sessions });
  const forumDay = days.kickOff + days.forum;
  await world.moveTo(dayFrom(date, forumDay), '19:00');
  await staff.goesOn('action-forum');
  const forum = world.now();
  await acting.opens();
  const at = (day: number, time = '11:00') => world.moveTo(dayFrom(date, forumDay + day), time);
  await at(1);
  await acting.putsDots();
  await at(ahead.counted);
  await acting.agrees();
  told(0.7);
  await at(ahead.agreed);
  await staff.does('results', {
    text: 'Twelve circles would like a later bus, tools to share and a party on the street.',
  });
  await staff.goesOn('action');
  await at(32);
  await acting.tells('first');
  await staff.goesOn('follow-up');
  await at(ahead.update - 14);
  await acting.invites('update');
  await at(ahead.update, '20:30');
  await acting.held(1);
  told(0.8);
  await at(92);
  await acting.tells('second');
  await at(ahead.celebrated - 20);
  await acting.tells('third');
  await at(ahead.celebrated - 14);
  await acting.invites('celebration');
  await at(ahead.celebrated, '20:30');
  await acting.held(2);
  await staff.goesOn('celebrated');
  told(0.9);
  await at(ahead.lastCheckIn);
  await staff.goesOn('closed');
  world.watches();
  told(1);
  return {
    kickOff: gathering.kickOff,
    forum,
    ended: world.now(),
    ...sessions.history(),
    mails: gathering.letters().map(({ at, to, subject, text }) => ({ at, to, kind: kindOf(subject), text })),
    facilitators: cast.facilitators.map(({ email }) => email),
    people: [...cast.participants, ...cast.facilitators].map(({ name }) => name),
    owners: acting.owners(),
    stage: (await staff.does<{ state: { status: string } }>(''))?.state.status ?? '',
    votes: acting.votes,
    tellings: acting.tellings,
    written: sessions.written,
    said: (await world.open(`/dialogues/${gathering.dialogue}?lang=en`)).markup,
    troubles: [
      ...world.troubles,
      ...world.runner.warnings.map(line => `the runner warns: ${line}`),
      ...world.runner.deadLetters.map(() => 'a message was put aside'),
    ],
  };
}

const dayFrom = (date: string, count: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

const mondayAfter = (date: string): string => {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return dayFrom(date, (8 - weekday) % 7 || 7);
};
