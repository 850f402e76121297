import { navigatorById } from '../navigators/questions.ts';
import { open } from '../people/open.ts';
import { type Html, html } from '../platform/html.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { handle } from '../platform/ledger.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { addressOf } from '../platform/links.ts';
import { button, notice } from '../platform/page.ts';
import { program } from '../program/settings.ts';
import { fill, whenText } from '../program/words.ts';
import { taskTitle } from './mails.ts';
import type { PlanState, Running, Task } from './plan.ts';
import { planOf } from './questions.ts';
import { planRoom } from './room.ts';

/** The language of the navigator whose pairing this is. */
export async function languageOfNavigator(pairing: string): Promise<string | undefined> {
  const plan = await planOf(pairing);
  const known = plan.status === 'running' ? await navigatorById(plan.navigator) : undefined;
  return known ? (await open(known.person))?.language : undefined;
}

function taskForm([key, one]: readonly [string, Task], plan: Running, { words, language, at }: Visit): Html {
  const said = words.pages.week;
  const done = one.status === 'done';
  const when = whenText(one.due, language);
  const undoable = done && one.doneAt >= plan.lastMailAt;
  return html`<li class="task${done ? ' done' : ''}"><div><strong>${taskTitle(key, words)}</strong>
<p class="hint">${done ? said.done : fill(one.due <= at ? said.overdue : said.due, { when })}</p></div>
<form method="post"><input type="hidden" name="task" value="${key}">${
    done
      ? undoable && button(said.undo, { name: 'answer', value: 'undo', quiet: true, about: taskTitle(key, words) })
      : button(said.tick, { name: 'answer', value: 'done', about: taskTitle(key, words) })
  }</form></li>`;
}

async function tasksShown(visit: Visit, plan: PlanState, message?: Html): Promise<Shown> {
  const { words, link, at } = visit;
  const said = words.pages.week;
  if (plan.status !== 'running') return { title: said.title, body: notice(said.ended, 'info') };
  const tasks = Object.entries(plan.tasks).sort(([, one], [, other]) => (one.due < other.due ? -1 : 1));
  const open = tasks.some(([, one]) => one.status !== 'done');
  const card = await addressOf({
    purpose: 'card',
    subject: link.subject,
    expires: plusDays(at, program.pairingDays),
    nonce: `card ${link.subject}`,
  });
  return {
    title: said.title,
    body: html`${message}<p class="lead">${open ? said.lead : said.nothing}</p>
<ul class="tasks">${tasks.map(one => taskForm(one, plan, visit))}</ul><p class="hint">${said.undoHint}</p>
<p><a class="button quiet" href="${new URL(card).pathname}">${said.card}</a></p>`,
  };
}

/** "This week": everything open, ticked with one press, undone until the next mail. */
export const weekPage: LinkPage = {
  language: link => languageOfNavigator(link.subject),
  show: async visit => tasksShown(visit, await planOf(visit.link.subject)),
  async press(visit) {
    const { link, at, request, fields, words } = visit;
    const task = fields.get('task') ?? '';
    const by = 'navigator';
    const command =
      fields.get('answer') === 'undo'
        ? ({ type: 'Reopen', pairing: link.subject, task, by, at } as const)
        : ({ type: 'Complete', pairing: link.subject, tasks: [task], by, at } as const);
    const outcome = await handle(planRoom, { self: link.subject }, { command, cause: `press:${request}`, by, at });
    const final = outcome.outcome === 'refused' && outcome.reason === 'final';
    return tasksShown(
      visit,
      outcome.state.self,
      final ? notice(words.pages.week.final, 'warn') : notice(words.pages.week.saved, 'done'),
    );
  },
};
