import { type Html, html } from '../../platform/html.ts';
import { grouped } from '../../platform/kernel/ids.ts';
import { button, notice, type Paged, pageOf } from '../../platform/page.ts';
import { type Words, wordsFor } from '../../program/words.ts';
import type { Status } from './participant.ts';

type Said = keyof Words['registration']['receipt']['situations'];

/** Anyone can hold a receipt: an address that is known already looks like a new one, and nobody learns whether a place is hers. */
const saidOf: Readonly<Record<Exclude<Status, 'none'>, Said>> = {
  duplicate: 'unconfirmed',
  unconfirmed: 'unconfirmed',
  registered: 'confirmed',
  waitlisted: 'confirmed',
  withdrawn: 'closed',
  over: 'closed',
  left: 'closed',
};

/** The page of a registration's receipt. */
export function registrationReceiptPage({
  status,
  receipt,
  language,
  program,
  liaison,
  said: told,
}: {
  readonly status: Exclude<Status, 'none'>;
  readonly receipt: string;
  readonly language: string;
  readonly program: string;
  readonly liaison: string;
  /** What came of a press. */
  readonly said?: string | undefined;
}): Paged {
  const { receipt: words, volunteer, registration } = wordsFor(language);
  const said = saidOf[status];
  const body = html`<p>${registration.receipt.lead}</p>
<h2>${words.number}</h2>
<p class="receipt"><bdi dir="ltr">${grouped(receipt).map(part => html`<span>${part}</span> `)}</bdi></p>
<h2>${words.now}</h2><p class="lead">${registration.receipt.situations[said]}</p>
<h2>${words.next}</h2><p>${registration.receipt.steps[said]}</p>
<p class="quietly">${volunteer.reach} <bdi dir="ltr">${liaison}</bdi></p>${said !== 'closed' && yourData({ language, receipt, told })}`;
  return pageOf({ language, title: registration.receipt.title, program, body });
}

/** Anyone can hold a photograph, so nothing is shown here: it is asked for. */
function yourData({ language, receipt, told }: { language: string; receipt: string; told: string | undefined }): Html {
  const { receipt: words } = wordsFor(language);
  if (told) return html`<section id="data"><h2>${words.data}</h2>${notice(told, 'done')}</section>`;
  return html`<section id="data"><h2>${words.data}</h2><p>${words.dataText}</p>
<form method="post" action="/receipts/${receipt}/data?lang=${language}">${button(words.dataButton, { name: 'answer', value: 'ask', quiet: true })}</form></section>`;
}
