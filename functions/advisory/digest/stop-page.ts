import { html } from '../../platform/html.ts';
import type { LinkPage, Shown, Visit } from '../../platform/link-page.ts';
import { button, notice } from '../../platform/page.ts';
import { joinedMember } from '../questions.ts';
import { stopDigest } from './acts.ts';

const stopped = ({ words: { digest } }: Visit): Shown => ({
  title: digest.stopPage.doneTitle,
  body: notice(digest.stopPage.done, 'done'),
});

/**
 * The page by which the digest is stopped (RFC 8058). A look changes nothing, since scanners open every link; any post stops it, at once and
 * without a question, whatever it carries: a mail program sends `List-Unsubscribe=One-Click`, as a form of one kind or the other. It opens
 * nobody: it works while the vault is closed, and where her links were revoked.
 */
export const stopPage: LinkPage = {
  person: async () => undefined,
  async show(visit) {
    const { stopPage: said } = visit.words.digest;
    const member = await joinedMember(visit.link.subject);
    if (!member?.weekly) return { title: said.doneTitle, body: notice(said.gone, 'info') };
    return {
      title: said.title,
      body: html`<p>${said.text}</p><form method="post"><p class="act">${button(said.button, { name: 'answer', value: 'stop' })}</p></form>`,
    };
  },
  async press(visit) {
    await stopDigest(visit.link.subject, { by: 'member', at: visit.at, cause: `link:${visit.request}` });
    return stopped(visit);
  },
};
