import { type Html, html } from '../platform/html.ts';
import { grouped } from '../platform/kernel/ids.ts';
import { button, notice, type Paged, pageOf } from '../platform/page.ts';
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
    /** What came of a press on this page. */
    readonly said?: string | undefined;
    /** Something is still held by name. */
    readonly open: boolean;
  },
): Paged {
  const { receipt: words } = wordsFor(shown.language);
  const body = html`<p>${words.lead}</p>
<h2>${words.number}</h2>
<p class="receipt"><bdi dir="ltr">${grouped(shown.receipt).map(group => html`<span>${group}</span> `)}</bdi></p>
<h2>${words.now}</h2><p class="lead">${words.situations[shown.now]}</p>
<h2>${words.next}</h2><p>${words.steps[shown.next]}</p>
<p class="quietly">${words.reach} <bdi dir="ltr">${shown.liaison}</bdi></p>
${shown.open && yourData(shown)}`;
  return pageOf({ ...shown, title: words.title, body });
}

/** Anyone can hold a photograph, so nothing is shown here: it is asked for. */
function yourData({ language, receipt, said }: { language: string; receipt: string; said?: string | undefined }): Html {
  const { receipt: words } = wordsFor(language);
  if (said) return html`<section id="data"><h2>${words.data}</h2>${notice(said, 'done')}</section>`;
  return html`<section id="data"><h2>${words.data}</h2><p>${words.dataText}</p>
<form method="post" action="/receipts/${receipt}/data?lang=${language}">${button(words.dataButton, { name: 'answer', value: 'ask', quiet: true })}</form></section>`;
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
