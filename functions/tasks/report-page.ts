import { isFrozen } from '../pairing/questions.ts';
import { bodyOf } from '../platform/form-body.ts';
import { type Html, html } from '../platform/html.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { pathTo } from '../platform/links.ts';
import { button, notice } from '../platform/page.ts';
import { radios, Sheet } from '../platform/sheet.ts';
import { check, type Fault } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { taskTitle } from './mails.ts';
import { definitionOf, inOrder, type PlanState, type ProgressReport, type Running } from './plan.ts';
import { submitReport, toldProgress } from './progress.ts';
import { personOfNavigator, planOf, roundOf } from './questions.ts';
import { isFinal, type RoundState } from './round.ts';

const questions = ['met', 'going', 'goals', 'byItself', 'help'] as const;

/** The report that is asked for: the first one that is due and not written; else the last one, as long as it can be corrected. */
function askedFor(
  plan: Running,
  round: RoundState,
  at: string,
): { readonly key: string; readonly written?: ProgressReport } | undefined {
  const reports = inOrder(plan.tasks).filter(([key]) => definitionOf(key)?.how === 'report');
  const open = reports.find(([, one]) => one.status !== 'done' && one.due <= plusDays(at, 2 * program.plan.aheadDays));
  if (open) return { key: open[0] };
  const written = plan.reports?.filter(one => !isFinal(one.at, round)).at(-1);
  return written && { key: written.task, written };
}

const asTyped = ({ answers }: ProgressReport): URLSearchParams => new URLSearchParams(answers);

/** The six questions, as they were answered where they were. */
function form(key: string, { words }: Visit, sheet: Sheet, faults: readonly Fault[]): Shown {
  const said = words.pages.report;
  const answers: Readonly<Record<string, string>> = said.answers;
  const ask = (question: (typeof questions)[number]) =>
    radios(sheet, `/${question}`, {
      legend: said[question],
      choices: program.report[question].map(id => [id, answers[id] ?? id] as const),
    });
  return {
    title: said.title,
    body: html`${faults.length > 0 && sheet.summary()}<p class="lead">${taskTitle(key, words)}</p><p>${said.lead}</p>
<form method="post"><input type="hidden" name="report" value="${key}">${questions.map(ask)}
<div class="field"><label for="note">${said.note}</label><p class="hint" id="hint-note">${words.pages.week.noteHint}</p>
<textarea id="note" name="note" maxlength="500"${sheet.marks('/note', 'hint-note')}>${sheet.typed('note')}</textarea>${sheet.faultText('/note')}</div>
${button(said.button, { name: 'answer', value: 'send' })}</form>`,
  };
}

/** The way back to the week. */
const wayBack = async ({ link, at, words }: Visit): Promise<Html> =>
  html`<p><a class="button quiet" href="${await pathTo('week', link.subject, at)}">${words.pages.report.week}</a></p>`;

async function nothing(visit: Visit, plan: PlanState): Promise<Shown> {
  const { words } = visit;
  const why =
    plan.status === 'ended'
      ? words.pages.week.ended
      : (await isFrozen(visit.link.subject))
        ? words.pages.resting.text
        : words.pages.report.nothing;
  return { title: words.pages.report.title, body: html`${notice(why, 'info')}${await wayBack(visit)}` };
}

function places({ words }: Visit) {
  return () => new Map([...questions, 'note' as const].map(one => [`/${one}`, words.pages.report[one]] as const));
}

/** A progress report: six short questions. What is missing is asked for again, with what was typed. */
export const reportPage: LinkPage = {
  person: link => personOfNavigator(link.subject),
  async show(visit) {
    const plan = await planOf(visit.link.subject);
    const rests = await isFrozen(visit.link.subject);
    const asked =
      plan.status === 'running' && !rests ? askedFor(plan, await roundOf(plan.navigator), visit.at) : undefined;
    if (!asked) return nothing(visit, plan);
    const values = asked.written ? asTyped(asked.written) : new URLSearchParams();
    return form(asked.key, visit, new Sheet({ language: visit.language, values }, places(visit)), []);
  },
  async press(visit) {
    const { link, fields, language, words, at, request } = visit;
    const plan = await planOf(link.subject);
    if (plan.status !== 'running' || (await isFrozen(link.subject))) return nothing(visit, plan);
    const key = fields.get('report') ?? '';
    const answers = new URLSearchParams([...fields].filter(([name]) => name !== 'report' && name !== 'answer'));
    const checked = check(toldProgress, bodyOf(answers, toldProgress), language);
    if (!checked.ok) {
      const sheet = new Sheet({ language, values: fields, errors: checked.errors }, places(visit));
      return form(key, visit, sheet, checked.errors);
    }
    const done = await submitReport(link.subject, key, checked.value, {
      by: 'navigator',
      at,
      cause: `told:${request}`,
    });
    if (done.outcome !== 'refused')
      return {
        title: words.pages.report.title,
        body: html`${notice(words.pages.report.saved, 'done')}${await wayBack(visit)}`,
      };
    if (done.reason === 'final')
      return {
        title: words.pages.report.title,
        body: html`${notice(words.pages.week.final, 'warn')}${await wayBack(visit)}`,
      };
    return nothing(visit, await planOf(link.subject));
  },
};
