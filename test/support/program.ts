import { expect } from 'vitest';
import type { Purpose } from '../../functions/platform/links.ts';
import { startRunner } from '../../lib/local/runner.ts';
import type { Runner, RunnerOptions } from '../../lib/local/running.ts';
import { browsing, type Opened, pairsOf } from './browsing.ts';
import { canaries } from './canaries.ts';
import { type AtDesk, type Role, signInAt } from './desk.ts';
import { newestWay, waysIn } from './ways.ts';

/** A household as the form posts it, in Arabic, complete. */
export const amina = {
  preferredName: 'Amina',
  contact: { email: 'amina@home.example' },
  languages: [
    { code: 'ar', level: 'fluent' },
    { code: 'en', level: 'basic' },
  ],
  consent: { version: '2026-11', language: 'ar' },
  adult: true,
  area: 'frog-hollow',
  availability: ['mon-morning', 'wed-evening'],
  needs: ['school', 'health'],
  household: { adults: 2, childrenAgeBands: ['5-12'] },
} as const;

/** A navigator who fits her. */
export const nadia = {
  name: 'Nadia Haddad',
  email: 'nadia@navigators.example',
  languages: [
    { code: 'ar', level: 'fluent' },
    { code: 'en', level: 'fluent' },
  ],
  areas: ['frog-hollow'],
  strengths: ['school'],
  availability: ['mon-morning', 'wed-evening'],
} as const;

/** A page as a person sees it: status, language and direction, and the text between the tags. */
export interface Page {
  readonly status: number;
  readonly lang: string | undefined;
  readonly dir: string | undefined;
  readonly text: string;
  readonly markup: string;
}

/** The program running from its own templates, and people who use it. */
export interface Program {
  readonly runner: Runner;
  readonly url: string;
  /** The latest mail to an address. */
  mailTo(address: string): Runner['mail'] extends { to(address: string): (infer M)[] } ? M : never;
  /** The newest link of a purpose that an address was sent, whatever else went out since or in the same instant. Throws when there is none. */
  way(address: string, purpose: Purpose): string;
  /** All links of a purpose that an address was sent, the oldest mail first; none when there are none. */
  ways(address: string, purpose: Purpose): readonly string[];
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Page>;
  /** Presses a button of a link's page, and waits for what follows. */
  press(link: string, fields: Readonly<Record<string, string>>): Promise<Page>;
  /** The same with names that repeat. */
  pressAll(link: string, fields: readonly (readonly [string, string])[]): Promise<Page>;
  post(
    path: string,
    body: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  /** Someone signs in at the desk, as a person does, and works there. */
  desk(email: string, roles?: readonly Role[]): Promise<AtDesk>;
  staff(method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ status: number; body: never }>;
  /** Registers a household and settles; answers its receipt. */
  arrives(household: object): Promise<string>;
  /** Moves on and settles. */
  later(duration: string): Promise<void>;
  /** What was told of people in this story and lies where it should not: the sink, the field and the word. */
  leaks(): Promise<readonly string[]>;
  /** Ends it without looking for leaks. */
  end(): Promise<void>;
  /** Another story: nobody is known, nothing has happened, and it is that Monday morning again. The functions stay warm. */
  beginAgain(): Promise<void>;
}

/** A Monday morning, 10:00 in Hartford, some weeks ahead of the machine's clock: nothing is quiet, nothing is a holiday. */
function aMondayMorning(): string {
  const day = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000);
  while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() + 1);
  return new Date(day.getTime() + 15 * 3_600_000).toISOString();
}

/**
 * Starts the program, empty, on a Monday morning. Whatever is told to it of people is a canary: when the story ends, all places that
 * should not know it are searched (`canaries.ts`).
 */
export async function startProgram(options: RunnerOptions = {}): Promise<Program> {
  const runner = await startRunner(options);
  const birds = canaries();
  const nothingLeaked = async () =>
    expect(await birds.found(runner), 'what is personal lies where it should not').toEqual([]);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= nothingLeaked().finally(() => runner.stop());
    return stopped;
  };
  await runner.moveTo(aMondayMorning());
  const ask = async (path: string, init: RequestInit = {}): Promise<Page> => {
    const answer = await fetch(path.startsWith('http') ? path : runner.url + path, { redirect: 'manual', ...init });
    const markup = await answer.text();
    birds.asked(path, { headers: answer.headers, body: markup });
    await runner.settle();
    return { status: answer.status, ...seen(markup), markup };
  };
  const mailTo: Program['mailTo'] = address => {
    const mail = runner.mail.to(address).at(-1);
    if (!mail) throw new Error(`No mail to ${address}`);
    return mail;
  };
  const program: Program = {
    runner: { ...runner, stop },
    url: runner.url,
    mailTo,
    way: (address, purpose) => {
      const way = newestWay(runner.mail.to(address), purpose);
      if (way === undefined) throw new Error(`No mail to ${address} has a link for "${purpose}"`);
      return way;
    },
    ways: (address, purpose) => runner.mail.to(address).flatMap(({ text }) => waysIn(text, purpose)),
    get: (path, headers = {}) => ask(path, { headers }),
    press: (link, fields) => {
      birds.plant(fields);
      return ask(link, { method: 'POST', body: new URLSearchParams(fields) });
    },
    pressAll: (link, fields) => {
      birds.plant(Object.fromEntries(fields));
      return ask(link, {
        method: 'POST',
        body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])),
      });
    },
    async post(path, body, headers = {}) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      birds.plant(body);
      const answer = await fetch(runner.url + path, {
        method: 'POST',
        body: text,
        headers: { 'content-type': 'application/json', ...headers },
      });
      const read = await answer.text();
      birds.asked(path, { headers: answer.headers, body: read });
      await runner.settle();
      return { status: answer.status, body: JSON.parse(read) as Record<string, unknown> };
    },
    async staff(method, path, body) {
      // A token lives an hour of program time, and journeys take weeks.
      const headers = {
        authorization: `Bearer ${runner.staffToken('liaison@library.example')}`,
        'content-type': 'application/json',
      };
      birds.plant(body);
      const answer = await fetch(runner.url + path, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const read = await answer.text();
      birds.asked(path, { headers: answer.headers, body: read });
      await runner.settle();
      const isText = answer.headers.get('content-type')?.startsWith('text/');
      return { status: answer.status, body: (isText ? read : JSON.parse(read)) as never };
    },
    async desk(email, roles = ['liaison']) {
      const seen = (url: string, { headers, markup }: Opened) => birds.asked(url, { headers, body: markup });
      const { desk } = await signInAt(`${runner.url}/desk`, { email, roles }, browsing(seen));
      return {
        ...desk,
        async get(path) {
          const page = await desk.get(path);
          await runner.settle();
          return page;
        },
        async post(path, fields = {}) {
          birds.plant(Object.fromEntries(pairsOf(fields)));
          const page = await desk.post(path, fields);
          await runner.settle();
          return page;
        },
      };
    },
    async arrives(household) {
      const { status, body } = await program.post('/arrivals', household);
      if (status !== 202) throw new Error(`Refused: ${JSON.stringify(body)}`);
      return String(body.receipt);
    },
    async later(duration) {
      await runner.advance(duration);
    },
    leaks: () => birds.found(runner),
    end: () => runner.stop(),
    async beginAgain() {
      await nothingLeaked();
      birds.clear();
      // Functions remember the keys that sign links, and the one that wraps the keys of people.
      const tables = runner.deployment.ofType('AWS::DynamoDB::GlobalTable');
      await runner.renew(tables.filter(one => /^(LinkKeys|PersonKeys)/.test(one.id)).map(one => one.ref));
      await runner.moveTo(aMondayMorning());
    },
  };
  return program;
}

const seen = (markup: string): Omit<Page, 'status' | 'markup'> => {
  const [, lang, dir] = /<html lang="([^"]+)" dir="([^"]+)"/.exec(markup) ?? [];
  const text = markup
    .replace(/<style>.*?<\/style>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
  return { lang, dir, text };
};
