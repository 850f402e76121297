import { frame } from './frame.ts';
import { signIn } from './sign-in.ts';
import { staff } from './staff.ts';
import { today } from './today.ts';

/** The desk's sentences in English; a file for each room. */
export const en = { frame, signIn, staff, today };

export type DeskWords = typeof en;
