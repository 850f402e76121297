import { glance } from '../people/glance.ts';
import { type Html, html } from '../platform/html.ts';
import { handle } from '../platform/ledger.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import { program } from '../program/settings.ts';
import { fill } from '../program/words.ts';
import { hasEnded } from './questions.ts';
import { rightsRoom } from './room.ts';

/** A right under its title: what it is, and the button (or way) to it. */
export const right = (title: string, text: string, act: Html): Html =>
  html`<section><h2>${title}</h2><p>${text}</p>${act}</section>`;

/** A form of one button. */
export const press = (label: string, value: string): Html =>
  html`<form method="post">${button(label, { name: 'answer', value, quiet: true })}</form>`;

/** Ending everything, as offered on both pages of one's data. */
export const stopping = ({ words }: Visit): Html => {
  const { stop, stopText, stopButton } = words.rights;
  return right(stop, fill(stopText, { days: program.retentionDays.withdrawn }), press(stopButton, 'stop'));
};

/** What someone reads who has ended everything. */
export const stopped = ({ words, liaison }: Visit): Html =>
  notice(fill(words.rights.stopped, { days: program.retentionDays.withdrawn, liaison }), 'done');

/** Ends all that is open for someone, by her own press. */
export const end = (person: string, what: 'withdraw' | 'erase', subject: string, { at, request }: Visit) =>
  handle(
    rightsRoom,
    { self: person },
    {
      command: { type: 'End', what, person, subject, by: 'contact', at },
      cause: `press:${request}`,
      by: 'contact',
      at,
    },
  );

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
    const over = await hasEnded(seen.subject, 'withdraw');
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
