import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents, sampleFiles } from './event-documents.ts';

/**
 * `npm run generate` writes what is derived from the contracts in events/; `-- --check` only says what is out of step.
 * Golden samples are added, never rewritten: they are the promise to read what was once written.
 */
const root = new URL('..', import.meta.url).pathname;
const checking = process.argv.includes('--check');

const outOfStep = Object.entries(documents()).filter(([path, text]) => read(path) !== text);
const missing = Object.entries(sampleFiles()).filter(([path]) => !existsSync(join(root, path)));
const stray = readdirSync(join(root, 'events/schemas'), { withFileTypes: true })
  .map(entry => `events/schemas/${entry.name}`)
  .filter(path => !(path in documents()));

if (checking) {
  for (const path of [...[...outOfStep, ...missing].map(([one]) => one), ...stray])
    console.error(`${path} is out of step: npm run generate`);
  process.exitCode = outOfStep.length + missing.length + stray.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of [...outOfStep, ...missing]) write(path, text);
  console.log(`wrote ${outOfStep.length + missing.length} files`);
}

function read(path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
}

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}
