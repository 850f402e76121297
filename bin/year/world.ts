import { instantOf, isWorkingDay, localOf, plusLocalDays } from '../../functions/platform/kernel/time.ts';
import { program } from '../../functions/program/settings.ts';
import type { Runner } from '../../lib/local/running.ts';
import type { Look, Sent } from './history.ts';
import { alertIn, kindOf } from './mail-kinds.ts';
import { type Filling, filled, formWith, Lacking, type Page } from './page.ts';

/** The liaison's address, and the account that she signs in with. */
export const liaison = 'liaison@library.example';

/** A mail with the links that it holds, in its order. */
export interface Letter {
  readonly at: string;
  readonly kind: string;
  readonly subject: string;
  readonly text: string;
  readonly links: readonly Way[];
}

/** A link and what it is for, as its address says. */
export interface Way {
  readonly purpose: string;
  /** What it is about. */
  readonly subject: string;
  readonly address: string;
}

const wayOf = (address: string): Way => {
  const [, , purpose = '', subject = ''] = (address.split('/l/')[1] ?? '').split('~');
  return { purpose, subject, address };
};

/** The links of a text or of a page, by what they are for. */
export const waysIn = (addresses: readonly string[]): readonly Way[] =>
  addresses.filter(one => one.includes('/l/')).map(wayOf);

/** Compares by a text. What comes in one moment comes in any order: it is taken in one that is always the same. */
export const by =
  <T>(text: (one: T) => string) =>
  (one: T, other: T): number =>
    text(one) < text(other) ? -1 : text(one) > text(other) ? 1 : 0;

const inTurn = by(({ at, kind, links }: Letter) => `${at.slice(0, 16)} ${kind} ${links[0]?.subject ?? ''}`);

const pairingIn = ({ subject }: Way): string | undefined => /^[a-z0-9]+\.\d+/.exec(subject)?.[0];

/** The program as people meet it: mailboxes, pages, the staff's doors, and a clock that is moved. */
export class World {
  readonly runner: Runner;
  readonly mails: Sent[] = [];
  readonly looks: Look[] = [];
  readonly troubles: string[] = [];
  /** When the first meeting of a pairing took place, which somebody has told of since. */
  readonly met: Record<string, string> = {};
  readonly #letters = new Map<string, Letter[]>();
  #read = 0;
  #watched = '';
  /** The day of the year, from 0. */
  day = 0;
  /** It is evening: what was to happen today has happened. */
  evening = false;
  /** How many pages were opened and buttons pressed, by people and by staff. */
  presses = 0;

  constructor(runner: Runner) {
    this.runner = runner;
  }

  now(): string {
    return this.runner.now().toISOString();
  }

  /** The local date. */
  today(): string {
    return localOf(program.timeZone, this.now()).date;
  }

  /** The local date so many days from today. */
  inDays(days: number): string {
    return plusLocalDays(this.today(), days);
  }

  isWorkingDay(): boolean {
    return isWorkingDay(this.today(), program.holidays);
  }

  /** Moves the clock to a local time of a day, and runs all that falls due on the way. */
  async moveTo(date: string, time: string): Promise<void> {
    const at = instantOf(program.timeZone, date, time);
    if (at > this.now()) await this.runner.moveTo(at);
  }

  /** Notes what failed or was put off for good since the last time: the runner forgets it after a while. */
  watches(): void {
    const { logs, invocations } = this.runner;
    const since = this.#watched;
    const failed = invocations.filter(one => one.at >= since && 'error' in one && one.error);
    const parked = logs.filter(({ at, line }) => at >= since && line.includes('ParkedRows'));
    this.#watched = this.now();
    this.troubles.push(
      ...failed.map(one => `${one.at} ${one.function} failed: ${JSON.stringify(one.error)}`),
      ...parked.map(({ at, line }) => `${at} parked: ${line}`),
    );
  }

  /** What has failed since the last time was meant to: the machine was away. Nobody is troubled by it. */
  pardons(): void {
    // The last of it can have begun in this very millisecond.
    this.#watched = new Date(this.runner.now().getTime() + 1).toISOString();
  }

  /** Sorts what has come since into mailboxes; answers whose they are. Nothing that comes later is read before the next time. */
  post(): ReadonlyMap<string, readonly Letter[]> {
    const all = this.runner.mail.all();
    for (const mail of all.slice(this.#read)) {
      const [to = ''] = mail.to;
      const links = waysIn(mail.text.match(/https?:\S+\/l\/\S+/g) ?? []);
      const kind = kindOf(mail.subject);
      const box = this.#letters.get(to) ?? [];
      this.#letters.set(to, [...box, { at: mail.at, kind, subject: mail.subject, text: mail.text, links }]);
      const code = to === liaison ? alertIn(mail) : undefined;
      const receipt = mail.subject.split(': ')[1]?.replaceAll('-', '') ?? '';
      this.mails.push({
        at: mail.at,
        to,
        kind: code ? 'alert' : kind,
        pairings: [...new Set(links.flatMap(one => pairingIn(one) ?? []))],
        ...(code && { alert: { code, receipt, urgent: mail.subject.startsWith('Please call') } }),
      });
    }
    this.#read = all.length;
    const come = [...this.#letters].toSorted(by(([to]) => to));
    this.#letters.clear();
    return new Map(come.map(([to, letters]) => [to, letters.toSorted(inTurn)]));
  }

  /** Opens a link, or a page of the program. */
  async open(address: string): Promise<Page> {
    return this.#asked(address, {});
  }

  /** Presses the button of this value on a page, with what is filled in. Throws where the page lacks what is needed. */
  async press(page: Page, value: string, filling: Filling = {}): Promise<Page> {
    const form = formWith(page, value);
    if (!form) throw new Lacking(`there is no form with a button ${value}`);
    const address = form.action === '' ? page.address : form.action;
    const shown = await this.#asked(address, { method: 'POST', body: filled(form, value, filling) });
    if (shown.markup.includes('id="faults"')) throw new Lacking(`${value} was not taken: ${faultsIn(shown.markup)}`);
    return shown;
  }

  async #asked(address: string, init: RequestInit): Promise<Page> {
    this.presses++;
    const url = address.startsWith('http') ? address : this.runner.url + address;
    const answer = await fetch(url, { redirect: 'manual', ...init });
    const markup = await answer.text();
    const { status } = answer;
    // A link that is too old is a page like any other.
    if (status >= 400 && status !== 410) throw new Lacking(`the page answers ${status}`);
    return { status, address: url, markup };
  }

  /** A staff door: GET without a body, POST with one. Answers the body, or undefined where it refuses; failing is a trouble. */
  async staff<T>(path: string, body?: object): Promise<T | undefined> {
    this.presses++;
    const answer = await fetch(this.runner.url + path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${this.runner.staffToken(liaison)}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    // Something was settled meanwhile: the liaison reads why, and goes on.
    if (answer.ok) return JSON.parse(text) as T;
    if (answer.status !== 409 && answer.status !== 404)
      this.troubles.push(`${this.now()} staff ${path} answers ${answer.status}: ${text.slice(0, 300)}`);
    return undefined;
  }

  /** Does something as a person; what she lacks is a trouble of the program's, and not the end of the year. */
  async as(name: string, what: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Lacking)) throw error;
      this.troubles.push(`${this.now()} ${name}, ${what}: ${error.message}`);
    }
  }
}

const faultsIn = (markup: string): string =>
  [...markup.matchAll(/<p class="fault"[^>]*>(.*?)<\/p>/g)]
    .map(([, text]) => text)
    .join(' ')
    .slice(0, 200);
