import { plusLocalDays } from '../../functions/platform/kernel/time.ts';
import type { CallRecord } from '../../lib/local/journal.ts';
import { percentile } from '../bench/figures.ts';
import { liaison, type World, waysIn } from '../year/world.ts';
import type { Cast } from './cast.ts';
import type { Going, Reads, Week, Work } from './history.ts';
import type { Membership } from './membership.ts';
import { dueOn } from './weeks.ts';

/** Whoever holds it does so after it is shown, before the evening; released it goes at once; the machine is away for so long. */
const [shown, before, after] = ['15:00', '08:55', '09:59'];
const released = '14:00';
const away = { from: '08:50', to: '11:20', seen: '12:30' };
const seen = '15:30';

/** The days around a Tuesday: the edition goes by itself, is held and released, or goes late since the machine was away. */
export class Tuesdays {
  readonly #world: World;
  readonly #cast: Cast;
  readonly #members: Membership;
  readonly weeks: Week[] = [];

  constructor(world: World, cast: Cast, members: Membership) {
    this.#world = world;
    this.#cast = cast;
    this.#members = members;
  }

  /** From Monday on until the edition of a week has gone. */
  async lives(week: number, monday: string): Promise<void> {
    const tuesday = plusLocalDays(monday, 1);
    const going = week === this.#cast.held ? 'released' : week === this.#cast.away ? 'late' : 'on-time';
    if (going === 'released') await this.#holds(monday);
    await this.#world.runner.settle();
    const { due, settled, work } = await this.#goes(going, tuesday);
    this.#members.reads();
    this.weeks.push({ tuesday, going, settled, due, next: dueOn(plusLocalDays(tuesday, 7)), work });
  }

  async #goes(going: Going, tuesday: string): Promise<Pick<Week, 'due' | 'settled' | 'work'>> {
    const world = this.#world;
    const planned = dueOn(tuesday);
    if (going === 'late') {
      const due = await this.#isAway(tuesday);
      const work = await this.#works(tuesday, away.seen);
      return { due, settled: due, work };
    }
    await world.moveTo(tuesday, before);
    if (going === 'on-time') return { due: planned, settled: planned, work: await this.#works(tuesday, after) };
    await world.moveTo(tuesday, released);
    const due = world.now();
    await this.#releases();
    return { due, settled: planned, work: await this.#works(tuesday, seen) };
  }

  /** Staff hold it by the link of the mail that shows it to them. */
  async #holds(monday: string): Promise<void> {
    const world = this.#world;
    await world.moveTo(monday, shown);
    const mail = world.runner.mail.to(liaison).findLast(({ text }) => /~digest~/.test(text));
    const way = waysIn(mail?.text.match(/https?:\S+\/l\/\S+/g) ?? []).find(({ purpose }) => purpose === 'digest');
    await world.as(liaison, 'hold', async () => {
      await world.press(await world.open(way?.address ?? ''), 'hold');
    });
  }

  async #releases(): Promise<void> {
    const editions = await this.#world.staff<readonly { readonly id: string }[]>('/staff/digests');
    await this.#world.staff(`/staff/digests/${editions?.[0]?.id ?? ''}/release`, {});
  }

  /** The clock of the group fails for some hours, over the time at which it goes. What failed then is no trouble. */
  async #isAway(tuesday: string): Promise<string> {
    const { runner } = this.#world;
    await this.#world.moveTo(tuesday, away.from);
    this.#world.watches();
    const [letters, warnings] = [runner.deadLetters.length, runner.warnings.length];
    runner.intercept(async ({ caller }, perform) =>
      caller.startsWith(clockOf) ? { status: 500, body: '{}' } : perform(),
    );
    await this.#world.moveTo(tuesday, away.to);
    runner.intercept((_, perform) => perform());
    const back = this.#world.now();
    await runner.settle();
    runner.deadLetters.splice(letters);
    runner.warnings.splice(warnings);
    this.#world.pardons();
    return back;
  }

  /** What the edition's functions read until a time of the day. */
  async #works(tuesday: string, until: string): Promise<Work> {
    const { runner } = this.#world;
    const from = this.#world.now();
    await this.#world.moveTo(tuesday, until);
    await runner.settle();
    const reads = runner.calls.filter(one => one.at >= from && isRead(one));
    const mails = Map.groupBy(
      reads.filter(one => one.function.startsWith(writerOf) && !isByChance(one)),
      ({ requestId }) => requestId,
    );
    const all = [...mails.values()];
    // Only the numbers are read by queries: what has been told in a year or two.
    const each = all.map(own => {
      const { calls } = sumOf(own);
      return { calls, units: sumOf(own.filter(one => !isQuery(one))).units };
    });
    return {
      clock: sumOf(reads.filter(one => one.function.startsWith(clockOf))),
      mail: {
        calls: percentile(
          each.map(({ calls }) => calls),
          0.5,
        ),
        units: percentile(
          each.map(({ units }) => units),
          0.5,
        ),
      },
      numbers: percentile(
        all.map(own => sumOf(own.filter(isQuery)).units),
        0.5,
      ),
    };
  }
}

const clockOf = 'advisoryAtDue';
const writerOf = 'mailOnMailWanted';
const isRead = ({ action }: CallRecord): boolean => /^dynamodb:(GetItem|BatchGetItem|Query)$/.test(action);

const isQuery = ({ action }: CallRecord): boolean => action === 'dynamodb:Query';

/**
 * Chance, and no part of a mail's cost: its own row is looked at once more where SES reports it before it is settled; and keys are remembered
 * for minutes, so that whoever writes first reads them for all.
 */
const isByChance = ({ keys: [own = ''] = [] }: CallRecord): boolean =>
  own.startsWith('mail#') || own === 'signing' || own === 'program';

const sumOf = (reads: readonly CallRecord[]): Reads => ({
  calls: reads.length,
  units: reads.reduce((sum, { units }) => sum + units, 0),
});
