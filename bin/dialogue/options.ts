import { readNumbers } from '../year/options.ts';

/** How a dialogue is lived. */
export interface DialogueOptions {
  /** Who has a place in the end; some more register, and withdraw or never confirm. */
  readonly people: number;
  readonly circles: number;
  /** The same seed, the same people with the same answers. */
  readonly seed: number;
}

/** The dialogue of the measures: twelve circles of ten. */
export const wholeDialogue: DialogueOptions = { people: 120, circles: 12, seed: 1 };

/** How it is called. */
export const usage = 'npm run dialogue -- [--people 120] [--circles 12] [--seed 1]';

const limits: Readonly<Record<keyof DialogueOptions, readonly [least: number, most: number]>> = {
  people: [16, 150],
  circles: [2, 15],
  seed: [0, 1_000_000_000],
};

/** Reads `--name number` and `--name=number`; what cannot be understood is answered in one sentence. */
export const readOptions = (args: readonly string[]): DialogueOptions | string =>
  readNumbers(args, { limits, usual: wholeDialogue, usage });
