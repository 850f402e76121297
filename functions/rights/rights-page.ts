import { glance } from '../people/glance.ts';
import { html } from '../platform/html.ts';
import { handle } from '../platform/ledger.ts';
import type { LinkPage, Shown } from '../platform/link-page.ts';
import { notice } from '../platform/page.ts';
import { hasEnded, onlyErased } from './questions.ts';
import { rightsRoom } from './room.ts';
import { end, press, right, stopped, stopping } from './sections.ts';

/**
 * From any mail: what one may do with one's data. Old mails lie about and are handed on, so this page shows nothing and deletes nothing: for
 * that a link is sent to the address that is held. Ending everything can be mended for some days, and works at once.
 */
export const rightsPage: LinkPage = {
  person: async link => link.subject,
  async show(visit) {
    const { link, words } = visit;
    const said = words.rights;
    const seen = await glance(link.subject);
    if (!seen) return { title: said.title, body: notice(said.nothingKept, 'info') };
    const over = onlyErased(seen.subject) || (await hasEnded(seen.subject, 'withdraw'));
    return {
      title: said.title,
      body: html`<p class="lead">${said.lead}</p>${right(said.ask, said.askText, press(said.askButton, 'ask'))}${!over && stopping(visit)}`,
    };
  },
  async press(visit): Promise<Shown> {
    const { link, at, request, fields, words } = visit;
    const title = words.rights.title;
    const person = link.subject;
    const seen = await glance(person);
    if (!seen) return rightsPage.show(visit);
    const { subject } = seen;
    if (fields.get('answer') === 'stop') {
      await end(person, 'withdraw', subject, visit);
      return { title, body: stopped(visit) };
    }
    if (fields.get('answer') !== 'ask') return rightsPage.show(visit);
    const command = { type: 'Ask', via: 'mail', person, subject, by: 'contact', at } as const;
    await handle(rightsRoom, { self: person }, { command, cause: `press:${request}`, by: 'contact', at });
    return { title, body: notice(words.rights.asked, 'done') };
  },
};
