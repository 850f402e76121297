import { frame } from './frame.ts';
import { history } from './history.ts';
import { people } from './people.ts';
import { signIn } from './sign-in.ts';

/** The desk's sentences in English; a file for each room. */
export const en = { frame, history, people, signIn };

export type DeskWords = typeof en;
