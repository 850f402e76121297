import { type Html, html } from '../platform/html.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { handle } from '../platform/ledger.ts';
import type { Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import { program } from '../program/settings.ts';
import { fill } from '../program/words.ts';
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
export function end(person: string, what: 'withdraw' | 'erase', subject: string, { at, request }: Visit) {
  const { kind } = readSubject(subject);
  const by = kind === 'navigator' || kind === 'member' ? kind : 'contact';
  const command = { type: 'End', what, person, subject, by, at } as const;
  return handle(rightsRoom, { self: person }, { command, cause: `press:${request}`, by, at });
}
