import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundles } from './bench/bundles.ts';
import { circles } from './bench/circles.ts';
import { desk } from './bench/desk.ts';
import { documentOf } from './bench/document.ts';
import { progress } from './bench/figures.ts';
import { intake } from './bench/intake.ts';
import { offers } from './bench/offers.ts';
import { register } from './bench/register.ts';
import { starts } from './bench/starts.ts';
import { vault } from './bench/vault.ts';

/**
 * `npm run bench`: measures what the program costs, prints the tables and keeps them in docs/performance.md.
 * `-- --quick` measures a little of everything and keeps nothing: to see that the measuring itself works. `-- --only desk` measures one chapter
 * and keeps nothing.
 */
const root = new URL('..', import.meta.url).pathname;
const quick = process.argv.includes('--quick');
const only = process.argv.includes('--only') ? process.argv.at(-1) : undefined;

// The figures are those of the embedded engine, whatever else is set.
delete process.env.DDB_ENDPOINT;

const chapters = [];
// The starts come first: they leave fresh templates and bundles for what follows.
for (const measure of [starts, bundles, offers, intake, register, desk, vault, circles])
  if (only === undefined || measure.name === only) chapters.push(await measure(quick));

const page = join(root, 'docs/performance.md');
const text = documentOf(chapters, readFileSync(page, 'utf8'));
console.log(text);
if (!quick && only === undefined) {
  writeFileSync(page, text);
  progress('kept in docs/performance.md');
}
