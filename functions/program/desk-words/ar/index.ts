import type { DeskWords } from '../en/index.ts';
import { frame } from './frame.ts';
import { history } from './history.ts';
import { people } from './people.ts';
import { signIn } from './sign-in.ts';

/** جُمل المكتب بالعربية؛ ملف لكل قسم. */
export const ar: DeskWords = { frame, history, people, signIn };
