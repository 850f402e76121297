import type { DeskWords } from '../en/index.ts';
import { frame } from './frame.ts';

/** جُمل المكتب بالعربية؛ ملف لكل قسم. */
export const ar: DeskWords = { frame };
