import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRunner } from '../../lib/local/runner.ts';
import type { Runner } from '../../lib/local/running.ts';
import { type Chapter, median, milliseconds, progress, table, times } from './figures.ts';
import { doorsAlone, household, post } from './people.ts';
import { patternOf, store } from './stored.ts';

/** What one registration costs, with so many households stored. */
interface Cost {
  readonly stored: number;
  readonly calls: number;
  readonly reads: number;
  readonly writes: number;
  readonly took: readonly number[];
}

const mostGrowth = 1.1;

/** What a registration costs among few households and among many, in turns, so that whatever else the machine does meets both. */
export async function register(quick: boolean): Promise<Chapter> {
  const [few, many] = quick ? [100, 2_000] : [1_000, 100_000];
  const turns = quick ? 2 : 10;
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const runners: Runner[] = [];
  const startIn = async (name: string) => {
    const runner = await startRunner({ dataDir: join(folder, name), templates: doorsAlone });
    runners.push(runner);
    return runner;
  };
  try {
    const pattern = await patternOf(await startIn('pattern'));
    const among = async (stored: number) => {
      store(join(folder, String(stored)), stored, pattern);
      return costAmong(stored, await startIn(String(stored)));
    };
    const costs = [await among(few), await among(many)] as const;
    for (let turn = 0; turn <= turns; turn++) {
      progress(`register: ${turn === 0 ? 'warming up' : `turn ${turn} of ${turns}`}`);
      for (const cost of costs) await cost.turn({ counts: turn > 0 });
    }
    return chapterOf(costs[0].cost(), costs[1].cost());
  } finally {
    for (const runner of runners) await runner.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const postsPerTurn = 20;

/** Posts to a program in turns, and adds up what the turns that count have cost. */
function costAmong(stored: number, runner: Runner) {
  const took: number[] = [];
  const sum = { calls: 0, reads: 0, writes: 0 };
  let number = 0;
  let calls = 0;
  runner.intercept((_, perform) => {
    calls++;
    return perform();
  });
  const one = async () => {
    const begun = performance.now();
    await post(runner, '/arrivals', household(++number));
    return performance.now() - begun;
  };
  return {
    async turn({ counts }: { readonly counts: boolean }) {
      const [callsBefore, recordsBefore] = [calls, runner.calls.length];
      for (let i = 0; i < postsPerTurn; i++) {
        const milliseconds = await one();
        if (counts) took.push(milliseconds);
      }
      if (!counts) return;
      sum.calls += calls - callsBefore;
      for (const { action, units } of runner.calls.slice(recordsBefore))
        sum[/:(Get|Query)/.test(action) ? 'reads' : 'writes'] += units;
    },
    cost: (): Cost => ({
      stored,
      calls: sum.calls / took.length,
      reads: sum.reads / took.length,
      writes: sum.writes / took.length,
      took,
    }),
  };
}

function chapterOf(few: Cost, many: Cost): Chapter {
  const growth = [
    many.calls / few.calls,
    (many.reads + many.writes) / (few.reads + few.writes),
    median(many.took) / median(few.took),
  ] as const;
  const [calls, units, time] = growth;
  return {
    title: 'A registration among few and among many',
    goals: [
      {
        what: `a registration among ${count(many.stored)} households, beside one among ${count(few.stored)}`,
        measured: `calls ${times(calls)}, units ${times(units)}, time ${times(time)}`,
        goal: `each ≤ ${mostGrowth} ×`,
        met: Math.max(...growth) <= mostGrowth,
      },
    ],
    text: `${few.took.length} posts of \`POST /arrivals\`, one after another, in turns of ${postsPerTurn} here and there. The households before them were imported into the
engine, in the rows that a registration itself leaves: decision, state, person, contact. The tables are kept in a file; the stream and the clocks are off. Units are those
that the engine counts, for a household with an address, a language besides English, two needs and two half-days.

${table(
  ['Households stored', 'DynamoDB calls', 'read units', 'write units', 'p50', 'shortest'],
  [few, many].map(({ stored, calls, reads, writes, took }) => [
    count(stored),
    calls.toFixed(2),
    reads.toFixed(2),
    writes.toFixed(2),
    milliseconds(median(took)),
    milliseconds(Math.min(...took)),
  ]),
)}`,
  };
}

const count = (n: number): string => n.toLocaleString('en-US');
