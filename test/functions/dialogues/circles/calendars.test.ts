import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOf, hasBegun } from '../../../../functions/dialogues/appointment.ts';
import { type Board, empty } from '../../../../functions/dialogues/circles/board.ts';
import {
  type CircleState,
  circles,
  everyoneIn,
  isKnown,
  type Session,
  stands,
} from '../../../../functions/dialogues/circles/circle.ts';
import { type Command, circling, type Event, moving } from '../../../../functions/dialogues/circles/domain.ts';
import { readAbout, stillWord } from '../../../../functions/dialogues/circles/telling.ts';
import { isRefusal } from '../../../../functions/platform/kernel/decider.ts';
import { plusLocalDays, plusMinutes } from '../../../../functions/platform/kernel/time.ts';
import { at as beginning, by, kickOff } from './telling.ts';

/** Three circles of one dialogue over some weeks, as chance has it: what then stands in the calendars of their people. */

const numbers = [1, 2, 3] as const;
const people = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
const facilitators = ['f1', 'f2', 'f3'];

/** What a calendar holds of a session that somebody was sent: the last word by its number. */
interface Entry {
  readonly number: number;
  readonly as: 'planned' | 'moved' | 'cancelled';
  readonly start: string;
  readonly place: string;
}

class World {
  at = beginning;
  board: Board = empty;
  readonly state = new Map<number, CircleState>(numbers.map(number => [number, { status: 'none' }]));
  readonly calendars = new Map<string, Entry>();
  readonly wrong: string[] = [];

  circle(number: number): CircleState {
    return this.state.get(number) ?? { status: 'none' };
  }

  act(command: Command): void {
    const before = { circle: this.circle(command.circle), board: this.board };
    const decision = circling.decide(command, before);
    if (isRefusal(decision)) return;
    const after = decision.reduce(circling.evolve, before);
    this.state.set(command.circle, after.circle);
    this.board = after.board;
    for (const event of decision) this.hear(event, command.circle);
  }

  move(person: string, from: number, to: number): void {
    const before = { from: this.circle(from), to: this.circle(to), board: this.board };
    const decision = moving.decide({ type: 'Move', dialogue: 'd1', person, from, to, by, at: this.at }, before);
    if (isRefusal(decision)) return;
    const after = decision.reduce(moving.evolve, before);
    this.state.set(from, after.from);
    this.state.set(to, after.to);
    this.board = after.board;
  }

  /** A mail goes out at once, if it is still so. */
  hear(event: Event, number: number): void {
    if (event.name !== 'MailWanted') return;
    const about = readAbout(event.data.about);
    const circle = this.circle(number);
    if (!about || !isKnown(circle)) throw new Error('A mail is about nothing');
    const session = circle.sessions.find(one => one.n === about.n);
    if (!session) throw new Error('A mail is about no session');
    if (event.data.kind === 'session') this.enter(about.person, { session, number, word: about.number });
    if (event.data.kind === 'session-reminder') this.remind(about.person, { session, number });
  }

  enter(person: string, { session, number, word }: { session: Session; number: number; word: number }): void {
    const circle = this.circle(number);
    const still =
      isKnown(circle) &&
      stillWord(circle, { dialogue: 'd1', circle: number, n: session.n, number: word, person }, this.at);
    if (!still) return void this.wrong.push('a word that is not so');
    const key = `${person} ${number}.${session.n}`;
    const former = this.calendars.get(key);
    if (former && former.number >= still.number) this.wrong.push('a number that does not grow');
    if (!former && still.as !== 'planned') this.wrong.push('a first word that is none');
    if (still.as !== 'cancelled' && hasBegun(session, this.at)) this.wrong.push('an invitation to what has begun');
    this.calendars.set(key, { number: still.number, as: still.as, start: session.start, place: session.place });
  }

  remind(person: string, { session, number }: { session: Session; number: number }): void {
    const entry = this.calendars.get(`${person} ${number}.${session.n}`);
    if (!stands(session) || hasBegun(session, this.at)) this.wrong.push('a reminder of what is not to come');
    if (!entry || entry.as === 'cancelled' || entry.start !== session.start)
      this.wrong.push('a reminder of something else');
  }

  /** Time passes, and the clock does what falls due. */
  pass(minutes: number): void {
    const until = plusMinutes(this.at, minutes);
    for (let turns = 0; turns < 2000; turns++) {
      const [next] = numbers
        .flatMap(number => {
          const due = circles.due(this.circle(number));
          return due !== undefined && due <= until ? [{ number, due }] : [];
        })
        .sort((one, other) => (one.due < other.due ? -1 : 1));
      if (!next) break;
      if (next.due > this.at) this.at = next.due;
      this.act({ type: 'Due', dialogue: 'd1', circle: next.number, unsent: [], by: 'program', at: this.at });
      const due = circles.due(this.circle(next.number));
      if (due !== undefined && due <= this.at) this.wrong.push('what was done is still due');
    }
    this.at = until;
  }
}

type Step = (world: World) => void;
const number = fc.constantFrom(...numbers);
const person = fc.constantFrom(...people);
const of = (circle: number, { at }: World) => ({ dialogue: 'd1', circle, by, at });
const wished = fc.record({
  date: fc.integer({ min: 0, max: 20 }).map(days => plusLocalDays(kickOff, days)),
  time: fc.constantFrom('10:00', '17:00', '18:00', '19:00'),
  minutes: fc.constantFrom(60, 120),
  place: fc.constantFrom('v1', 'v2'),
});

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(number, fc.subarray(people), fc.subarray(facilitators)).map(
    ([n, list, leaders]): Step =>
      world => {
        const laid = { people: list, facilitators: leaders, place: 'v1', language: 'en', interpreted: [], kickOff };
        world.act({ type: 'Form', ...of(n, world), laid });
      },
  ),
  fc.tuple(number, wished).map(
    ([n, when]): Step =>
      world =>
        world.act({ type: 'Schedule', ...of(n, world), wished: when, seats: 12 }),
  ),
  fc.tuple(number, fc.integer({ min: 1, max: 3 }), wished).map(
    ([c, n, when]): Step =>
      world =>
        world.act({ type: 'Reschedule', ...of(c, world), n, wished: when, seats: 12 }),
  ),
  fc.tuple(number, fc.integer({ min: 1, max: 3 })).map(
    ([c, n]): Step =>
      world =>
        world.act({ type: 'Cancel', ...of(c, world), n }),
  ),
  fc.tuple(number, fc.integer({ min: 1, max: 3 })).map(
    ([c, n]): Step =>
      world =>
        world.act({ type: 'Hold', ...of(c, world), n }),
  ),
  fc.tuple(number, person).map(
    ([n, one]): Step =>
      world =>
        world.act({ type: 'Join', ...of(n, world), person: one, kind: 'participant' }),
  ),
  fc.tuple(number, fc.constantFrom(...facilitators)).map(
    ([n, one]): Step =>
      world =>
        world.act({ type: 'Join', ...of(n, world), person: one, kind: 'facilitator' }),
  ),
  fc.tuple(number, person).map(
    ([n, one]): Step =>
      world =>
        world.act({ type: 'Leave', ...of(n, world), person: one }),
  ),
  fc.tuple(person, number, number).map(
    ([one, from, to]): Step =>
      world =>
        world.move(one, from, to),
  ),
  fc.tuple(number, fc.constantFrom('v1', 'v2')).map(
    ([n, place]): Step =>
      world =>
        world.act({ type: 'Settle', ...of(n, world), settled: { place, language: 'en', interpreted: [] }, seats: 12 }),
  ),
  number.map(
    (n): Step =>
      world =>
        world.act({ type: 'End', ...of(n, world), wholly: false }),
  ),
  fc.constantFrom(1, 7, 15, 600, 1440, 2 * 1440, 5 * 1440).map(
    (minutes): Step =>
      world =>
        world.pass(minutes),
  ),
);

const lives = fc.array(steps, { minLength: 10, maxLength: 60 });
const lived = (life: readonly Step[]): World => {
  const world = new World();
  for (const step of life) step(world);
  return world;
};

describe('the circles of a dialogue', () => {
  it('have nobody in two of them, and on the board whoever is in them', () => {
    fc.assert(
      fc.property(lives, life => {
        const { state, board } = lived(life);
        const open = [...state.values()].filter(one => one.status === 'open');
        const seated = open.flatMap(one => everyoneIn(one).map(who => `${who} ${one.number}`));
        expect(board.seats.map(one => `${one.person} ${one.circle}`).sort()).toEqual(seated.sort());
        const inCircles = open.flatMap(one => one.people);
        expect(new Set(inCircles).size).toBe(inCircles.length);
      }),
      { seed: 8, numRuns: 150 },
    );
  });

  it('never meet in one place at once, nor with one facilitator at once', () => {
    fc.assert(
      fc.property(lives, life => {
        const { state, at } = lived(life);
        const ahead = [...state.values()]
          .filter(one => one.status === 'open')
          .flatMap(circle =>
            circle.sessions.filter(one => stands(one) && !hasBegun(one, at)).map(one => ({ ...one, circle })),
          );
        for (const [i, one] of ahead.entries())
          for (const other of ahead.slice(i + 1)) {
            const meet = one.start < endOf(other) && other.start < endOf(one);
            const shared = one.circle.facilitators.some(who => other.circle.facilitators.includes(who));
            expect(meet && (one.place === other.place || shared || one.circle === other.circle)).toBe(false);
          }
      }),
      { seed: 9, numRuns: 150 },
    );
  });

  it('stand in everyone’s calendar exactly as they are to be, and no word or reminder is wrong', () => {
    fc.assert(
      fc.property(lives, life => {
        const world = lived(life);
        world.pass(30);
        expect(world.wrong).toEqual([]);
        const entered = [...world.calendars]
          .filter(([, { as, start }]) => as !== 'cancelled' && start > world.at)
          .map(([key, { start, place }]) => `${key} ${start} ${place}`);
        const asked = [...world.state.values()]
          .filter(one => one.status === 'open')
          .flatMap(circle =>
            circle.sessions
              .filter(one => stands(one) && one.start > world.at)
              .flatMap(({ n, start, place }) =>
                everyoneIn(circle).map(who => `${who} ${circle.number}.${n} ${start} ${place}`),
              ),
          );
        expect(entered.sort()).toEqual(asked.sort());
      }),
      { seed: 10, numRuns: 200 },
    );
  });
});
