import { frame } from './frame.ts';

/** The desk's sentences in English; a file for each room. */
export const en = { frame };

export type DeskWords = typeof en;
