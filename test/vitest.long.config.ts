import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './support/longest-first.ts';

// The configuration file is the one default export that the runner demands.
// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    exclude: ['node_modules/**'],
    testTimeout: 900_000,
    hookTimeout: 900_000,
    pool: 'forks',
    maxWorkers: availableParallelism(),
    globalSetup: ['test/support/temporary.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      // Judgement has a process of its own: beside a program's threads Intl once named an offset that was another zone's.
      { extends: true, test: { name: 'judgement', include: ['test/functions/**/*.long.test.ts'], isolate: true } },
      // Stories are processor work: every core takes some, one process for all the files that it runs.
      { extends: true, test: { name: 'stories', include: ['test/journeys/**/*.long.test.ts'], isolate: false } },
    ],
  },
});
