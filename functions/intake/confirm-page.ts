import { html } from '../platform/html.ts';
import { handle } from '../platform/ledger.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import type { ArrivalState } from './arrival.ts';
import { detailsFields, detailsOf } from './details-fields.ts';
import { missing } from './domain.ts';
import { arrivalById } from './questions.ts';
import { intakeRoom } from './room.ts';

/** What a household reads whose question is answered already: what is still missing it can tell here, as long as nobody has asked it. */
function settled({ words, language }: Visit, state: ArrivalState): Shown {
  const said = words.pages.confirm;
  if (state.status === 'finished' || state.status === 'closed' || state.status === 'unknown')
    return { title: words.pages.overTitle, body: notice(said.closed, 'info') };
  const text = { unconfirmed: '', incomplete: said.doneIncomplete, 'with-staff': said.withStaff, ready: said.done }[
    state.status
  ];
  const rest =
    state.status === 'incomplete' &&
    html`<form method="post"><p>${said.tellNow}</p>${detailsFields(missing(state.household), language)}
<p class="act">${button(words.form.send, { name: 'answer', value: 'details' })}</p></form>`;
  return { title: words.pages.done, body: html`${notice(text, 'done')}${rest}` };
}

/** "Did you ask the library for a navigator?" One button, and the two questions, until their answers are there. */
export const confirmPage: LinkPage = {
  async person(link) {
    const state = await arrivalById(link.subject);
    return 'person' in state ? state.person : undefined;
  },
  async show(visit) {
    const state = await arrivalById(visit.link.subject);
    if (state.status !== 'unconfirmed') return settled(visit, state);
    const { words, language } = visit;
    const asks = missing(state.household);
    return {
      title: words.pages.confirm.title,
      body: html`<p class="lead">${words.pages.confirm.text}</p>
<form method="post">${asks.length > 0 && html`<p>${asks.length > 1 ? words.pages.confirm.missing : words.pages.confirm.missingOne}</p>${detailsFields(asks, language)}`}
<p class="act">${button(words.pages.confirm.button, { name: 'answer', value: 'confirm' })}</p></form>`,
    };
  },
  async press(visit) {
    const { link, at, fields } = visit;
    const command = { type: 'Confirm', id: link.subject, answers: detailsOf(fields), by: 'contact', at } as const;
    const { state } = await handle(
      intakeRoom,
      { self: link.subject },
      { command, cause: `press:${visit.request}`, by: 'contact', at },
    );
    return settled(visit, state.self);
  },
};
