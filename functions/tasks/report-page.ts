import { isFrozen } from '../pairing/questions.ts';
import { seenField, seenIn } from '../platform/deciding.ts';
import { changedText } from '../platform/decision-page.ts';
import { bodyOf } from '../platform/form-body.ts';
import { type Html, html } from '../platform/html.ts';
import type { Fields } from '../platform/kernel/merge.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { pathTo } from '../platform/links.ts';
import { button, notice } from '../platform/page.ts';
import { radios, Sheet } from '../platform/sheet.ts';
import { check, type Fault } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { taskTitle } from './mails.ts';
import { definitionOf, inOrder, type PlanState, type ProgressReport, type Running } from './plan.ts';
import {
  differing,
  progressQuestions as questions,
  reportsSeen,
  submitReport,
  type ToldProgress,
  toldProgress,
} from './progress.ts';
import { personOfNavigator, planOf, roundOf } from './questions.ts';
import { isFinal, type RoundState } from './round.ts';

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

/** What the form is shown with: what was typed, what is wrong, and since when each report stood that it knows of. */
interface Asked {
  readonly sheet: Sheet;
  readonly faults?: readonly Fault[];
  readonly seen: Fields | undefined;
}

/** The six questions, as they were answered where they were. */
function form(key: string, { words }: Visit, { sheet, faults = [], seen }: Asked): Shown {
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
<form method="post">${seen && seenField(seen)}<input type="hidden" name="report" value="${key}">${questions.map(ask)}
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

/** Another report stands there than her page knew of: both, and she chooses which of them stands. A report is one thing, so it is chosen whole. */
async function changed(visit: Visit, key: string, told: ToldProgress): Promise<Shown> {
  const { link, words } = visit;
  const plan = await planOf(link.subject);
  const reports = plan.status === 'running' ? plan.reports : [];
  const stands = reports?.find(one => one.task === key);
  if (!stands) return nothing(visit, plan);
  const { both, report: said } = words.pages;
  const { note, ...answers } = told;
  const names: Readonly<Record<string, string>> = said.answers;
  const differ = differing(stands, answers).map(({ field, now, sent }) => {
    const question = said[field as (typeof questions)[number]];
    const say = (answer: unknown): string => names[String(answer)] ?? String(answer);
    return html`<dt>${question}</dt><dd>${both.theirs}: <strong>${say(now)}</strong></dd><dd>${both.mine}: <strong>${say(sent)}</strong></dd>`;
  });
  const line = note && html`<dt>${said.note}</dt><dd>${both.mine}: <bdi>${note}</bdi></dd>`;
  const typed = Object.entries({ ...answers, ...(note && { note }), report: key });
  return {
    title: both.title,
    body: html`<p class="lead">${said.changed}</p><p>${changedText(stands, visit)}</p><dl>${differ}${line}</dl>
<form method="post">${seenField(reportsSeen(reports))}${typed.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<p class="act">${button(said.sendMine, { name: 'answer', value: 'send' })}</p></form>
<p><a class="button quiet" href="${await pathTo('week', link.subject, visit.at)}">${said.keepTheirs}</a></p>`,
  };
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
    const sheet = new Sheet({ language: visit.language, values }, places(visit));
    return form(asked.key, visit, { sheet, seen: plan.status === 'running' ? reportsSeen(plan.reports) : {} });
  },
  async press(visit) {
    const { link, fields, language, words, at, request } = visit;
    const plan = await planOf(link.subject);
    if (plan.status !== 'running' || (await isFrozen(link.subject))) return nothing(visit, plan);
    const key = fields.get('report') ?? '';
    const seen = seenIn(fields);
    const own = ['report', 'answer', 'seen'];
    const answers = new URLSearchParams([...fields].filter(([name]) => !own.includes(name)));
    const checked = check(toldProgress, bodyOf(answers, toldProgress), language);
    if (!checked.ok) {
      const sheet = new Sheet({ language, values: fields, errors: checked.errors }, places(visit));
      return form(key, visit, { sheet, faults: checked.errors, seen });
    }
    const done = await submitReport(link.subject, key, checked.value, {
      by: 'navigator',
      at,
      cause: `told:${request}`,
      seen,
    });
    if (done.outcome !== 'refused')
      return {
        title: words.pages.report.title,
        body: html`${notice(words.pages.report.saved, 'done')}${await wayBack(visit)}`,
      };
    if (done.reason === 'changed') return changed(visit, key, checked.value);
    if (done.reason === 'final')
      return {
        title: words.pages.report.title,
        body: html`${notice(words.pages.week.final, 'warn')}${await wayBack(visit)}`,
      };
    return nothing(visit, await planOf(link.subject));
  },
};
