import { html } from '../platform/html.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { handle } from '../platform/ledger.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { onwardTo } from '../platform/links.ts';
import { button, notice } from '../platform/page.ts';
import { program } from '../program/settings.ts';
import { isRecorded, type NavigatorState } from './navigator.ts';
import { applicationById, navigatorPerson } from './questions.ts';
import { navigatorRoom } from './room.ts';

/** What she reads who has pressed, with the way to her own page: its mail may wait for the morning. */
async function settled({ link, words, at }: Visit, state: NavigatorState): Promise<Shown> {
  if (!isRecorded(state) || state.status === 'inactive')
    return { title: words.pages.overTitle, body: notice(words.volunteer.over, 'info') };
  const expires = plusDays(at, program.linkKeyDays);
  const own = await onwardTo({ purpose: 'profile', subject: state.person, expires, nonce: link.nonce });
  const way = html`<p><a class="button quiet" href="${new URL(own).pathname}">${words.volunteer.openPage}</a></p>`;
  return { title: words.pages.done, body: html`${notice(words.volunteer.confirmed, 'done')}${way}` };
}

/** "Did you ask to become a navigator?" One button. */
export const applyPage: LinkPage = {
  person: link => navigatorPerson(link.subject),
  async show(visit) {
    const state = await applicationById(visit.link.subject);
    if (state.status !== 'unconfirmed') return settled(visit, state);
    const said = visit.words.volunteer;
    return {
      title: said.confirmTitle,
      body: html`<p class="lead">${said.confirmText}</p><form method="post">${button(said.confirmButton, { name: 'answer', value: 'confirm' })}</form>`,
    };
  },
  async press(visit) {
    const { link, at, request } = visit;
    const id = link.subject;
    const state = await applicationById(id);
    if (state.status !== 'unconfirmed') return settled(visit, state);
    const command = { type: 'Confirm', id, by: 'navigator', at } as const;
    const act = { command, cause: `press:${request}`, by: 'navigator', at };
    return settled(visit, (await handle(navigatorRoom, { self: id }, act)).state.self);
  },
};
