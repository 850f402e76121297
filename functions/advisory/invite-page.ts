import { html } from '../platform/html.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { handle } from '../platform/ledger.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { onwardTo } from '../platform/links.ts';
import { button, notice } from '../platform/page.ts';
import { program } from '../program/settings.ts';
import { fill } from '../program/words.ts';
import type { MemberState } from './member.ts';
import { memberById, organizationTitle } from './questions.ts';
import { memberRoom } from './room.ts';

/** What she reads who has pressed, with the way to her own page: its mail may wait for the morning. */
async function settled({ link, words, at }: Visit, state: MemberState): Promise<Shown> {
  const said = words.advisory.invite;
  if (state.status !== 'joined') return { title: words.pages.overTitle, body: notice(said.over, 'info') };
  const expires = plusDays(at, program.linkKeyDays);
  const own = await onwardTo({ purpose: 'member', subject: state.person, expires, nonce: link.nonce });
  const way = html`<p><a class="button quiet" href="${new URL(own).pathname}">${said.openPage}</a></p>`;
  return { title: said.doneTitle, body: html`${notice(said.done, 'done')}${way}` };
}

/** “Join the advisory group?” One button; who does nothing is forgotten. */
export const invitePage: LinkPage = {
  async person(link) {
    const state = await memberById(link.subject);
    return 'person' in state ? state.person : undefined;
  },
  async show(visit) {
    const state = await memberById(visit.link.subject);
    if (state.status !== 'invited') return settled(visit, state);
    const said = visit.words.advisory.invite;
    const organization = await organizationTitle(state.organization);
    return {
      title: said.title,
      body: html`<p class="lead">${fill(said.lead, { organization })}</p><p>${said.what}</p><p>${said.open}</p><form method="post">${button(said.button, { name: 'answer', value: 'join' })}</form>`,
    };
  },
  async press(visit) {
    const { link, at, request, fields } = visit;
    const id = link.subject;
    const state = await memberById(id);
    if (state.status !== 'invited' || fields.get('answer') !== 'join') return invitePage.show(visit);
    const command = { type: 'Join', id, by: 'member', at } as const;
    const act = { command, cause: `press:${request}`, by: 'member', at };
    return settled(visit, (await handle(memberRoom, { self: id }, act)).state.self);
  },
};
