import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../lib/local/synthesis.ts';
import { type Chapter, kilobytes, median, milliseconds, progress, table, times } from './figures.ts';
import { namesOf, plainBundle } from './plain.ts';

/** A bundle on disk and how long fresh processes took to load it, in milliseconds. */
interface Loaded {
  readonly file: string;
  readonly bytes: number;
  readonly took: number[];
}

/** Bundles of a function's packages alone: as esbuild makes them by itself, and with module fields first as ours have them. */
interface Plain {
  readonly plain: Loaded;
  readonly modules: Loaded;
}

/** A function's bundle beside those of the same packages. */
type Compared = Plain & { readonly name: string; readonly own: Loaded };

type Metafile = { readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, unknown>> }>> };

const mostShare = 0.85;
const mostBytes = 350 * 1024;

/** Every function's bundle: how large it is and how long it takes to load, beside plain bundles of the same packages. */
export async function bundles(quick: boolean): Promise<Chapter> {
  const outdir = await synthesize(progress);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const all = compared(outdir, folder);
    const rounds = quick ? 3 : 9;
    for (let round = 1; round <= rounds; round++) {
      progress(`bundles: loading each once, ${round} of ${rounds}`);
      const each = new Set(all.flatMap(({ own, plain, modules }) => [own, plain, modules]));
      for (const one of each) one.took.push(load(one.file));
    }
    return chapterOf(all, rounds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compared(outdir: string, folder: string): readonly Compared[] {
  const { outputs } = JSON.parse(readFileSync(join(outdir, 'bundles.meta.json'), 'utf8')) as Metafile;
  const plains = new Map<string, Plain>();
  return Object.entries(outputs)
    .filter(([path]) => path.endsWith('.cjs'))
    .map(([path, { inputs }]) => {
      const name = path.replace(/^.*bundles\/(.*)\/index\.cjs$/, '$1');
      const names = namesOf(Object.keys(inputs).filter(file => !file.includes('node_modules/')));
      const key = JSON.stringify([...names].map(([from, all]) => [from, [...all].sort()]).sort());
      const plain = plains.get(key) ?? plainOf(names, join(folder, String(plains.size)));
      plains.set(key, plain);
      return { name, own: onDisk(join(outdir, 'bundles', name, 'index.cjs')), ...plain };
    });
}

function plainOf(names: ReturnType<typeof namesOf>, path: string): Plain {
  plainBundle(names, `${path}.cjs`);
  plainBundle(names, `${path}.modules.cjs`, { mainFields: ['module', 'main'] });
  return { plain: onDisk(`${path}.cjs`), modules: onDisk(`${path}.modules.cjs`) };
}

const onDisk = (file: string): Loaded => ({ file, bytes: statSync(file).size, took: [] });

const probe = `const from = performance.now();
require(process.argv[1]);
process.stdout.write(String(performance.now() - from));
process.exit();`;

/** Milliseconds to load a bundle in a process that has loaded nothing else. */
const load = (file: string): number =>
  Number(execFileSync(process.execPath, ['-e', probe, file], { env: { AWS_REGION: 'us-east-1' } }));

/** Of the shortest times, which a machine that does other things too disturbs least. */
const shareOfTime = ({ own, plain }: Compared): number => Math.min(...own.took) / Math.min(...plain.took);

const shareOfSize = ({ own, plain }: Compared): number => own.bytes / plain.bytes;

function chapterOf(all: readonly Compared[], rounds: number): Chapter {
  const large = all.filter(({ own }) => own.bytes > mostBytes).map(({ name }) => `\`${name}\``);
  const [size, time] = [mostOf(all, shareOfSize), mostOf(all, shareOfTime)];
  const largest = mostOf(all, ({ own }) => own.bytes);
  return {
    title: 'Bundles',
    goals: [
      {
        what: 'a function’s bundle beside a plain one of the same packages',
        measured: `at most ${times(size.value)} the size (\`${size.name}\`), ${times(time.value)} the time to load (\`${time.name}\`)`,
        goal: `each ≤ ${mostShare} ×`,
        met: Math.max(size.value, time.value) <= mostShare,
      },
      {
        what: 'the size of a function’s bundle',
        measured: `at most ${kilobytes(largest.value)} KB (\`${largest.name}\`)`,
        goal: `each ≤ ${kilobytes(mostBytes)} KB`,
        met: large.length === 0,
        reason: `${large.join(', ')}: whoever shows pages or writes mails carries the words of every language, and who sends carries SES’s whole model (47 KB), which a bundler cannot shake because its keys are computed`,
      },
    ],
    text: `Each bundle was loaded by ${rounds} fresh processes, one bundle after the other in turns: the shortest time and the median. *Plain* is what esbuild makes
by itself (minified CommonJS for Node) of a file that only imports, from the same packages, what the function’s files import. *With module fields*
is the same with the packages’ modules first, as our own bundles have it: what is left of the difference is the SDK’s chain of credentials on
their side, and all that the function itself is on ours. Shares are of the plain bundle and of the shortest times.

${table(
  [
    'Function',
    'KB',
    'loads in',
    'plain KB',
    'loads in',
    'with module fields KB',
    'loads in',
    'share of size',
    'of time',
  ],
  all.map(one => [
    `\`${one.name}\``,
    ...[one.own, one.plain, one.modules].flatMap(({ bytes, took }) => [kilobytes(bytes), shortestAndMedian(took)]),
    times(shareOfSize(one)),
    times(shareOfTime(one)),
  ]),
)}`,
  };
}

/** The function of which there is most, and how much. */
function mostOf(
  all: readonly Compared[],
  of: (one: Compared) => number,
): { readonly name: string; readonly value: number } {
  const most = all.reduce((one, other) => (of(other) > of(one) ? other : one));
  return { name: most.name, value: of(most) };
}

const shortestAndMedian = (took: readonly number[]): string =>
  `${milliseconds(Math.min(...took))}, ${milliseconds(median(took))}`;
