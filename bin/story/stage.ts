import { attributesOf, type Filling, formsOf, formWith } from '../year/page.ts';
import { type Letter, liaison, type Way, type World, waysIn } from '../year/world.ts';
import { type Camera, type Picture, widths } from './camera.ts';
import { nadia } from './family.ts';
import type { Talk } from './talking.ts';

/** One chapter of the booklet. */
export interface Chapter {
  readonly title: string;
  readonly words: string;
  readonly pictures: readonly Picture[];
  /** Which of them stands for it on the cover. */
  readonly face: number;
}

/** A call that waits for a person. */
export interface Call {
  readonly id: string;
  readonly kind: string;
  readonly about: { readonly subject: string };
}

/** Where the story is lived: the program, its people's mailboxes, and a camera. */
export class Stage {
  readonly world: World;
  readonly camera: Camera;
  /** The dialogue, once it has begun. */
  talk: Talk | undefined;
  readonly #boxes = new Map<string, Letter[]>();

  constructor(world: World, camera: Camera) {
    this.world = world;
    this.camera = camera;
  }

  get url(): string {
    return this.world.runner.url;
  }

  /** Days later, at a local time of the program. */
  async later(days: number, time: string): Promise<void> {
    await this.world.moveTo(this.world.inDays(days), time);
    await this.world.runner.settle();
  }

  /** The next such weekday, Sunday is 0, at a local time; today counts where that time is still ahead. */
  async until(weekday: number, time: string): Promise<void> {
    for (let days = 0; ; days++) {
      const date = this.world.inDays(days);
      const ahead = new Date(`${date}T00:00:00Z`).getUTCDay() === weekday;
      if (!ahead) continue;
      const before = this.world.now();
      await this.world.moveTo(date, time);
      if (this.world.now() > before) break;
    }
    await this.world.runner.settle();
  }

  /** All that someone was sent so far, oldest first. */
  letters(address: string): readonly Letter[] {
    for (const [to, come] of this.world.post()) this.#boxes.set(to, [...(this.#boxes.get(to) ?? []), ...come]);
    return this.#boxes.get(address) ?? [];
  }

  /** The newest link of someone's mails for a purpose. */
  link(address: string, purpose: string): string {
    const ways = this.letters(address).flatMap(({ links }) => links);
    return required(
      ways.findLast(way => way.purpose === purpose),
      `a link ${purpose} in the mails to ${address}`,
    ).address;
  }

  /** The newest mail to someone, as its client shows it, with such a link in it. */
  mailWith(address: string, purpose: string): string {
    const mails = this.world.runner.mail.to(address);
    return required(
      mails.findLast(({ text }) => text.includes(`~${purpose}~`)),
      `a mail ${purpose} to ${address}`,
    ).html;
  }

  /** Presses the buttons of a link's pages, one after another; what is filled in goes with the last one. */
  async presses(link: string, values: string | readonly string[], filling: Filling = {}): Promise<void> {
    let page = await this.world.open(link);
    const all = typeof values === 'string' ? [values] : values;
    for (const [n, value] of all.entries()) {
      if (!formWith(page, value)) {
        const there = formsOf(page.markup).flatMap(({ buttons }) => buttons.map(one => one.value));
        throw new Error(`There is no button ${value} at ${link}, but ${there.join(', ')}.`);
      }
      page = await this.world.press(page, value, n === all.length - 1 ? filling : {});
    }
    await this.world.runner.settle();
  }

  /** A staff door, which must not refuse. */
  async staff<T = unknown>(path: string, body?: object): Promise<T> {
    const { runner } = this.world;
    const answer = await fetch(this.url + path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${runner.staffToken(liaison)}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${text}`);
    await runner.settle();
    return JSON.parse(text) as T;
  }

  /** The one call of a kind that waits. */
  async call(kind: string): Promise<Call> {
    const calls = await this.staff<readonly Call[]>('/staff/calls');
    return required(
      calls.findLast(one => one.kind === kind),
      `a call ${kind} among ${calls.map(one => one.kind)}`,
    );
  }

  /** A page of the desk as the liaison sees it. */
  async desk(path: string, aim: Parameters<Camera['take']>[1]): Promise<Picture> {
    await this.camera.signIn(`${this.url}/desk`, liaison);
    return this.camera.take(this.url + path, { width: widths.desk, height: 720, ...aim });
  }

  /** The sheet of a call, opened: how to be careful, whom, and what to say. */
  async sheet(call: string, aim: Parameters<Camera['take']>[1]): Promise<Picture> {
    return this.desk(`/desk/calls/${call}`, { before: page => page.click('main form button'), ...aim });
  }

  /** Where a page leads to for a purpose. */
  async way(page: string, purpose: string): Promise<string> {
    const { markup } = await this.world.open(page);
    const hrefs = [...markup.matchAll(/<a\b([^>]*)>/g)].map(([, tag]) => attributesOf(` ${tag}`).href ?? '');
    const ways: readonly Way[] = waysIn(hrefs);
    return required(
      ways.findLast(way => way.purpose === purpose),
      `a way ${purpose} on ${page}`,
    ).address;
  }

  /** The page on which a navigator tells of her week. */
  week(): string {
    return this.link(nadia.email, 'week');
  }
}

/** What the story needs in order to go on. Throws where it is not there. */
export function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The story needs ${what}.`);
  return value;
}
