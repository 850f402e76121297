import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

/** `npm run check`: types, lint and format, generated documents in step, import table and dead code. One line each, all of them run. */
const biome = createRequire(import.meta.url).resolve('@biomejs/cli-linux-x64/biome');

const checks: readonly (readonly [string, string, readonly string[]])[] = [
  ['types', 'tsc', ['-p', '.']],
  ['lint and format', biome, ['ci', '--error-on-warnings', '.']],
  ['generated documents in step', 'node', ['bin/generate.ts', '--check']],
  ['import table and dead code', 'vitest', ['run', '--config', 'test/vitest.config.ts', 'test/architecture']],
];

const failed = checks.filter(([name, command, args]) => {
  console.log(`check: ${name}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status !== 0;
});

console.log(
  failed.length === 0 ? 'check: all in order' : `check: not in order: ${failed.map(([name]) => name).join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
