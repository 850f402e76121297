import { html } from '../../platform/html.ts';
import { plusDays } from '../../platform/kernel/time.ts';
import type { LinkPage, Shown, Visit } from '../../platform/link-page.ts';
import { onwardTo } from '../../platform/links.ts';
import { button, notice } from '../../platform/page.ts';
import { program } from '../../program/settings.ts';
import { fill } from '../../program/words.ts';
import { decide } from './deciding.ts';
import { standingText } from './own-page.ts';
import { participantPerson, standingWith } from './questions.ts';

/** What she reads who has pressed: how it stands now, and the way to her own page. */
async function settled({ link, words, language, at }: Visit): Promise<Shown> {
  const known = await standingWith(link.subject);
  if (!known) return { title: words.pages.overTitle, body: notice(words.registration.own.over, 'info') };
  const expires = plusDays(at, program.linkKeyDays);
  const own = await onwardTo({ purpose: 'participant', subject: link.subject, expires, nonce: link.nonce });
  const text = standingText(link.subject, known, { words, language, at });
  return {
    title: words.pages.done,
    body: html`${notice(text, 'done')}<p><a class="button quiet" href="${new URL(own).pathname}">${words.registration.own.openPage}</a></p>`,
  };
}

/** "Did you register for a community dialogue?" One button. */
export const confirmRegistrationPage: LinkPage = {
  person: link => participantPerson(link.subject),
  async show(visit) {
    const known = await standingWith(visit.link.subject);
    if (known?.state.status !== 'unconfirmed') return settled(visit);
    const { confirm } = visit.words.registration;
    return {
      title: confirm.title,
      body: html`<p class="lead" dir="auto">${known.dialogue.topic}</p><p>${confirm.text}</p><form method="post">${button(confirm.button, { name: 'answer', value: 'confirm' })}</form>`,
    };
  },
  async press(visit) {
    const { link, at, request, words, liaison } = visit;
    const done = await decide(link.subject, { type: 'Confirm' }, { by: 'contact', at, cause: `press:${request}` });
    if (done.outcome === 'refused' && done.reason !== 'none') {
      const { over } = words.registration.confirm;
      return { title: words.pages.overTitle, body: notice(fill(over, { liaison }), 'info') };
    }
    return settled(visit);
  },
};
