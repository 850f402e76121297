import { matchOf } from '../pairing/questions.ts';
import { html } from '../platform/html.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { handle } from '../platform/ledger.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import { program } from '../program/settings.ts';
import { dayText, fill } from '../program/words.ts';
import type { Finished } from './arrival.ts';
import { canAllowLater } from './later.ts';
import { arrivalById, householdPerson } from './questions.ts';
import { intakeRoom } from './room.ts';

/** Who says it, and why it is decided now. */
interface Saying {
  readonly by: string;
  readonly at: string;
  readonly cause: string;
}

/** Since when a household had its last navigator; reckoned from the end where that is not known any more. */
async function begunAt(arrival: string, { finishedAt }: Finished): Promise<string> {
  const match = await matchOf(arrival);
  const pairings = 'past' in match ? match.past.flatMap(one => one.pairedAt ?? []) : [];
  return pairings.at(-1) ?? plusDays(finishedAt, -program.pairingDays);
}

/** A household says that it may be called later, or takes that back; refused where nothing of it is left to be called about. */
export async function sayLater(id: string, yes: boolean, { by, at, cause }: Saying) {
  const state = await arrivalById(id);
  const begun = yes && canAllowLater(state) ? await begunAt(id, state) : at;
  const command = yes
    ? ({ type: 'AllowLater', id, begunAt: begun, by, at } as const)
    : ({ type: 'RefuseLater', id, by, at } as const);
  return handle(intakeRoom, { self: id }, { command, cause, by, at });
}

const over = ({ words, liaison }: Visit): Shown => ({
  title: words.pages.overTitle,
  body: notice(fill(words.pages.over, { liaison }), 'info'),
});

async function shown(visit: Visit, said?: string): Promise<Shown> {
  const { words, language, link } = visit;
  const state = await arrivalById(link.subject);
  if (!canAllowLater(state)) return over(visit);
  const { later } = state;
  const { title, lead, yes, allowed, takeBack } = words.pages.later;
  const press = later
    ? html`<p>${fill(allowed, { when: dayText(later.at, language) })}</p>${!later.askedAt && button(takeBack, { name: 'answer', value: 'no', quiet: true })}`
    : button(yes, { name: 'answer', value: 'yes' });
  return {
    title,
    body: html`${said !== undefined && notice(said, 'done')}<p class="lead">${lead}</p><form method="post">${press}</form>`,
  };
}

/** May the library call once more? One press, and one takes it back. Who says nothing is not called. */
export const laterPage: LinkPage = {
  person: link => householdPerson(link.subject),
  show: visit => shown(visit),
  async press(visit) {
    const { fields, link, at, request, words } = visit;
    const answer = fields.get('answer');
    if (answer !== 'yes' && answer !== 'no') return shown(visit);
    const yes = answer === 'yes';
    const done = await sayLater(link.subject, yes, { by: 'contact', at, cause: `press:${request}` });
    if (done.outcome === 'refused') return over(visit);
    return shown(visit, yes ? words.pages.later.thanks : words.pages.later.takenBack);
  },
};
