import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const root = new URL('..', import.meta.url).pathname;

/** Every file under functions/ that exports a handler is a function: its path without `.ts`, such as `pairing/on-arrival-confirmed`. */
export const handlers = (): readonly string[] =>
  readdirSync(join(root, 'functions'), { recursive: true, encoding: 'utf8' })
    .filter(
      file =>
        file.endsWith('.ts') && /^export const handler =/m.test(readFileSync(join(root, 'functions', file), 'utf8')),
    )
    .map(file => file.slice(0, -3))
    .sort();

/**
 * Bundles all functions in one call of esbuild: minified CommonJS named `.cjs` (an `.js` under a module package loads as an empty
 * module), module fields first, `require` for `import()` (a CommonJS bundle that imports `node:http` makes Node load its whole fetch
 * as well: 36 ms of every cold start), letters of every script as themselves (escaped, a word in Arabic takes three times its room), and the
 * credential chain replaced by the three variables that Lambda always sets: together the smallest bundle and the fastest start that
 * were measured (docs/decisions/one-bundle-a-function.md).
 * Answers the folder of each function's asset.
 */
export function bundle(outdir: string): ReadonlyMap<string, string> {
  const names = handlers();
  const folder = join(outdir, 'bundles');
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: names.map(name => ({ in: `functions/${name}.ts`, out: `${name}/index` })),
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    supported: { 'dynamic-import': false },
    mainFields: ['module', 'main'],
    minify: true,
    charset: 'utf8',
    keepNames: false,
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    legalComments: 'none',
    alias: { '@aws-sdk/credential-provider-node': join(root, 'lib/lambda-credentials.ts') },
    logLevel: 'warning',
  });
  writeFileSync(join(outdir, 'bundles.meta.json'), JSON.stringify(metafile));
  return new Map(names.map(name => [name, join(folder, name)]));
}

/** The hash of an asset: its code alone, so that a map's paths change nothing. */
export const assetHash = (folder: string): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, 'index.cjs')))
    .digest('hex');
