import { ar } from './desk-words/ar/index.ts';
import { type DeskWords, en } from './desk-words/en/index.ts';
import { languageOf } from './words.ts';

export type { DeskWords } from './desk-words/en/index.ts';

/** The desk's own sentences, apart from all others: no other function carries them. A further language is its folder and a line here. */
const catalogue: Readonly<Record<string, DeskWords>> = { en, ar };

/** The desk's sentences in a language; English for one that it lacks. */
export const deskWords = (language: string): DeskWords => catalogue[languageOf(language).code] ?? en;
