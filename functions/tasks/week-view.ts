import { wayToInvitation } from '../dialogues/inviting/questions.ts';
import { readyHousehold } from '../intake/questions.ts';
import { isFrozen, wayToConcern } from '../pairing/questions.ts';
import { type Html, html } from '../platform/html.ts';
import { localDate } from '../platform/kernel/time.ts';
import type { Visit } from '../platform/link-page.ts';
import { pathTo } from '../platform/links.ts';
import { button, notice } from '../platform/page.ts';
import type { Sheet } from '../platform/sheet.ts';
import { program } from '../program/settings.ts';
import { dateText, dayText, fill, joined, whenText } from '../program/words.ts';
import { dueWithin, lackingOf, openOf } from './chasing.ts';
import { contactFields } from './contact-form.ts';
import { householdTitle, taskTitle } from './mails.ts';
import { type OnOfferByNeed, offeredFor, offerList } from './offered.ts';
import { type Contact, definitionOf, inOrder, type Running, type Task } from './plan.ts';
import type { KnownPlan } from './questions.ts';
import { isFinal, type RoundState } from './round.ts';
import { taskField, within } from './ticks-form.ts';

/** One household: which one it is, is told as in the offer; its open tasks, how it went, and what comes. While all contact is paused, that alone. */
export async function householdShown({ pairing, plan }: KnownPlan, sheet: Sheet, visit: Visit): Promise<Html> {
  const { words } = visit;
  const said = words.pages.week;
  const ready = await readyHousehold(plan.arrival);
  const title = html`<h2>${ready && householdTitle(ready.household, plan, visit)}</h2>`;
  if (await isFrozen(pairing)) return html`<section>${title}${notice(words.pages.resting.text, 'info')}</section>`;
  const [concern, invitation] = await Promise.all([
    wayToConcern(pairing, { side: 'navigator', at: visit.at }),
    wayToInvitation(pairing, visit.at),
  ]);
  const shown = dueWithin(plan, visit.at);
  const lacking = lackingOf(plan);
  const offered = await offeredFor([...shown, ...lacking], ready?.household.area, visit.at);
  const fields = await Promise.all(
    shown.map(
      async one => html`${await openTask(one, { pairing, plan }, sheet, visit)}${offerList(one[1], offered, visit)}`,
    ),
  );
  return html`<section>${title}
${plan.interpreter && html`<p>${said.interpreter}</p>`}
<p><a class="button quiet" href="${await pathTo('card', pairing, visit.at)}">${said.card}</a></p>
<p><a class="button quiet" href="${await pathTo('meeting', pairing, visit.at)}">${said.meet}</a></p>
${invitation && asked(invitation, visit)}
<div class="choices one">${fields}</div>
${lacking.map(one => nowOffered(one, offered, visit))}
${doneEarly({ pairing, plan }, shown, sheet, visit)}
${contactFields(sheet, pairing, words)}
${wholePlan(plan, visit)}
<p class="act"><a class="button quiet" href="${new URL(concern).pathname}">${words.mails.concern}</a></p></section>`;
}

/** What comes later than her page shows can be done already: a school was found in the second week. Reports and the end have their time. */
function doneEarly(
  { pairing, plan }: KnownPlan,
  shown: readonly (readonly [string, Task])[],
  sheet: Sheet,
  { words, language }: Visit,
): Html | undefined {
  const said = words.pages.week;
  const now = new Set(shown.map(([key]) => key));
  const fields = openOf(plan)
    .filter(([key]) => !now.has(key))
    .flatMap(listed => {
      const hint = fill(said.due, { when: whenText(listed[1].due, language) });
      return taskField(sheet, listed, { pairing, plan, words, hint }) ?? [];
    });
  if (fields.length === 0) return undefined;
  return html`<details class="early"${sheet.isReturned && { markup: ' open' }}><summary>${said.early}</summary><div class="choices one">${fields}</div></details>`;
}

/** There was nothing to be had for it, and now there is. */
function nowOffered([key, one]: readonly [string, Task], offered: OnOfferByNeed, visit: Visit): Html | undefined {
  const list = offerList(one, offered, visit);
  const { words } = visit;
  return (
    list &&
    html`<div class="step"><strong>${taskTitle(key, words, one.need)}</strong><span class="hint">${words.pages.week.nowOffered}</span>${list}</div>`
  );
}

/** What the household was asked about besides, and has not answered: she can say it for it. */
const asked = ({ topic, way }: { readonly topic: string; readonly way: string }, { words }: Visit): Html =>
  html`<p>${fill(words.inviting.navigator.line, { topic })} <a class="button quiet" href="${new URL(way).pathname}">${words.inviting.navigator.open}</a></p>`;

/** An open task: where it is ticked, or the way to the page where it is done. */
async function openTask(
  listed: readonly [string, Task],
  { pairing, plan }: KnownPlan,
  sheet: Sheet,
  visit: Visit,
): Promise<Html> {
  const [key, one] = listed;
  const { words, language, at } = visit;
  const said = words.pages.week;
  const hint = fill(one.due <= at ? said.overdue : said.due, { when: whenText(one.due, language) });
  const field = taskField(sheet, listed, { pairing, plan, words, hint });
  if (field) return field;
  const how = definitionOf(key)?.how;
  const page = how === 'report' || how === 'closing' ? how : undefined;
  const label = how === 'report' ? said.writeReport : said.closeOrExtend;
  const way = page && (await pathTo(page, pairing, visit.at));
  return html`<div class="step"><strong>${taskTitle(key, words)}</strong><span class="hint">${hint}</span>${way && html`<a class="button quiet" href="${way}">${label}</a>`}</div>`;
}

/** All that is to come and was done, with its dates: so nobody is surprised. */
function wholePlan(plan: Running, { words, language }: Visit): Html {
  const said = words.pages.week;
  const tasks = inOrder(plan.tasks);
  const lines = tasks.map(([key, { status, due, need }]) => {
    const task = taskTitle(key, words, need);
    if (status === 'done') return html`<li>${task} – ${said.done}</li>`;
    const when = dateText(localDate(program.timeZone, due), language);
    return html`<li>${fill(said.planOf[definitionOf(key)?.owner ?? 'program'], { task, when })}</li>`;
  });
  return html`<details><summary>${said.plan}</summary><ul class="facts">${lines}</ul></details>`;
}

/** A thing that she has told, and the button that takes it back while it can be. */
const toldLine = (
  text: string,
  undo: { readonly name: string; readonly value: string; readonly label: string } | undefined,
): Html =>
  html`<li class="task done"><div>${text}</div>${
    undo &&
    html`<form method="post">${button(undo.label, { name: undo.name, value: undo.value, quiet: true, about: text })}</form>`
  }</li>`;

function contactText({ at, outcome, minutes, mode }: Contact, { words, language }: Visit): string {
  const said = words.pages.week;
  const how = [
    said.outcomes[outcome],
    ...(minutes > 0 ? [fill(said.minutesOf, { minutes })] : []),
    ...(mode ? [(said.modes as Readonly<Record<string, string>>)[mode] ?? mode] : []),
  ];
  return fill(said.told, { what: joined(how, language), when: dayText(at, language) });
}

/** A report is not taken back, but corrected. */
async function reportLine(key: string, pairing: string, visit: Visit): Promise<Html> {
  const { words } = visit;
  return html`<li class="task done"><div>${taskTitle(key, words)} – ${words.pages.week.done}</div><a class="button quiet" href="${await pathTo('report', pairing, visit.at)}">${words.pages.week.correctReport}</a></li>`;
}

/** What is done and told of a household, as far as it can be taken back: until the next mail. */
export async function doneOf({ pairing, plan }: KnownPlan, round: RoundState, visit: Visit): Promise<readonly Html[]> {
  const { words } = visit;
  const said = words.pages.week;
  const done = Object.entries(plan.tasks).flatMap(([key, one]) =>
    one.status === 'done' && !isFinal(one.doneAt, round) ? [[key, one] as const] : [],
  );
  const ticked = done.map(([key, one]) => {
    if (definitionOf(key)?.how === 'report') return reportLine(key, pairing, visit);
    const result = one.outcome ? said.results[one.outcome as keyof typeof said.results] : said.done;
    return toldLine(`${taskTitle(key, words, one.need)} – ${result}`, {
      name: 'undo',
      value: within(pairing, key),
      label: said.undo,
    });
  });
  const contacts = (plan.contacts ?? [])
    .filter(one => !isFinal(one.at, round))
    .map(one =>
      toldLine(contactText(one, visit), { name: 'takeBack', value: within(pairing, one.id), label: said.takeBack }),
    );
  return [...(await Promise.all(ticked)), ...contacts];
}
