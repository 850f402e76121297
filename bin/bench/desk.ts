import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { formActs } from '../../functions/desk/forms/index.ts';
import { deskActs, deskRooms } from '../../functions/doors/desk-rooms.ts';
import { seeOther } from '../../functions/platform/http.ts';
import { program } from '../../functions/program/settings.ts';
import { whereStaffChoose } from '../../lib/local/deployed.ts';
import { startRunner } from '../../lib/local/runner.ts';
import type { Runner } from '../../lib/local/running.ts';
import { busyMorning, type Much, tenOClock } from './desk-morning.ts';
import { type Chapter, median, milliseconds, percentile, progress, table } from './figures.ts';
import { doorsAlone, unthrottled } from './people.ts';
import { signInAt, type Visitor } from './sign-in.ts';
import { type Change, patternOf, store } from './stored.ts';

/** What one page of the desk costs at the server. */
interface PageCost {
  readonly what: string;
  /** A form that asks for an act, and shows little. */
  readonly isForm: boolean;
  readonly took: readonly number[];
  /** Milliseconds of the processors for a look: the function, the gateway before it and whoever asked, the database apart. */
  readonly processor: readonly number[];
  /** Calls of AWS that each look made: reads, and what is written down of an opening. */
  readonly calls: number;
  readonly bytes: number;
}

const goal = 150;

const much: Much = { pairs: 12, proposals: 20, calls: 60, participants: 60, items: 60, members: 60 };
const little: Much = { pairs: 2, proposals: 2, calls: 3, participants: 3, items: 6, members: 2 };

/** What every page of the desk costs with a hundred thousand households stored: the time of the function, its calls, and the page's size. */
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
    const runner = await startIn('many', assembly => {
      unthrottled(assembly);
      whereStaffChoose(assembly);
    });
    await runner.moveTo(tenOClock(runner));
    await busyMorning(runner, quick ? little : much);
    const load = loadavg()[0] ?? 0;
    const costs = await pagesOf(runner, looks);
    return chapterOf(stored, costs, [load, loadavg()[0] ?? 0]);
  } finally {
    for (const runner of runners) await runner.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const openOf = 10;

/** Nobody of those who are stored is reminded while it is measured. */
const muchLater = new Date(Date.now() + 60 * 86_400_000).toISOString();

/** Of ten households one is open; the others have had their navigator. */
const mostlyOver: Change = ({ TableName, Item }, n) => {
  const text = JSON.stringify(Item);
  if (!text.includes('"list":{"S":"arrivals"}')) return { TableName, Item };
  if (n % openOf === 0) {
    const { due: soon } = Item as Record<string, { readonly S: string }>;
    return { TableName, Item: JSON.parse(text.replaceAll(soon?.S ?? '', muchLater)) as typeof Item };
  }
  const { due: _, dueOf: __, ...row } = Item as Record<string, { S: string; M: Record<string, unknown> }>;
  const { due, reminded: ___, told: ____, ...state } = row.state?.M ?? {};
  const finished = { ...state, status: { S: 'finished' }, reason: { S: 'completed' }, finishedAt: state.postedAt, due };
  return {
    TableName,
    Item: { ...row, state: { M: finished }, listSort: { S: row.listSort?.S.replace('unconfirmed', 'finished') } },
  };
};

/** A page to be measured: how it is asked for the n-th time. */
interface Measured {
  readonly what: string;
  readonly ask: (n: number) => Promise<string>;
  /** It can be asked so often within the hour, and not more. */
  readonly most?: number;
  readonly isForm?: boolean;
}

/** The rooms of the desk, by path. */
const rooms = Object.keys(deskRooms(async () => seeOther('/desk')))
  .filter(key => key.startsWith('GET '))
  .map(key => key.slice('GET '.length));

const openings = Object.keys(deskActs).filter(path => deskActs[path]?.opened);

/** The room of an address; undefined for one that only takes a press. */
function roomOf(path: string): string | undefined {
  const all = [...rooms, ...Object.keys(deskActs)];
  const own = all.filter(one => new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(path));
  // `/circles/names` is a press, and no circle of that number.
  const [nearest] = own.toSorted((one, other) => parts(one) - parts(other));
  return rooms.find(one => one === nearest);
}

const parts = (path: string): number => path.split('{').length;

/** Of one room so many of its pages are looked at in turn. */
const mostOfOne = 12;

const addressesIn = (page: string): readonly string[] =>
  [...page.matchAll(/(?:href|action)="(\/desk[^"]*)"/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'));

/** Follows all links from Today on: the addresses of each room, and of what is pressed on its pages. */
async function walked(visitor: Visitor): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, Set<string>>();
  // Who was asked and who is paired first: on a busy morning Today leads to so many households that none of those would be looked at.
  const ahead = [...['offered', 'paired'].map(one => `/desk/households?situation=${one}`), '/desk'];
  for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
    const [path = ''] = next.split('?');
    const room = roomOf(path);
    const known = room === undefined ? undefined : (found.get(room) ?? new Set());
    if (!room || !known || known.has(next) || known.size >= mostOfOne) continue;
    found.set(room, known.add(next));
    const addresses = addressesIn(await visitor.get(next));
    // What is pressed has a page of its own too, for what was refused.
    ahead.push(...addresses.filter(one => roomOf(one.split('?')[0] ?? '') !== undefined));
  }
  return new Map([...found].map(([room, own]) => [room, [...own]]));
}

const withId = (path: string, id: string): string => path.replace(/\{\w+\}/, id);

/** Rooms that no page of this morning leads to, and why they are not measured here. */
const reasonless: Readonly<Record<string, string>> = {
  '/desk/erased/{number}': 'tells one number, read by its key; there is one only after an erasure',
  '/desk/digests/{id}':
    'stands on one afternoon of the week; to get there the clock would move over days of a hundred thousand households',
};

const isMeasured = (path: string): boolean => !(path in reasonless);

/** Presses that are not measured here, and why. */
const unpressed: Readonly<Record<string, string>> = {
  '/desk/dialogues/{id}/circles/propose': 'forms circles, which has a chapter of its own',
};

async function measures(visitor: Visitor): Promise<readonly Measured[]> {
  const found = await walked(visitor);
  const paired = await visitor.get('/desk/households?situation=paired');
  const receipt = /[0-9A-Z]{4}(?:[- ][0-9A-Z]{4}){3}/.exec(paired)?.[0].replace(/[- ]/g, '') ?? '';
  const addressesOf = (room: string): readonly string[] => {
    const own = found.get(room);
    if (own) return own;
    const [, kind] = /^\/desk\/(households|navigators|pairings)\/\{id\}\//.exec(room) ?? [];
    const whose = [...found.keys()].find(one => kind && one.startsWith(`/desk/${kind}/{id}`));
    const id = whose && found.get(whose)?.[0]?.split('/')[3];
    if (room === '/desk/households/saved/{receipt}') return [withId(room, receipt)];
    return id ? [withId(room, id)] : [];
  };
  const missing = rooms.filter(room => isMeasured(room) && addressesOf(room).length === 0);
  if (missing.length > 0) throw new Error(`The bench looks at every page of the desk, and found no way to ${missing}`);
  const lists = ['/desk/households?situation=unconfirmed', '/desk/households?situation=paired'];
  const next = /class="pager".*?href="([^"]+after=[^"]+)"/s.exec(await visitor.get('/desk/households'))?.[1] ?? '/desk';
  const looks = rooms.filter(isMeasured).map((room): Measured => {
    const own = room === '/desk/households' ? [room] : addressesOf(room);
    const at = (n: number): string => own[n % own.length] ?? '';
    return { what: room, ask: n => visitor.get(at(n)), isForm: isFormOf(room) };
  });
  return [
    ...looks,
    { what: '/desk/households, the next page', ask: () => visitor.get(next.replaceAll('&amp;', '&')) },
    ...lists.map(one => ({ what: one, ask: () => visitor.get(one) })),
    ...presses(visitor, found),
  ];
}

/** Whether a room is the page of a form for someone: the same address takes its post. */
const isFormOf = (room: string): boolean => Object.hasOwn(formActs, room);

const { searchesPerHour, namesPerHour } = program.lookingFor;

const idsIn = (page: string): readonly string[] =>
  [...page.matchAll(/name="ids" value="([^"]+)"/g)].map(([, id = '']) => id);

/** What opens someone, by the press that does. */
function presses(visitor: Visitor, found: ReadonlyMap<string, readonly string[]>): readonly Measured[] {
  const idsOf = (room: string): readonly string[] => (found.get(room) ?? []).map(one => one.split('/')[3] ?? '');
  // What is pressed on a page of several parts, as that of a group, is below its address.
  const addressOf = (path: string, n: number): string | undefined => {
    const [, page = '', act = ''] = /^(.*\{\w+\}.*\{\w+\})(\/\w+)$/.exec(path) ?? [];
    const pages = found.get(page) ?? [];
    const [address] = (pages[n % pages.length] ?? '').split('?');
    return address ? `${address}${act}` : undefined;
  };
  const once = (limit: number): number => Math.floor(limit / 2) - 1;
  return openings
    .filter(path => isMeasured(path) && !(path in unpressed))
    .flatMap((path): readonly Measured[] => {
      const [, kind = ''] = /^\/desk\/(\w+)\/\{id\}/.exec(path) ?? [];
      const ids = idsOf(`/desk/${kind}/{id}`);
      const id = (n: number): string => ids[n % ids.length] ?? '';
      if (path === '/desk/search')
        return [
          { what: 'a search by name, which all those stored share', fields: () => ({ name: 'Guest 0' }) },
          { what: 'a search by address', fields: (n: number) => ({ contact: `bench-guest-${n % 12}@home.example` }) },
        ].map(({ what, fields }) => ({
          what,
          most: once(searchesPerHour),
          ask: n => visitor.post(path, fields(n)),
        }));
      const most = path.endsWith('/names') && !path.includes('{id}') ? { most: once(namesPerHour) } : {};
      // Those who were stored are sealed under another id than theirs, so that nobody can open them.
      const listed = path
        .replace('/participants/names', '/people')
        .replace('/households/names', '/households?situation=paired')
        .replace(/\/names$/, '');
      const ask = async (n: number): Promise<string> => {
        const own = addressOf(path, n) ?? withId(path, id(n));
        // A list's own form names those on its page.
        const ids = path.endsWith('/names') ? idsIn(await visitor.get(withId(listed, id(n)))) : [];
        // A session's form says of which circle it is.
        const [, circle, session] = /\/circles\/(\d+)\/sessions\/(\d+)\//.exec(own) ?? [];
        return visitor.post(own, { ...(ids.length > 0 && { ids }), ...(circle && session && { circle, session }) });
      };
      return [{ what: `press: ${path}`, ask, ...most }];
    });
}

async function pagesOf(runner: Runner, looks: number): Promise<readonly PageCost[]> {
  progress('desk: following all links');
  const visitor = await signInAt(runner, { email: 'liaison@library.example', roles: ['coordinator'] });
  const costs: PageCost[] = [];
  for (const one of await measures(visitor)) {
    progress(`desk: ${one.what}`);
    // A form for what cannot be done as they stand is answered with a page that says so, and shown nobody.
    if (one.isForm && !(await one.ask(0).then(isShown, isNothing))) continue;
    costs.push(await costOf(runner, one, looks));
  }
  return costs;
}

const isShown = (): boolean => true;

function isNothing(error: unknown): boolean {
  if (error instanceof Error && error.message.endsWith('answers 404')) return false;
  throw error;
}

/** One look is not counted: it may start the function. */
async function costOf(
  runner: Runner,
  { what, ask, most = looksWithoutEnd, isForm = false }: Measured,
  looks: number,
): Promise<PageCost> {
  const times = Math.min(looks, most);
  await ask(0);
  await runner.settle();
  const [took, processor]: [number[], number[]] = [[], []];
  const sum = { calls: 0, bytes: 0 };
  for (let n = 1; n <= times; n++) {
    const [calls, invocations, used] = [runner.calls.length, runner.invocations.length, process.cpuUsage()];
    sum.bytes += Buffer.byteLength(await ask(n));
    const { user, system } = process.cpuUsage(used);
    // Where a look came before the press, the press is the last of them.
    const own = runner.invocations.slice(invocations).findLast(made => made.function.startsWith('doorsDesk'));
    took.push(own?.took ?? Number.NaN);
    processor.push((user + system) / 1000);
    sum.calls += runner.calls.slice(calls).filter(made => made.function.startsWith('doorsDesk')).length;
    await runner.settle();
  }
  return { what, isForm, took, processor, calls: sum.calls / times, bytes: sum.bytes / times };
}

const looksWithoutEnd = Number.MAX_SAFE_INTEGER;

const p95 = ({ took }: PageCost): number => percentile(took, 0.95);

const line = (one: PageCost, what = one.what): readonly string[] => [
  what,
  String(one.took.length),
  one.calls.toFixed(1),
  (one.bytes / 1024).toFixed(1),
  milliseconds(Math.min(...one.took)),
  milliseconds(median(one.took)),
  milliseconds(p95(one)),
  milliseconds(median(one.processor)),
];

const leftOut = Object.entries({ ...reasonless, ...unpressed })
  .map(([room, why]) => `\`${room}\`, which ${why}`)
  .join('; and ');

function chapterOf(stored: number, costs: readonly PageCost[], [before, after]: readonly [number, number]): Chapter {
  const slowest = costs.reduce((so, one) => (p95(one) > p95(so) ? one : so));
  const byCost = costs.toSorted((one, other) => p95(other) - p95(one));
  const [asking, showing] = [byCost.filter(({ isForm }) => isForm), byCost.filter(({ isForm }) => !isForm)];
  const [worst] = asking;
  return {
    title: 'The desk’s pages',
    goals: [
      {
        what: `any page of the desk with ${stored.toLocaleString('en-US')} households stored, p95 at the server`,
        measured: `at most ${milliseconds(p95(slowest))}`,
        goal: `≤ ${goal} ms`,
        met: p95(slowest) <= goal,
        reason: `\`${slowest.what}\`; load of the machine ${before.toFixed(1)} before and ${after.toFixed(1)} after`,
      },
    ],
    text: `The time of the function itself, one look after another, on the one-machine runner: whatever it asks of the database it waits for here as it would there.
Every room that the desk has (${rooms.length}) and every press that opens someone (${openings.length}) is looked at, by following all links from Today on; but for ${leftOut}. Staff choose the navigators here; of the households stored
one in ${openOf} is open, and they all share one name. Calls are those of a look with its session, items of a transaction counted one by one. The last column is the time of the processors for the whole look
(the function, the gateway of this machine and whoever asks), the database’s own apart: other work on the machine does not count there. Load of the machine: ${before.toFixed(1)} before, ${after.toFixed(1)} after, on two cores.

${table(
  ['Page', 'looks', 'calls', 'KB', 'shortest', 'p50', 'p95', 'processors, p50'],
  [
    ...showing.map(one => line(one)),
    ...(worst ? [line(worst, `a form for an act: the slowest of ${asking.length}, \`${worst.what}\``)] : []),
  ],
)}`,
  };
}
