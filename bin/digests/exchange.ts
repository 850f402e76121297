import { instantOf, plusLocalDays } from '../../functions/platform/kernel/time.ts';
import { program } from '../../functions/program/settings.ts';
import type { World } from '../year/world.ts';
import type { Cast, Plan } from './cast.ts';
import type { Thing } from './history.ts';
import type { Author, Membership } from './membership.ts';

/** Something on its way: planned, or told and approved. */
interface Told {
  readonly plan: Plan;
  readonly id: string;
  readonly week: number;
  thing: Thing;
}

/** So many weeks after it was approved an issue is referred, answered and closed. */
const [referredAfter, answeredAfter, closedAfter] = [2, 4, 5];
const eventTime = '18:00';

/** What members tell: by phone, so that staff enter it for them and approve it; issues are carried to their answer. */
export class Exchange {
  readonly #world: World;
  readonly #plans: readonly Plan[];
  readonly #members: Membership;
  readonly #told: Told[] = [];

  constructor(world: World, { plans }: Cast, members: Membership) {
    this.#world = world;
    this.#plans = plans;
    this.#members = members;
  }

  things(): readonly Thing[] {
    return this.#told.map(({ thing }) => thing);
  }

  /** What is planned for this day is entered and approved. */
  async tells(week: number, onThursday: boolean): Promise<void> {
    const present = this.#members.present();
    const due = this.#plans.filter(one => one.week === week && one.onThursday === onThursday);
    for (const plan of due) {
      const author = present[plan.turn % present.length];
      if (author) await this.#tells(plan, { week, author });
    }
  }

  async #tells(plan: Plan, { week, author }: { week: number; author: Author }): Promise<void> {
    const { title, kind, need, days } = plan;
    const last = this.#world.inDays(days);
    const when = kind === 'issue' ? {} : kind === 'event' ? { date: last, time: eventTime } : { until: last };
    const body = { member: author.id, kind, title, text: textOf(plan), ...(need && { need }), ...when };
    const entered = await this.#world.staff<{ id: string }>('/staff/items', body);
    if (!entered || !(await this.#world.staff(`/staff/items/${entered.id}/approve`, {}))) {
      this.#world.troubles.push(`${this.#world.now()} ${title} was not taken`);
      return;
    }
    const zone = program.timeZone;
    const thing: Thing = {
      title,
      kind,
      ...(need && { need }),
      organization: author.organization,
      approved: this.#world.now(),
      ...(kind === 'event' && { starts: instantOf(zone, last, eventTime) }),
      ...(kind !== 'issue' && { until: instantOf(zone, plusLocalDays(last, 1), '00:00') }),
    };
    this.#told.push({ plan, id: entered.id, week, thing });
  }

  /** Some is taken back; issues are referred, answered and closed. */
  async goesOn(week: number): Promise<void> {
    const now = this.#world.now();
    for (const one of this.#told) {
      const age = week - one.week;
      const isOver = one.thing.withdrawn !== undefined || (one.thing.until !== undefined && one.thing.until <= now);
      if (one.plan.takenBack === age && !isOver && one.plan.kind !== 'issue') await this.#takesBack(one);
      if (one.plan.kind === 'issue') await this.#carries(one, age);
    }
  }

  async #takesBack(one: Told): Promise<void> {
    if (await this.#world.staff(`/staff/items/${one.id}/withdraw`, {}))
      one.thing = { ...one.thing, withdrawn: this.#world.now() };
  }

  async #carries(one: Told, age: number): Promise<void> {
    const [body] = program.advisory.bodies;
    const act = (what: string, told: object) => this.#world.staff(`/staff/issues/${one.id}/${what}`, told);
    if (age === referredAfter && body && (await act('refer', { body: body.id })))
      one.thing = { ...one.thing, referred: this.#world.now() };
    if (age === answeredAfter && (await act('answer', { text: 'It is seen to.' })))
      one.thing = { ...one.thing, answered: this.#world.now() };
    if (age === closedAfter && (await act('close', { reason: 'answered' })))
      one.thing = { ...one.thing, closed: this.#world.now() };
  }
}

/** Some texts are longer than a mail shows. */
const textOf = ({ turn }: Plan): string =>
  'Open to everyone, whatever their papers. Ask for us at the desk. '.repeat(turn % 7 === 0 ? 4 : 1).trim();
