import { frame } from './frame.ts';
import { today } from './today.ts';

/** The desk's sentences in English; a file for each room. */
export const en = { frame, today };

export type DeskWords = typeof en;
