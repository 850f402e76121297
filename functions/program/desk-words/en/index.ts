import { forms } from './forms.ts';
import { frame } from './frame.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';

/** The desk's sentences in English; a file for each room. */
export const en = { forms, frame, settings, signIn };

export type DeskWords = typeof en;
