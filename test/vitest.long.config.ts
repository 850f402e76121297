import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// The configuration file is the one default export that the runner demands.
// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.long.test.ts'],
    exclude: ['node_modules/**'],
    testTimeout: 900_000,
    hookTimeout: 900_000,
    pool: 'forks',
    // Stories are processor work: every core takes some, one process for all the files that it runs.
    maxWorkers: availableParallelism(),
    isolate: false,
    globalSetup: ['test/support/temporary.ts'],
  },
});
