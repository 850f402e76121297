import { type World, waysIn } from '../year/world.ts';
import type { Cast, Member } from './cast.ts';
import type { Digest, Reader, Without } from './history.ts';
import { isDigest, numbersIn, oneClickOf, Reading } from './letters.ts';

/** A member on her way. */
interface Living {
  readonly one: Member;
  /** Her number, once she is invited. */
  id?: string;
  readonly gets: { from: string; to?: string }[];
  readonly topics: ({ since: string } & Without)[];
  /** The way to her page, and what her mail program posts to stop the digest: of the latest mail that had it. */
  page?: string;
  oneClick?: string;
  stopped?: boolean;
  left?: boolean;
}

/** Someone who can tell something. */
export interface Author {
  readonly id: string;
  readonly organization: string;
}

/** Staff see to mail that came back on the Monday after so many weeks. */
const seenToAfter = 6;

/** Those who belong to the group, by their mail, its links and what staff do for them. */
export class Membership {
  readonly #world: World;
  readonly #living: readonly Living[];
  readonly #byAddress: ReadonlyMap<string, Living>;
  readonly #cast: Cast;
  readonly #organizations: string[] = [];
  readonly #reading = new Reading();
  readonly digests: Digest[] = [];
  #read = 0;

  constructor(world: World, cast: Cast) {
    this.#world = world;
    this.#living = cast.members.map(one => ({ one, gets: [], topics: [] }));
    this.#byAddress = new Map(this.#living.map(self => [self.one.email, self]));
    for (const { title } of cast.plans) this.#reading.knows(title);
    this.#cast = cast;
  }

  /** Those who belong, with their numbers and the titles of their organizations. */
  present(): readonly Author[] {
    const { organizations } = this.#cast;
    return this.#living.flatMap(({ id, left, one }) =>
      id !== undefined && !left ? [{ id, organization: organizations[one.organization]?.title ?? '' }] : [],
    );
  }

  readers(): readonly Reader[] {
    return this.#living.map(({ one, gets, topics }) => ({ address: one.email, gets, topics }));
  }

  /** Who comes is invited, and presses the button of her invitation; where that comes back, staff know her. */
  async comes(week: number): Promise<void> {
    await this.#speaksFor();
    const coming = this.#living.filter(({ one }) => one.comes === week);
    for (const self of coming) {
      const { name, email, language, organization } = self.one;
      const told = { name, email, language, organization: this.#organizations[organization] ?? '' };
      const invited = await this.#world.staff<{ id: string }>('/staff/members', told);
      if (invited) self.id = invited.id;
    }
    await this.#world.runner.settle();
    for (const self of coming) await this.#joins(self);
    await this.#world.runner.settle();
    await this.#isSeenTo(week);
    this.reads();
  }

  /** Whom members speak for is entered before the first of them. */
  async #speaksFor(): Promise<void> {
    for (const one of this.#cast.organizations.slice(this.#organizations.length)) {
      const entered = await this.#world.staff<{ id: string }>('/staff/organizations', one);
      this.#organizations.push(entered?.id ?? '');
    }
  }

  async #joins(self: Living): Promise<void> {
    const { email, name, fails } = self.one;
    if (fails) {
      await this.#world.staff(`/staff/members/${self.id}/confirm`, {});
      return;
    }
    const [mail] = this.#world.runner.mail.to(email);
    const [invitation] = waysIn(mail?.text.match(/https?:\S+\/l\/\S+/g) ?? []);
    await this.#world.as(name, 'the invitation', async () => {
      await this.#world.press(await this.#world.open(invitation?.address ?? ''), 'join');
      self.gets.push({ from: this.#world.now() });
    });
  }

  /** Where mail came back, the welcome too, staff say that it arrives again, once when she has come and now and then. */
  async #isSeenTo(week: number): Promise<void> {
    for (const self of this.#living) {
      const { fails, comes } = self.one;
      if (!fails || self.id === undefined || self.left || (week - comes) % seenToAfter !== 0) continue;
      await this.#world.staff(`/staff/members/${self.id}/reachable`, {});
      if (this.#isIn(self) || self.stopped) continue;
      self.gets.push({ from: this.#world.now() });
    }
  }

  #isIn({ gets }: Living): boolean {
    const last = gets.at(-1);
    return last !== undefined && last.to === undefined;
  }

  /** Reads what has come since: digests, and the ways in every mail. */
  reads(): void {
    const all = this.#world.runner.mail.all();
    for (const mail of all.slice(this.#read)) {
      const [to = ''] = mail.to;
      const self = this.#byAddress.get(to);
      const page = waysIn(mail.text.match(/https?:\S+\/l\/\S+/g) ?? []).find(one => one.purpose === 'member');
      if (self && page) self.page = page.address;
      // What comes back or is complained of is the last one until staff have seen to it.
      if (self?.one.fails) this.#ends(self, mail.at);
      if (!isDigest(mail)) continue;
      const oneClick = oneClickOf(mail);
      if (oneClick === undefined) this.#world.troubles.push(`${mail.at} ${to}: the digest cannot be stopped`);
      else if (self) self.oneClick = oneClick;
      this.digests.push({ at: mail.at, to, lines: this.#reading.linesOf(mail.text), numbers: numbersIn(mail.text) });
    }
    this.#read = all.length;
  }

  #ends({ gets }: Living, at: string): void {
    const last = gets.at(-1);
    if (last && last.to === undefined && last.from < at) last.to = at;
  }

  /** What members do after the digest: stop it, start it again, choose topics, leave. */
  async acts(week: number): Promise<void> {
    this.reads();
    for (const self of this.#living) {
      const { one } = self;
      if (self.left || self.id === undefined) continue;
      if (one.chooses?.week === week) await this.#chooses(self, one.chooses.without);
      if (one.stops === week) await this.#stops(self);
      if (one.starts === week) await this.#starts(self);
      if (one.leaves === week) await this.#leaves(self);
    }
  }

  /** What she wants to read of is ticked. */
  #chooses(self: Living, without: Without): Promise<void> {
    return this.#onPage(self, 'topics', page => {
      const offered = (name: string): readonly string[] => [
        ...new Set([...page.matchAll(new RegExp(`name="${name}"[^>]* value="([^"]*)"`, 'g'))].map(([, id = '']) => id)),
      ];
      self.topics.push({ since: this.#world.now(), ...without });
      return {
        kinds: offered('kinds').filter(id => !without.kinds.includes(id)),
        needs: offered('needs').filter(id => !without.needs.includes(id)),
      };
    });
  }

  /** As her mail program does it: no page, no cookie. Who has had none yet has nothing to stop. */
  async #stops(self: Living): Promise<void> {
    if (self.oneClick === undefined) return;
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const answer = await fetch(self.oneClick, { method: 'POST', body, redirect: 'error' });
    if (!answer.ok)
      this.#world.troubles.push(`${this.#world.now()} ${self.one.name}: one click answers ${answer.status}`);
    await answer.text();
    self.stopped = true;
    this.#ends(self, this.#world.now());
  }

  async #starts(self: Living): Promise<void> {
    if (this.#isIn(self) || self.one.fails) return;
    await this.#onPage(self, 'start');
    self.stopped = false;
    self.gets.push({ from: this.#world.now() });
  }

  async #leaves(self: Living): Promise<void> {
    if (self.one.fails) await this.#world.staff(`/staff/members/${self.id}/remove`, {});
    else await this.#onPage(self, 'leave');
    self.left = true;
    this.#ends(self, this.#world.now());
  }

  async #onPage(
    self: Living,
    button: string,
    filling: (markup: string) => Readonly<Record<string, readonly string[]>> = () => ({}),
  ): Promise<void> {
    await this.#world.as(self.one.name, button, async () => {
      const page = await this.#world.open(self.page ?? '');
      await this.#world.press(page, button, filling(page.markup));
    });
  }
}
