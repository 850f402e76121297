import { instantOf, localOf, plusLocalDays } from '../../functions/platform/kernel/time.ts';
import { program } from '../../functions/program/settings.ts';
import { atOnce, pressingAtOnce } from '../at-once.ts';
import type { World } from '../year/world.ts';
import { evenings } from './cast.ts';
import type { Gathering } from './gathering.ts';
import type { History, Session } from './history.ts';
import type { Proposed, Staff } from './staff.ts';

const sessionsOfACircle = 4;
const minutes = 120;
const weekdays: Readonly<Record<string, number>> = { 'tue-evening': 2, 'wed-evening': 3, 'thu-evening': 4 };

/** A circle with what staff remember of it. */
interface Circle extends Proposed {
  readonly number: number;
}

/** A session that is ahead or was. */
interface Planned {
  readonly circle: number;
  readonly n: number;
  start: string;
  status: 'ahead' | 'held' | 'cancelled';
  before?: string;
  changedAt?: string;
}

/** The circles of a dialogue and their sessions: formed, planned, moved, cancelled, held and told of. */
export class Sessions {
  readonly #world: World;
  readonly #staff: Staff;
  readonly #gathering: Gathering;
  readonly #circles: Circle[] = [];
  readonly #sessions: Planned[] = [];
  readonly #addresses = new Map<string, string>();
  #unplaced = 0;

  constructor(world: World, staff: Staff, gathering: Gathering) {
    this.#world = world;
    this.#staff = staff;
    this.#gathering = gathering;
  }

  /** Takes what is proposed, for so many circles. */
  async forms(count: number): Promise<void> {
    const state = await this.#staff.does<{
      state: { venues: { id: string; seats: number }[]; facilitators: { person: string }[] };
    }>('');
    const venues = (state?.state.venues ?? []).filter(({ seats }) => seats < 50);
    // As many as are needed, spread over the evenings.
    const slots = Array.from({ length: count }, (_, i) => ({
      time: evenings[i % evenings.length],
      venue: venues[Math.floor(i / evenings.length) % venues.length]?.id,
    }));
    const proposed = await this.#staff.propose(slots);
    for (const [i, one] of proposed.entries()) {
      const { participants, facilitators, venue, language, interpreted } = one;
      await this.#staff.does('circles', { participants, facilitators, venue, language, interpreted });
      this.#circles.push({ ...one, number: i + 1 });
    }
    await this.#learns();
    this.#unplaced = (await this.#staff.does<{ unplaced: readonly string[] }>('circles'))?.unplaced.length ?? 0;
  }

  /** Who is behind an id: asked once, as staff do who have to phone. */
  async #learns(): Promise<void> {
    const ids = this.#circles.flatMap(one => one.participants);
    for (let from = 0; from < ids.length; from += 20) {
      const rows = await this.#staff.does<readonly { id: string; contact: { email?: string } }[]>(
        'participants/names',
        {
          ids: ids.slice(from, from + 20),
        },
      );
      for (const { id, contact } of rows ?? []) if (contact.email) this.#addresses.set(id, contact.email);
    }
    const leading = await this.#staff.does<readonly { person: string; contact: { email?: string } }[]>('names', {});
    for (const { person, contact } of leading ?? []) if (contact.email) this.#addresses.set(person, contact.email);
  }

  /** Four weekly sessions of each circle, the first in the week after the kick-off. */
  async plans(): Promise<void> {
    const from = localOf(program.timeZone, this.#gathering.kickOff).date;
    for (const { number, time } of this.#circles)
      for (let n = 1; n <= sessionsOfACircle; n++) {
        const date = weekdayAfter(plusLocalDays(from, 7 * n), weekdays[time] ?? 2);
        await this.#staff.does('sessions', { circle: number, date, time: '18:00', minutes });
        await this.#staff.does('sessions/confirm', { circle: number, session: n });
        this.#sessions.push({ circle: number, n, start: instantOf(program.timeZone, date, '18:00'), status: 'ahead' });
      }
    await this.#world.runner.settle();
  }

  /** A day of the weeks in which circles meet: what was held is told of; one session is moved, one cancelled. */
  async lives(): Promise<void> {
    const now = this.#world.now();
    await atOnce(this.#sessions, pressingAtOnce, async one => {
      const ahead = (Date.parse(one.start) - Date.parse(now)) / 3_600_000;
      if (one.status === 'ahead' && ahead > 24 && ahead < 96) await this.#changes(one);
      if (one.status === 'ahead' && ahead < -12) await this.#tells(one);
    });
    await this.#world.runner.settle();
  }

  /** The second session of the first circle is moved to the day before, after everyone was reminded; the third one of the second is given up. */
  async #changes(one: Planned): Promise<void> {
    const { circle, n: session } = one;
    if (circle === 1 && session === 2 && one.before === undefined) {
      const date = localOf(program.timeZone, one.start).date;
      await this.#staff.does('sessions/move', { circle, session, date, time: '19:00', minutes });
      Object.assign(one, {
        before: one.start,
        start: instantOf(program.timeZone, date, '19:00'),
        changedAt: this.#world.now(),
      });
    }
    if (circle === 2 && session === 3) {
      await this.#staff.does('sessions/cancel', { circle, session });
      Object.assign(one, { status: 'cancelled', changedAt: this.#world.now() });
    }
  }

  /** The record comes from paper to the staff, or by its facilitator's link: who was there, and what people would like to do. */
  async #tells(one: Planned): Promise<void> {
    const { circle, n: session } = one;
    const { participants = [], facilitators = [] } = this.#circles.find(({ number }) => number === circle) ?? {};
    one.status = 'held';
    const address = this.#addresses.get(facilitators[session % 2] ?? '');
    const link =
      address && this.#gathering.linkTo(address, 'session', `~${this.#gathering.dialogue}.${circle}.${session}.`);
    if (circle % 2 === 0 && address && link) return this.#writes(address, link, participants.slice(session % 3));
    await this.#staff.does('sessions/record', {
      ...{ circle, session, attended: participants.slice(session % 3), walkIns: session === 1 ? 1 : 0 },
      ideas: `A later bus on the line of circle ${circle}.`,
    });
  }

  async #writes(address: string, link: string, attended: readonly string[]): Promise<void> {
    await this.#world.as(address, 'record', async () => {
      const page = await this.#world.press(await this.#world.open(link), 'record');
      await this.#world.press(page, 'send', { attended, ideas: 'A place for tools.' });
      this.written++;
    });
  }

  /** So many records came by link. */
  written = 0;

  /** The n-th circle, from one; they begin again after the last one. */
  circle(
    n: number,
  ):
    | { readonly number: number; readonly participants: readonly string[]; readonly facilitators: readonly string[] }
    | undefined {
    return this.#circles[(n - 1) % this.#circles.length];
  }

  /** Someone of the n-th circle who has e-mail, another one each time round. */
  reachable(n: number): { readonly id: string; readonly email: string } | undefined {
    const round = Math.floor((n - 1) / this.#circles.length);
    const all = (this.circle(n)?.participants ?? []).flatMap(id => {
      const email = this.#addresses.get(id);
      return email ? [{ id, email }] : [];
    });
    return all[round + 1] ?? all[0];
  }

  history(): Pick<History, 'circles' | 'unplaced' | 'sessions'> {
    const sitting = ({ participants, facilitators }: Circle) =>
      [...participants, ...facilitators].flatMap(id => this.#addresses.get(id) ?? []);
    return {
      circles: new Map(this.#circles.map(one => [one.number, sitting(one)])),
      unplaced: this.#unplaced,
      sessions: this.#sessions.flatMap(({ status, ...one }): readonly Session[] =>
        status === 'ahead' ? [] : [{ ...one, minutes, status }],
      ),
    };
  }
}

/** The first such weekday on that date or after it; Sunday is 0. */
function weekdayAfter(date: string, weekday: number): string {
  const days = (weekday - new Date(`${date}T00:00:00Z`).getUTCDay() + 7) % 7;
  return plusLocalDays(date, days);
}
