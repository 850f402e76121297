import { readyHousehold } from '../intake/questions.ts';
import { navigatorById } from '../navigators/questions.ts';
import { type Html, html } from '../platform/html.ts';
import { handle, type Outcome } from '../platform/ledger.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { pathTo } from '../platform/links.ts';
import { button, notice } from '../platform/page.ts';
import { program } from '../program/settings.ts';
import { fill, nameOf, whenText } from '../program/words.ts';
import type { Bench, Event, NavigatorAnswer } from './acts.ts';
import { arrivalOf } from './ids.ts';
import { offerFacts } from './mails.ts';
import type { MatchState } from './match.ts';
import { engagement, matchOf } from './questions.ts';
import { pairingRoom } from './room.ts';
import { resting, secondThoughts, settled } from './settled.ts';
import { navigatorOf } from './standing.ts';

/** What a navigator reads whose answer is not (or no longer) wanted: how the offer ended. */
async function ended(visit: Visit): Promise<Shown> {
  const { link, words, fields } = visit;
  const match = await matchOf(arrivalOf(link.subject));
  const how = 'past' in match ? match.past.find(one => one.pairing === link.subject)?.how : undefined;
  const { done, overTitle, offer } = words.pages;
  if (how === 'expired') return { title: overTitle, body: notice(offer.expired, 'info') };
  // Her own no is thanked for, also when she presses it twice.
  const no = how === 'declined' && fields.get('answer') !== 'accept';
  return no ? { title: done, body: notice(offer.declined, 'done') } : settled(visit);
}

/** After a yes: what comes next, with the way to this week's page where the pairing has begun. */
async function accepted(visit: Visit, match: MatchState): Promise<Shown> {
  const { words, link, at } = visit;
  if (match.status === 'frozen') return resting(visit);
  if (match.status !== 'paired')
    return { title: words.pages.done, body: notice(words.pages.offer.acceptedAsking, 'done') };
  const week = await pathTo('week', link.subject, at);
  return {
    title: words.pages.done,
    body: html`${notice(words.pages.offer.acceptedAtOnce, 'done')}<p><a class="button" href="${week}">${words.pages.offer.openWeek}</a></p>`,
  };
}

const reasons = ({
  words,
  language,
}: Visit): Html => html`<div class="field"><label for="reason">${words.pages.offer.reason}</label>
<select id="reason" name="reason">${program.declineReasons.map(
  id => html`<option value="${id}">${nameOf('declineReasons', id, language)}</option>`,
)}</select></div>`;

/** "Would you like to meet this household?" Two forms: yes with one press, no with a word why. */
export const offerPage: LinkPage = {
  async person(link) {
    const navigator = navigatorOf(await matchOf(arrivalOf(link.subject)), link.subject);
    return navigator ? (await navigatorById(navigator))?.person : undefined;
  },
  async show(visit) {
    const { link, words, language } = visit;
    const match = await engagement(link.subject);
    if (!match) return ended(visit);
    if (match.status !== 'offered') return accepted(visit, match);
    const ready = await readyHousehold(arrivalOf(link.subject));
    if (!ready) return ended(visit);
    return {
      title: words.pages.offer.title,
      body: html`<ul class="facts">${offerFacts(ready.household, match.explanation, language).map(one => html`<li>${one}</li>`)}</ul>
<p>${fill(words.mails.offer.until, { when: whenText(match.expiresAt, language) })}</p>
<p>${words.mails.offer.private}</p>
<form method="post">${button(words.pages.offer.accept, { name: 'answer', value: 'accept' })}</form>
<section class="apart"><h2>${words.pages.offer.declineTitle}</h2><p>${words.pages.offer.declineText}</p>
<form method="post">${reasons(visit)}${button(words.pages.offer.decline, { name: 'answer', value: 'decline', quiet: true })}</form></section>`,
    };
  },
  async press(visit) {
    const { fields } = visit;
    const answer = fields.get('answer');
    if (answer !== 'accept' && answer !== 'decline') return offerPage.show(visit);
    const given = fields.get('reason') ?? '';
    const reason = program.declineReasons.includes(given) ? given : 'other';
    const outcome = await answerOffer(visit, answer === 'accept' ? { accept: true } : { accept: false, reason });
    const { match } = outcome.state;
    const open = 'pairing' in match && match.pairing === visit.link.subject;
    if (!open) return ended(visit);
    return answer === 'accept' ? accepted(visit, match) : secondThoughts(visit);
  },
};

async function answerOffer({ link, at, request }: Visit, answer: NavigatorAnswer): Promise<Outcome<Bench, Event>> {
  const match = await matchOf(arrivalOf(link.subject));
  const ids = { match: arrivalOf(link.subject), seat: navigatorOf(match, link.subject) ?? 'nobody' };
  const command = { type: 'AnswerOffer', pairing: link.subject, answer, by: 'navigator', at } as const;
  return handle(pairingRoom, ids, { command, cause: `press:${request}`, by: 'navigator', at });
}
