import { type Html, html } from '../../platform/html.ts';
import { program } from '../../program/settings.ts';
import { languageOf } from '../../program/words.ts';
import type { AtDesk } from './room.ts';

/** What the staff's API answers in words is in the program's own language: on a page in another one it says so, and runs in its own direction. */
export function said({ language }: AtDesk, text: string): Html {
  const [own, page] = [languageOf(program.language), languageOf(language)];
  return own.code === page.code ? html`${text}` : html`<span lang="${own.code}" dir="${own.dir}">${text}</span>`;
}
