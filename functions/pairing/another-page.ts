import { html } from '../platform/html.ts';
import { handle } from '../platform/ledger.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import { fill } from '../program/words.ts';
import { anotherWanted } from './ending.ts';
import { arrivalOf } from './ids.ts';
import type { MatchState } from './match.ts';
import { matchOf, pairingBegun } from './questions.ts';
import { personOn } from './raise.ts';
import { pairingRoom } from './room.ts';

/** After her press, and when the link is opened again: what has become of her wish. */
function over({ link, words, liaison }: Visit, match: MatchState): Shown {
  const past = 'past' in match ? match.past.find(one => one.pairing === link.subject) : undefined;
  const { done, another, overTitle } = words.pages;
  return past?.reason === anotherWanted
    ? { title: done, body: notice(another.done, 'done') }
    : { title: overTitle, body: notice(fill(another.over, { liaison }), 'info') };
}

/** "I would like another navigator": at any time, with one press, and without saying why. */
export const anotherPage: LinkPage = {
  person: link => personOn('household', link.subject),
  async show(visit) {
    const { link, words } = visit;
    if (!(await pairingBegun(link.subject))) return over(visit, await matchOf(arrivalOf(link.subject)));
    const said = words.pages.another;
    return {
      title: said.title,
      body: html`<p class="lead">${said.lead}</p><p>${said.text}</p><form method="post">${button(said.button, { name: 'answer', value: 'another' })}</form>`,
    };
  },
  async press(visit) {
    const { link, at, request, fields } = visit;
    const match = await pairingBegun(link.subject);
    if (!match || fields.get('answer') !== 'another') return anotherPage.show(visit);
    const ids = { match: arrivalOf(link.subject), seat: match.navigator };
    const command = { type: 'End', pairing: link.subject, reason: anotherWanted, by: 'contact', at } as const;
    // The navigator may see how her seat changed, and need not read there whose wish it was.
    const ended = await handle(pairingRoom, ids, { command, cause: `press:${request}`, by: 'program', at });
    return over(visit, ended.state.match);
  },
};
