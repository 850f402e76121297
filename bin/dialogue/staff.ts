import type { World } from '../year/world.ts';

/** A circle as the proposal has it. */
export interface Proposed {
  readonly time: string;
  readonly venue: string;
  readonly language: string;
  readonly participants: readonly string[];
  readonly facilitators: readonly string[];
  readonly interpreted: readonly string[];
}

/** The staff who lead one dialogue, by their doors. */
export class Staff {
  readonly world: World;
  readonly #path: string;

  constructor(world: World, id: string) {
    this.world = world;
    this.#path = `/staff/dialogues/${id}`;
  }

  /** A door of this dialogue; what refuses is a trouble, and the story goes on. */
  async does<T = Record<string, unknown>>(act: string, body?: object): Promise<T | undefined> {
    const answer = await this.world.staff<T>(`${this.#path}${act && `/${act}`}`, body);
    if (answer === undefined) this.world.troubles.push(`${this.world.now()} ${act} was refused`);
    return answer;
  }

  /** On to the next stage; where a guard says that something is missing, that is a trouble. */
  async goesOn(stage: string): Promise<void> {
    if (await this.does('next', { stage })) return;
    const said = await this.does<{ next?: { missing: readonly { detail: string }[] } }>('');
    const missing = (said?.next?.missing ?? []).map(({ detail }) => detail);
    this.world.troubles.push(`before ${stage}: ${missing.join(' ')}`);
  }

  /** Everyone who registered, page by page. */
  async participants(): Promise<readonly { readonly id: string; readonly status: string }[]> {
    const all: { id: string; status: string }[] = [];
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page: { rows: typeof all; next?: string } | undefined = await this.does(
        `participants${after && `?after=${encodeURIComponent(after)}`}`,
      );
      all.push(...(page?.rows ?? []));
      after = page?.next;
    }
    return all;
  }

  async propose(slots: readonly object[]): Promise<readonly Proposed[]> {
    return (await this.does<{ circles: readonly Proposed[] }>('circles/propose', { slots }))?.circles ?? [];
  }
}
