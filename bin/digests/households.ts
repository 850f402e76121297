import { program } from '../../functions/program/settings.ts';
import { dice } from '../year/dice.ts';
import type { World } from '../year/world.ts';
import type { Came } from './history.ts';
import type { DigestOptions } from './options.ts';

/** So likely each, in a hundred: what households ask for. The first is asked for by nearly all, the last by hardly anybody. */
const likely: Readonly<Record<string, number>> = {
  'english-class': 60,
  work: 45,
  school: 35,
  health: 30,
  housing: 25,
  'child-care': 12,
  computer: 4,
};

/** Which of a hundred speak which language. Navigators speak the first two; who speaks another one waits. */
const spoken = { es: 40, ar: 30, ksw: 18, ti: 10, my: 2 } as const;
const known: readonly string[] = ['es', 'ar'];
const tickets = Object.entries(spoken).flatMap(([code, many]) => Array.from({ length: many }, () => code));

const slots = ['mon-morning', 'wed-evening'];
const area = program.areas[0]?.id ?? '';

/** So many navigators of each language: as many offers as households of a week. */
const navigatorsEach = 3;

/**
 * Invented households, that the digest has numbers of: staff enter them, it is known whether there is a navigator for them, and after the
 * digest of the week they have moved away. What becomes of households is another year's matter (`npm run year`).
 */
export class Households {
  readonly #world: World;
  readonly #options: DigestOptions;
  readonly came: Came[] = [];
  #open: string[] = [];

  constructor(world: World, options: DigestOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** Those who speak what most households speak. */
  async begin(): Promise<void> {
    if (this.#options.households === 0) return;
    for (const code of known)
      for (let n = 0; n < navigatorsEach; n++)
        await this.#world.staff('/staff/navigators', {
          name: `Navigator ${code} ${n}`,
          email: `navigator-${code}-${n}@group.example`,
          languages: [
            { code, level: 'fluent' },
            { code: 'en', level: 'fluent' },
          ],
          areas: [area],
          strengths: ['school'],
          availability: slots,
          capacity: 2,
        });
  }

  /** Those of a week: as many in each, by and large. */
  async comes(week: number): Promise<void> {
    const { households, weeks, seed } = this.#options;
    const [before, now] = [week, week + 1].map(n => Math.floor((households * n) / weeks));
    for (let n = before ?? 0; n < (now ?? 0); n++) await this.#comes(n, dice(seed * 10_000 + 5_000 + n));
  }

  async #comes(n: number, luck: ReturnType<typeof dice>): Promise<void> {
    const language = luck.pick(tickets);
    const asked = Object.entries(likely).flatMap(([need, percent]) => (luck.chance(percent) ? [need] : []));
    const needs = asked.length > 0 ? asked : ['english-class'];
    const entered = await this.#world.staff<{ id: string }>('/staff/arrivals', {
      preferredName: `Household ${n}`,
      contact: { email: `household-${n}@home.example` },
      languages: [{ code: language, level: 'fluent' }],
      consent: { version: program.consent.version, language: 'en' },
      adult: true,
      area,
      availability: slots,
      needs,
      introduction: 'at-once',
    });
    if (!entered) return;
    this.#open.push(entered.id);
    this.came.push({ at: this.#world.now(), kind: known.includes(language) ? 'found' : 'waited', needs, language });
  }

  /** They have moved away. */
  async go(): Promise<void> {
    for (const id of this.#open) await this.#world.staff(`/staff/arrivals/${id}/close`, { reason: 'moved-away' });
    this.#open = [];
  }
}
