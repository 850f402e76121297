import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedBy, readFigures } from '../functions/program/figures.ts';
import { program } from '../functions/program/settings.ts';
import { documents, sampleFiles } from './event-documents.ts';

/**
 * `npm run generate` writes what is derived from the contracts in events/, and the figures of the neighborhoods as a module, since a function
 * carries no other files; `-- --check` only says what is out of step. Figures that cannot be read are refused with line and column.
 * Golden samples are added, never rewritten: they are the promise to read what was once written.
 */
const root = new URL('..', import.meta.url).pathname;
const checking = process.argv.includes('--check');

const derived = { ...documents(), 'functions/program/neighborhoods-csv.ts': neighborhoods() };

const outOfStep = Object.entries(derived).filter(([path, text]) => read(path) !== text);
const missing = Object.entries(sampleFiles()).filter(([path]) => !existsSync(join(root, path)));
const stray = readdirSync(join(root, 'events/schemas'), { withFileTypes: true })
  .map(entry => `events/schemas/${entry.name}`)
  .filter(path => !(path in derived));

if (checking) {
  for (const path of [...[...outOfStep, ...missing].map(([one]) => one), ...stray])
    console.error(`${path} is out of step: npm run generate`);
  process.exitCode = outOfStep.length + missing.length + stray.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of [...outOfStep, ...missing]) write(path, text);
  console.log(`wrote ${outOfStep.length + missing.length} files`);
}

/** What stands in neighborhoods.csv, once it is known that it can be read. */
function neighborhoods(): string {
  const text = read('functions/program/neighborhoods.csv') ?? '';
  readFigures(text, expectedBy(program));
  const literal = text.replace(/\r\n?/g, '\n').replace(/[\\`]|\$\{/g, '\\$&');
  return `/** Written by \`npm run generate\` from neighborhoods.csv, which is what people edit. */\nexport const neighborhoodsCsv = \`${literal}\`;\n`;
}

function read(path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
}

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}
