import { readNumbers } from '../year/options.ts';

/** How the digests of some weeks are lived. */
export interface DigestOptions {
  readonly weeks: number;
  readonly members: number;
  readonly items: number;
  /** That come in all of the weeks: the digest has numbers of them. */
  readonly households: number;
  /** The same seed, the same members with the same luck. */
  readonly seed: number;
}

/** The year of the measures. */
export const wholeYear: DigestOptions = { weeks: 52, members: 100, items: 1000, households: 120, seed: 1 };

/** How it is called. */
export const usage = 'npm run digests -- [--weeks 52] [--members 100] [--items 1000] [--households 120] [--seed 1]';

const limits: Readonly<Record<keyof DigestOptions, readonly [least: number, most: number]>> = {
  weeks: [9, 60],
  members: [10, 500],
  items: [1, 5000],
  households: [0, 1000],
  seed: [0, 1_000_000_000],
};

/** Reads `--name number` and `--name=number`; what cannot be understood is answered in one sentence. */
export const readOptions = (args: readonly string[]): DigestOptions | string =>
  readNumbers(args, { limits, usual: wholeYear, usage });
