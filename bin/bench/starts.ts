import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Chapter, type Goal, median, progress, seconds, table } from './figures.ts';

const root = new URL('../..', import.meta.url).pathname;
const mostSeconds = 180;

/** `npm start` until it serves, invented people included: from scratch, and with nothing changed. */
export async function starts(quick: boolean): Promise<Chapter> {
  const fresh = await several(quick ? 1 : 3, 'from scratch', () =>
    rmSync(join(root, 'cdk.out'), { recursive: true, force: true }),
  );
  const again = await several(quick ? 2 : 7, 'with nothing changed', () => undefined);
  return {
    title: '`npm start`',
    goals: [
      goalOf('`npm start` to ready, nothing changed', again, 4),
      goalOf('`npm start` to ready, from scratch', fresh, 15),
    ],
    text: `A child process, from its start until it prints \`ready\`, with the invented people. From scratch means that \`cdk.out\` is removed
before: the app is synthesized and every function bundled.

${table(['', 'runs', 'shortest', 'median', 'longest'], [row('nothing changed', again), row('from scratch', fresh)])}`,
  };
}

const goalOf = (what: string, took: readonly number[], mostSeconds: number): Goal => ({
  what,
  measured: seconds(median(took)),
  goal: `≤ ${mostSeconds} s`,
  met: median(took) <= mostSeconds * 1000,
});

const row = (what: string, took: readonly number[]): readonly string[] => [
  what,
  String(took.length),
  seconds(Math.min(...took)),
  seconds(median(took)),
  seconds(Math.max(...took)),
];

async function several(runs: number, what: string, before: () => void): Promise<readonly number[]> {
  const took: number[] = [];
  for (let run = 1; run <= runs; run++) {
    progress(`npm start ${what}: ${run} of ${runs}`);
    before();
    took.push(await start());
  }
  return took;
}

/** Milliseconds until it says that it is ready. */
async function start(): Promise<number> {
  const from = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = new Promise<void>(resolve => child.once('close', () => resolve()));
  const late = setTimeout(() => child.kill(), mostSeconds * 1000);
  let said = '';
  const ready = await new Promise<number | undefined>(resolve => {
    child.stdout.on('data', (data: Buffer) => {
      said += data;
      if (/^ready http/m.test(said)) resolve(performance.now());
    });
    void closed.then(() => resolve(undefined));
  });
  clearTimeout(late);
  child.kill();
  await closed;
  if (ready === undefined) throw new Error(`npm start did not get ready:\n${said}`);
  return ready - from;
}
