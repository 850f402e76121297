import { calls } from './calls.ts';
import { frame } from './frame.ts';
import { proposals } from './proposals.ts';

/** The desk's sentences in English; a file for each room. */
export const en = { frame, calls, proposals };

export type DeskWords = typeof en;
