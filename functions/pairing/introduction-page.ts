import { html } from '../platform/html.ts';
import { handle } from '../platform/ledger.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import { fill } from '../program/words.ts';
import { arrivalOf } from './ids.ts';
import { navigatorShown } from './mails.ts';
import type { MatchState } from './match.ts';
import { engagement, matchOf } from './questions.ts';
import { pairingRoom } from './room.ts';
import { resting, secondThoughts, settled } from './settled.ts';
import { begun } from './standing.ts';

/** What a household reads after its answer, or when the question is settled. */
async function answered(visit: Visit, match: MatchState): Promise<Shown> {
  const { link, words, language } = visit;
  if (match.status === 'frozen' && match.pairing === link.subject) return resting(visit);
  const said = words.pages.introduction;
  const shown =
    match.status === 'paired' && match.pairing === link.subject
      ? await navigatorShown(match.navigator, language)
      : undefined;
  if (shown) return { title: words.pages.done, body: notice(fill(said.saidYes, shown), 'done') };
  const past = 'past' in match ? match.past.find(one => one.pairing === link.subject) : undefined;
  if (past?.how === 'introduction-declined') return { title: words.pages.done, body: notice(said.saidNo, 'done') };
  return { title: words.pages.overTitle, body: notice(said.notNow, 'info') };
}

/** "May we introduce you?" The household's own yes or no. */
export const introductionPage: LinkPage = {
  async person(link) {
    const match = await matchOf(arrivalOf(link.subject));
    return 'person' in match ? match.person : undefined;
  },
  async show(visit) {
    const { link, words, language } = visit;
    const match = await matchOf(arrivalOf(link.subject));
    const shown =
      match.status === 'asked' && match.pairing === link.subject
        ? await navigatorShown(match.navigator, language)
        : undefined;
    if (!shown) return answered(visit, match);
    return {
      title: words.pages.introduction.title,
      body: html`<p class="lead">${fill(words.pages.introduction.text, shown)}</p><p>${words.mails.introduce.textTwo}</p>
<form method="post" class="pair">${button(words.pages.introduction.yes, { name: 'answer', value: 'yes' })}
${button(words.pages.introduction.no, { name: 'answer', value: 'no', quiet: true })}</form>`,
    };
  },
  async press(visit) {
    const { link, at, request, fields } = visit;
    const answer = fields.get('answer');
    const match = await engagement(link.subject);
    if (answer === 'yes' && !match) return settled(visit);
    if ((answer !== 'yes' && answer !== 'no') || !match) return introductionPage.show(visit);
    const ids = { match: arrivalOf(link.subject), seat: match.navigator };
    const command = {
      type: 'AnswerIntroduction',
      pairing: link.subject,
      yes: answer === 'yes',
      by: 'contact',
      at,
    } as const;
    const { state } = await handle(pairingRoom, ids, { command, cause: `press:${request}`, by: 'contact', at });
    return begun(state.match) && answer === 'no' ? secondThoughts(visit) : answered(visit, state.match);
  },
};
