import type { DeskWords } from '../en/index.ts';
import { calls } from './calls.ts';
import { deputy } from './deputy.ts';
import { frame } from './frame.ts';
import { proposals } from './proposals.ts';
import { signIn } from './sign-in.ts';
import { staff } from './staff.ts';
import { today } from './today.ts';

/** جُمل المكتب بالعربية؛ ملف لكل قسم. */
export const ar: DeskWords = { frame, signIn, calls, proposals, staff, today, deputy };
