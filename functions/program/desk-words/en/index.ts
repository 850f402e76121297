import { frame } from './frame.ts';
import { settings } from './settings.ts';

/** The desk's sentences in English; a file for each room. */
export const en = { frame, settings };

export type DeskWords = typeof en;
