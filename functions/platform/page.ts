import { createHash } from 'node:crypto';
import { program as settings } from '../program/settings.ts';
import { fill, languageOf } from '../program/words.ts';
import { type Html, html } from './html.ts';
import { style } from './style.ts';

/** A page ready to be answered; the one stylesheet that may apply is named by its hash. */
export interface Paged {
  readonly markup: string;
  readonly styleHash: string;
  readonly language: string;
}

const styleHash = createHash('sha256').update(style).digest('base64');

/** A whole page: language and direction on the root, the program's name above, "not an emergency service" below. */
export function pageOf({
  language,
  title,
  program,
  body,
  aside,
}: {
  language: string;
  title: string;
  program: string;
  body: Html;
  aside?: Html;
}): Paged {
  const { code, dir, words } = languageOf(language);
  const markup = html`<html lang="${code}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – ${program}</title><style>${{ markup: style }}</style></head>
<body><header><strong>${program}</strong>${aside}</header>
<main><h1>${title}</h1>
${body}
</main>
<footer><p>${fill(words.receipt.emergency, settings.emergency)}</p></footer></body></html>`;
  return { markup: `<!DOCTYPE html>\n${markup.markup}`, styleHash, language: code };
}

/** A button that says what it does; `quiet` is the second choice, `about` tells a screen reader which of several it is. */
export const button = (
  label: string,
  { name, value, quiet, about }: { name: string; value: string; quiet?: boolean; about?: string },
): Html =>
  html`<button name="${name}" value="${value}"${quiet && { markup: ' class="quiet"' }}>${label}${about && html`<span class="hidden"> – ${about}</span>`}</button>`;

/** A sentence that stands out: done, for information, or a warning. */
export const notice = (text: string, kind: 'done' | 'info' | 'warn'): Html =>
  html`<div class="notice ${kind}"><p>${text}</p></div>`;
