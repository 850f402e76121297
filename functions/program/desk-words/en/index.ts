import { frame } from './frame.ts';
import { history } from './history.ts';

/** The desk's sentences in English; a file for each room. */
export const en = { frame, history };

export type DeskWords = typeof en;
