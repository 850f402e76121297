import { defineConfig } from 'vitest/config';
import { LongestFirst } from './support/longest-first.ts';
import { manyIsolates, workers } from './support/machine.ts';

// The configuration file is the one default export that the runner demands.
// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    exclude: ['test/**/*.long.test.ts', 'node_modules/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: workers,
    execArgv: manyIsolates,
    // One process for all the files that it runs: what has been started once stays warm.
    isolate: false,
    globalSetup: ['test/support/temporary.ts'],
    sequence: { sequencer: LongestFirst },
  },
});
