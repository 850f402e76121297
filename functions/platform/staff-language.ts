import { AsyncLocalStorage } from 'node:async_hooks';
import { program } from '../program/settings.ts';
import { acceptedLanguage } from '../program/words.ts';
import type { Request } from './http.ts';

const asked = new AsyncLocalStorage<string>();

/** The language in which a door of the staff answers: what was asked for in `Accept-Language`, as far as the program speaks it; else the program's own. */
export const staffLanguage = (): string => asked.getStore() ?? program.language;

/** What says nothing of a language is the program's own: HTTP libraries send an asterisk by themselves. */
const languageOf = (header: string | undefined): string =>
  !header || header.trim() === '*' ? program.language : acceptedLanguage(header);

/** Lets a door answer in the language that its request asks for, wherever in it a sentence is made. */
export const inItsLanguage = <Done>({ headers }: Pick<Request, 'headers'>, door: () => Done): Done =>
  asked.run(languageOf(headers['accept-language']), door);
