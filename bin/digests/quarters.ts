import type { World } from '../year/world.ts';
import type { History, Rollup } from './history.ts';

/** The eight figures. */
const figures = [
  'came',
  'direction',
  'asked',
  'languages',
  'waited',
  'waitedLanguages',
  'waitedNeeds',
  'unmet',
] as const;

/** Of how many of them something can be told. */
const readable = (rollup: Rollup): number =>
  figures.filter(name => {
    const figure = rollup[name];
    return Array.isArray(figure) ? figure.length > 0 : figure !== undefined;
  }).length;

/** The staff's rollup for the consultation meetings, looked at in the first week of each quarter for the one before. */
export class Quarters {
  readonly #world: World;
  readonly rollups: History['rollups'][number][] = [];
  #last = '';

  constructor(world: World) {
    this.#world = world;
  }

  async looks(): Promise<void> {
    const quarter = `${this.#world.today().slice(0, 4)}-Q${Math.ceil(Number(this.#world.today().slice(5, 7)) / 3)}`;
    if (quarter === this.#last) return;
    this.#last = quarter;
    const now = await this.#world.staff<Rollup>('/staff/advisory/rollup');
    const rollup = now && (await this.#world.staff<Rollup>(`/staff/advisory/rollup?quarter=${now.before}`));
    if (rollup) this.rollups.push({ rollup, readable: readable(rollup) });
  }
}
