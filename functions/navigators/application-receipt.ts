import { html } from '../platform/html.ts';
import { grouped } from '../platform/kernel/ids.ts';
import { type Paged, pageOf } from '../platform/page.ts';
import { type Words, wordsFor } from '../program/words.ts';
import type { Status } from './navigator.ts';

type Said = keyof Words['volunteer']['situations'];

/** Anyone can hold a receipt, so it says the least: an address that is known already looks like a new one, and no step is told. */
const saidOf: Readonly<Record<Exclude<Status, 'none'>, Said>> = {
  duplicate: 'unconfirmed',
  unconfirmed: 'unconfirmed',
  applicant: 'confirmed',
  active: 'confirmed',
  paused: 'confirmed',
  suspended: 'confirmed',
  inactive: 'closed',
  leaving: 'closed',
  left: 'closed',
};

/** The page of an application's receipt. */
export function applicationReceiptPage({
  status,
  receipt,
  language,
  program,
  liaison,
}: {
  readonly status: Exclude<Status, 'none'>;
  readonly receipt: string;
  readonly language: string;
  readonly program: string;
  readonly liaison: string;
}): Paged {
  const { receipt: words, volunteer } = wordsFor(language);
  const said = saidOf[status];
  const body = html`<p>${volunteer.receiptLead}</p>
<h2>${words.number}</h2>
<p class="receipt"><bdi dir="ltr">${grouped(receipt).map(part => html`<span>${part}</span> `)}</bdi></p>
<h2>${words.now}</h2><p class="lead">${volunteer.situations[said]}</p>
<h2>${words.next}</h2><p>${volunteer.steps[said]}</p>
<p class="quietly">${volunteer.reach} <bdi dir="ltr">${liaison}</bdi></p>`;
  return pageOf({ language, title: volunteer.receiptTitle, program, body });
}
