import { readyHousehold } from '../intake/questions.ts';
import { navigatorById } from '../navigators/questions.ts';
import { type Html, html } from '../platform/html.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { handle } from '../platform/ledger.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { addressOf } from '../platform/links.ts';
import { button, notice } from '../platform/page.ts';
import { program } from '../program/settings.ts';
import { fill, whenText } from '../program/words.ts';
import { householdTitle, openTasks, taskTitle } from './mails.ts';
import type { PlanState, Running, Task } from './plan.ts';
import { type KnownPlan, planOf, runningPlans } from './questions.ts';
import { planRoom } from './room.ts';

/** The person who is the navigator of this pairing, or was. */
export async function personOfNavigator(pairing: string): Promise<string | undefined> {
  const plan = await planOf(pairing);
  const navigator = plan.status === 'none' ? undefined : plan.navigator;
  const known = navigator ? await navigatorById(navigator) : undefined;
  return known?.person;
}

/** A tick can be taken back until the next mail. */
const canUndo = (one: Task, plan: Running): boolean => one.status === 'done' && one.doneAt >= plan.lastMailAt;

function taskForm([key, one]: readonly [string, Task], { pairing, plan }: KnownPlan, visit: Visit): Html {
  const { words, language, at } = visit;
  const said = words.pages.week;
  const done = one.status === 'done';
  const when = whenText(one.due, language);
  return html`<li class="task${done ? ' done' : ''}"><div><strong>${taskTitle(key, words)}</strong>
<p class="hint">${done ? said.done : fill(one.due <= at ? said.overdue : said.due, { when })}</p></div>
<form method="post"><input type="hidden" name="pairing" value="${pairing}"><input type="hidden" name="task" value="${key}">${
    done
      ? canUndo(one, plan) &&
        button(said.undo, { name: 'answer', value: 'undo', quiet: true, about: taskTitle(key, words) })
      : button(said.tick, { name: 'answer', value: 'done', about: taskTitle(key, words) })
  }</form></li>`;
}

/** One household's tasks and the way to its contact card; which household it is, is told as in the offer. */
async function planShown(known: KnownPlan, visit: Visit): Promise<Html> {
  const { words, at } = visit;
  const tasks = Object.entries(known.plan.tasks).sort(([, one], [, other]) => (one.due < other.due ? -1 : 1));
  const ready = await readyHousehold(known.plan.arrival);
  const card = await addressOf({
    purpose: 'card',
    subject: known.pairing,
    expires: plusDays(at, program.pairingDays),
    nonce: `card ${known.pairing}`,
  });
  return html`<section><h2>${ready && householdTitle(ready.household, known.plan, visit)}</h2>
${known.plan.interpreter && html`<p>${words.pages.week.interpreter}</p>`}
<ul class="tasks">${tasks.map(one => taskForm(one, known, visit))}</ul>
<p><a class="button quiet" href="${new URL(card).pathname}">${words.pages.week.card}</a></p></section>`;
}

/** Everything open of the navigator whose link this is: all her households, this one first as it was just left. */
async function weekShown(visit: Visit, own: PlanState, message?: Html): Promise<Shown> {
  const { words, link } = visit;
  const said = words.pages.week;
  const navigator = own.status === 'none' ? undefined : own.navigator;
  const others = navigator ? (await runningPlans(navigator)).filter(one => one.pairing !== link.subject) : [];
  const plans = [...(own.status === 'running' ? [{ pairing: link.subject, plan: own }] : []), ...others];
  // Between the yes and the laying of the plan a moment passes.
  const ended = own.status !== 'running' && notice(own.status === 'none' ? said.beginning : said.ended, 'info');
  if (plans.length === 0) return { title: said.title, body: html`${ended}` };
  const open = plans.some(({ plan }) => openTasks(plan).length > 0);
  const undoable = plans.some(({ plan }) => Object.values(plan.tasks).some(one => canUndo(one, plan)));
  const sections = await Promise.all(plans.map(one => planShown(one, visit)));
  return {
    title: said.title,
    body: html`${message}${ended}<p class="lead">${open ? said.lead : said.nothing}</p>
${sections}${undoable && html`<p class="hint">${said.undoHint}</p>`}`,
  };
}

/** "This week": everything open, ticked with one press, undone until the next mail. */
export const weekPage: LinkPage = {
  person: link => personOfNavigator(link.subject),
  show: async visit => weekShown(visit, await planOf(visit.link.subject)),
  async press(visit) {
    const { link, fields, words } = visit;
    const pairing = fields.get('pairing') ?? link.subject;
    const own = await planOf(link.subject);
    if (!(await sameNavigator(own, pairing, link.subject))) return weekShown(visit, own);
    const outcome = await tick(visit, pairing);
    const final = outcome.outcome === 'refused' && outcome.reason === 'final';
    const message = final ? notice(words.pages.week.final, 'warn') : notice(words.pages.week.saved, 'done');
    return weekShown(visit, await planOf(link.subject), outcome.outcome === 'refused' && !final ? undefined : message);
  },
};

/** A link is good for every household of the navigator it was written to, and for no other's. */
async function sameNavigator(own: PlanState, pairing: string, linked: string): Promise<boolean> {
  if (pairing === linked) return true;
  const other = await planOf(pairing);
  return own.status !== 'none' && other.status === 'running' && other.navigator === own.navigator;
}

function tick({ at, request, fields }: Visit, pairing: string) {
  const task = fields.get('task') ?? '';
  const by = 'navigator';
  const command =
    fields.get('answer') === 'undo'
      ? ({ type: 'Reopen', pairing, task, by, at } as const)
      : ({ type: 'Complete', pairing, tasks: [task], by, at } as const);
  return handle(planRoom, { self: pairing }, { command, cause: `press:${request}`, by, at });
}
