import type { DeskWords } from '../en/index.ts';
import { forms } from './forms.ts';
import { frame } from './frame.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';

/** جُمل المكتب بالعربية؛ ملف لكل قسم. */
export const ar: DeskWords = { forms, frame, settings, signIn };
