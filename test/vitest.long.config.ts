import { defineConfig } from 'vitest/config';
import { LongestFirst } from './support/longest-first.ts';
import { manyIsolates, workers } from './support/machine.ts';

// The configuration file is the one default export that the runner demands.
// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    exclude: ['node_modules/**'],
    testTimeout: 900_000,
    hookTimeout: 900_000,
    pool: 'forks',
    maxWorkers: workers,
    execArgv: manyIsolates,
    globalSetup: ['test/support/temporary.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      // Judgement has a process of its own: beside a program's threads Intl once named an offset that was another zone's.
      { extends: true, test: { name: 'judgement', include: ['test/functions/**/*.long.test.ts'], isolate: true } },
      // One process for all the files that it runs: what has been started once stays warm.
      { extends: true, test: { name: 'stories', include: ['test/journeys/**/*.long.test.ts'], isolate: false } },
    ],
  },
});
