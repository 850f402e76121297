import { type Html, html } from '../../platform/html.ts';
import { deskWords } from '../../program/desk-words.ts';
import type { AtDesk } from '../page/room.ts';

const addresses = {
  items: '/desk/items',
  issues: '/desk/issues',
  digests: '/desk/digests',
  members: '/desk/members',
} as const;

/** The rooms of the advisory group, beside one another. */
export function exchangeNav({ language }: AtDesk, here: keyof typeof addresses): Html {
  const { exchange: said } = deskWords(language);
  const names = Object.keys(addresses) as (keyof typeof addresses)[];
  return html`<nav aria-label="${said.navigation}" class="filters">${names.map(
    name =>
      html`<a href="${addresses[name]}"${name === here && { markup: ' aria-current="page"' }}>${said.rooms[name]}</a>`,
  )}</nav>`;
}
