import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../../functions/program/settings.ts';
import { localMoment } from '../../lib/local/local-time.ts';
import { startRunner } from '../../lib/local/runner.ts';
import type { Runner } from '../../lib/local/running.ts';
import { type Chapter, median, milliseconds, percentile, progress, table } from './figures.ts';
import { doorsAlone, household, navigator, post, unthrottled } from './people.ts';
import { signInAt } from './sign-in.ts';
import { type Change, patternOf, store } from './stored.ts';

/** What one page of the desk costs at the server. */
interface PageCost {
  readonly what: string;
  readonly took: readonly number[];
  /** Calls of AWS that each look made: reads, and what is written down of an opening. */
  readonly calls: number;
  readonly bytes: number;
}

const goal = 150;
const hour = 3_600_000;

/** What the desk's pages cost with a hundred thousand households stored: the time of the function, its calls, and the page's size. */
export async function desk(quick: boolean): Promise<Chapter> {
  const [stored, looks] = quick ? [2_000, 5] : [100_000, 60];
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const runners: Runner[] = [];
  const startIn = async (name: string, templates: typeof unthrottled) => {
    const runner = await startRunner({ dataDir: join(folder, name), templates });
    runners.push(runner);
    return runner;
  };
  try {
    const pattern = await patternOf(await startIn('pattern', doorsAlone));
    store(join(folder, 'many'), stored, pattern, mostlyOver);
    const runner = await startIn('many', unthrottled);
    const { morning } = localMoment(runner.now().getTime(), program.timeZone);
    await runner.moveTo(new Date(Date.parse(morning) + 2 * hour).toISOString());
    return chapterOf(stored, await pagesOf(runner, looks));
  } finally {
    for (const runner of runners) await runner.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const openOf = 10;

/** Of ten households one is open; the others have had their navigator. */
const mostlyOver: Change = ({ TableName, Item }, n) => {
  const text = JSON.stringify(Item);
  if (n % openOf === 0 || !text.includes('"list":{"S":"arrivals"}')) return { TableName, Item };
  const { due: _, dueOf: __, ...row } = Item as Record<string, { S: string; M: Record<string, unknown> }>;
  const { due, reminded: ___, told: ____, ...state } = row.state?.M ?? {};
  const finished = { ...state, status: { S: 'finished' }, reason: { S: 'completed' }, finishedAt: state.postedAt, due };
  return {
    TableName,
    Item: { ...row, state: { M: finished }, listSort: { S: row.listSort?.S.replace('unconfirmed', 'finished') } },
  };
};

/** Some households and navigators who are paired, so that the pages have something to tell. */
async function paired(runner: Runner, count: number): Promise<readonly { id: string; navigator: string }[]> {
  const firstLink = (address: string) =>
    /https?:\S+\/l\/\S+/.exec(runner.mail.to(address).at(-1)?.text ?? '')?.[0] ?? '';
  const press = async (link: string, answer: string) => {
    await (await fetch(link, { method: 'POST', body: new URLSearchParams({ answer }) })).text();
    await runner.settle();
  };
  for (let n = 0; n < count; n++) await post(runner, '/staff/navigators', navigator(n));
  for (let n = 0; n < count; n++) {
    const { contact } = household(n);
    await post(runner, '/arrivals', { ...household(n), contact: { email: `bench-${contact.email}` } });
    await runner.settle();
    await press(firstLink(`bench-${contact.email}`), 'confirm');
    const offer = runner.mail.all().at(-1);
    await press(/https?:\S+\/l\/\S+/.exec(offer?.text ?? '')?.[0] ?? '', 'accept');
    await press(firstLink(`bench-${contact.email}`), 'yes');
  }
  const headers = { authorization: `Bearer ${runner.staffToken('liaison@library.example')}` };
  const answer = await fetch(`${runner.url}/staff/arrivals?situation=paired`, { headers });
  return ((await answer.json()) as { rows: { id: string; navigator: string }[] }).rows;
}

async function pagesOf(runner: Runner, looks: number): Promise<readonly PageCost[]> {
  progress('desk: pairing a few');
  const known = await paired(runner, 12);
  const visitor = await signInAt(runner, { email: 'liaison@library.example', roles: ['liaison'] });
  const second = await visitor.get('/desk/households');
  const next = /class="pager".*?href="([^"]+after=[^"]+)"/s.exec(second)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const one = (n: number) => known[n % known.length] ?? { id: '', navigator: '' };
  const pages: readonly (readonly [what: string, ask: (n: number) => Promise<string>])[] = [
    ['households, the newest first', () => visitor.get('/desk/households')],
    ['… the next page', () => visitor.get(next)],
    ['… that are not confirmed', () => visitor.get('/desk/households?situation=unconfirmed')],
    ['… that are paired', () => visitor.get('/desk/households?situation=paired')],
    ['one household', n => visitor.get(`/desk/households/${one(n).id}`)],
    ['navigators', () => visitor.get('/desk/navigators')],
    ['one navigator', n => visitor.get(`/desk/navigators/${one(n).navigator}`)],
    ['a search by name, which all those stored share', () => visitor.post('/desk/search', { name: 'Guest 0' })],
    [
      'a search by address',
      n => visitor.post('/desk/search', { contact: `bench-guest-${n % known.length}@home.example` }),
    ],
  ];
  const costs: PageCost[] = [];
  for (const [what, ask] of pages) {
    progress(`desk: ${what}`);
    costs.push(await costOf(runner, { what, ask, looks }));
  }
  return costs;
}

const searchesAnHour = program.lookingFor.searchesPerHour;

/** One look is not counted: it may start the function. Nobody searches more than so often within the hour. */
async function costOf(
  runner: Runner,
  { what, ask, looks }: { readonly what: string; readonly ask: (n: number) => Promise<string>; readonly looks: number },
): Promise<PageCost> {
  const times = what.includes('search') ? Math.min(looks, Math.floor(searchesAnHour / 2) - 1) : looks;
  await ask(0);
  await runner.settle();
  const took: number[] = [];
  const sum = { calls: 0, bytes: 0 };
  for (let n = 1; n <= times; n++) {
    const [calls, invocations] = [runner.calls.length, runner.invocations.length];
    sum.bytes += Buffer.byteLength(await ask(n));
    const [own] = runner.invocations.slice(invocations).filter(made => made.function.startsWith('doorsDesk'));
    took.push(own?.took ?? Number.NaN);
    sum.calls += runner.calls.slice(calls).filter(made => made.function.startsWith('doorsDesk')).length;
    await runner.settle();
  }
  return { what, took, calls: sum.calls / times, bytes: sum.bytes / times };
}

function chapterOf(stored: number, costs: readonly PageCost[]): Chapter {
  const slowest = Math.max(...costs.map(({ took }) => percentile(took, 0.95)));
  return {
    title: 'The desk’s pages',
    goals: [
      {
        what: `any page of people at the desk with ${stored.toLocaleString('en-US')} households stored, p95 at the server`,
        measured: `at most ${milliseconds(slowest)}`,
        goal: `≤ ${goal} ms`,
        met: slowest <= goal,
      },
    ],
    text: `The time of the function itself, one look after another, on the one-machine runner: whatever it asks of the database it waits for here as it would there.
Of the households one in ${openOf} is open; they all share one name. Calls are those of a look with its session, items of a transaction counted one by one.

${table(
  ['Page', 'looks', 'calls', 'KB', 'shortest', 'p50', 'p95'],
  costs.map(({ what, took, calls, bytes }) => [
    what,
    String(took.length),
    calls.toFixed(1),
    (bytes / 1024).toFixed(1),
    milliseconds(Math.min(...took)),
    milliseconds(median(took)),
    milliseconds(percentile(took, 0.95)),
  ]),
)}`,
  };
}
