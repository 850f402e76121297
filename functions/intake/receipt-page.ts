import { html } from '../platform/html.ts';
import { grouped } from '../platform/kernel/ids.ts';
import { type Paged, pageOf } from '../platform/page.ts';
import { type Words, wordsFor } from '../program/words.ts';

interface Known {
  readonly language: string;
  readonly program: string;
  /** Whom to write to. */
  readonly liaison: string;
}

/** A receipt's page, made to be photographed: the number, where things stand, what comes next, and no word about who it is. */
export function receiptPage(
  shown: Known & {
    readonly receipt: string;
    readonly now: keyof Words['receipt']['situations'];
    readonly next: keyof Words['receipt']['steps'];
  },
): Paged {
  const { receipt: words } = wordsFor(shown.language);
  const body = html`<p>${words.lead}</p>
<h2>${words.number}</h2>
<p class="receipt"><bdi dir="ltr">${grouped(shown.receipt).map(group => html`<span>${group}</span> `)}</bdi></p>
<h2>${words.now}</h2><p class="lead">${words.situations[shown.now]}</p>
<h2>${words.next}</h2><p>${words.steps[shown.next]}</p>
<p class="quietly">${words.reach} <bdi dir="ltr">${shown.liaison}</bdi></p>`;
  return pageOf({ ...shown, title: words.title, body });
}

/** For a number that leads nowhere. */
export function unknownReceiptPage(known: Known): Paged {
  const { receipt: words } = wordsFor(known.language);
  return pageOf({
    ...known,
    title: words.unknownTitle,
    body: html`<p>${words.unknown}</p><p class="quietly">${words.reach} <bdi dir="ltr">${known.liaison}</bdi></p>`,
  });
}
