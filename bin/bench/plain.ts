import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const root = new URL('../..', import.meta.url).pathname;

/** A package and the names that are imported from it. */
type Names = ReadonlyMap<string, ReadonlySet<string>>;

/** What the files of a function import from packages, types aside: of a namespace the members that are used. */
export function namesOf(files: readonly string[]): Names {
  const names = new Map<string, Set<string>>();
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, clause = '', from = ''] of text.matchAll(/^import (?!type )([^'"]*?) from '([^.'][^']*)';/gms))
      if (!from.startsWith('node:')) names.set(from, new Set([...(names.get(from) ?? []), ...imported(clause, text)]));
  }
  return names;
}

function imported(clause: string, text: string): readonly string[] {
  const [, space] = /^\* as (\w+)$/.exec(clause) ?? [];
  if (space) return [...text.matchAll(new RegExp(`\\b${space}\\.([a-z]\\w*)`, 'g'))].map(([, member = '']) => member);
  const [, own, listed = ''] = /^(\w+)?(?:, )?(?:\{(.*)\})?$/s.exec(clause) ?? [];
  const named = listed.split(',').map(one => one.trim());
  return [...(own ? ['default'] : []), ...named.filter(one => one !== '' && !one.startsWith('type '))];
}

/**
 * Bundles a file that only imports these names from these packages: minified CommonJS for Node, with the SDK's whole chain of
 * credentials. `mainFields` as esbuild has them by itself when left out: the packages' CommonJS, which cannot be shaken.
 */
export function plainBundle(names: Names, outfile: string, options: { readonly mainFields?: string[] } = {}): void {
  const contents = [...names]
    .flatMap(([from, all]) => [...all].map(name => ({ from, name })))
    .map(({ from, name }, i) => `export { ${name} as import${i} } from ${JSON.stringify(from)};`)
    .join('\n');
  buildSync({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root },
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    minify: true,
    logLevel: 'warning',
    ...options,
  });
}
