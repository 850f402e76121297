import { isPairingId } from '../pairing/questions.ts';
import { type Html, html } from '../platform/html.ts';
import { group, option, type Places, type Sheet } from '../platform/sheet.ts';
import type { Fault } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { nameOf, type Words } from '../program/words.ts';
import type { Done } from './commands.ts';
import { taskTitle } from './mails.ts';
import { definitionOf, inOrder, type Running, type Task } from './plan.ts';

const { outcomes } = program.plan.connections;
const { mostGoals } = program.plan;

/** Names a thing of a household in a form that is about several. */
export const within = (pairing: string, thing: string): string => `${pairing}/${thing}`;

/** The household and the thing; where nobody is named it is the household of the link. */
export function inHousehold(value: string, linked: string): readonly [pairing: string, thing: string] {
  const [first = '', second] = value.split('/');
  return second === undefined ? [linked, first] : [first, second];
}

const pointer = (pairing: string, key: string): string => `/${within(pairing, key)}`;

/** Where something can be wrong with what was ticked. */
export const ticksPlaces = (pairings: readonly string[], { tasks }: Words): Places =>
  new Map(pairings.map(pairing => [pointer(pairing, goalPlan), tasks['goal-plan']] as const));

const goalPlan = 'goal-plan';

/** What is said beside a task: by when, or since when. */
interface Shown {
  readonly pairing: string;
  readonly plan: Running;
  readonly words: Words;
  readonly hint: string;
}

/** A task as it is ticked: a box, or where more is told than that it is done, what came of it. Undefined where it is done on a page of its own. */
export function taskField(
  sheet: Sheet,
  [key, one]: readonly [string, Task],
  { pairing, plan, words, hint }: Shown,
): Html | undefined {
  const said = words.pages.week;
  const title = html`<strong>${taskTitle(key, words, one.need)}</strong><span class="hint">${hint}</span>`;
  switch (definitionOf(key)?.how) {
    case 'tick': {
      const value = within(pairing, key);
      return html`<label class="choice"><input type="checkbox" name="tick" value="${value}"${sheet.chosen('tick', value) && { markup: ' checked' }}><span>${title}</span></label>`;
    }
    case 'outcome': {
      const name = within(pairing, key);
      const results = outcomes.map(value => option(value, said.results[value], sheet.typed(name) === value));
      return html`<div class="step"><label for="${name}">${title}</label><select id="${name}" name="${name}">${option('', said.notYet, false)}${results}</select></div>`;
    }
    case 'goals': {
      const needs = [...new Set(inOrder(plan.tasks).flatMap(([, { need }]) => need ?? []))];
      const boxes = needs.map(need => {
        const value = within(pairing, need);
        return html`<label class="choice"><input type="checkbox" name="goal" value="${value}"${sheet.chosen('goal', value) && { markup: ' checked' }}><span>${nameOf('needs', need, sheet.language)}</span></label>`;
      });
      const inner = html`<p class="hint">${said.goalsHint}</p><div class="choices across">${boxes}</div>`;
      return html`<div class="step">${group(sheet, pointer(pairing, key), { legend: title, inner })}</div>`;
    }
    case 'report':
    case 'call':
    case 'closing':
    case undefined:
      return undefined;
  }
}

/** What was ticked, by pairing, with what came of it. */
export function doneIn(fields: URLSearchParams, linked: string): ReadonlyMap<string, readonly Done[]> {
  const done = new Map<string, Done[]>();
  const add = (pairing: string, one: Done) => done.set(pairing, [...(done.get(pairing) ?? []), one]);
  for (const [pairing, task] of fields.getAll('tick').map(one => inHousehold(one, linked))) add(pairing, { task });
  for (const [name, outcome] of fields) {
    const [pairing, task] = inHousehold(name, linked);
    if (name.includes('/') && isPairingId(pairing) && outcome !== '') add(pairing, { task, outcome });
  }
  const goals = Map.groupBy(
    fields.getAll('goal').map(one => inHousehold(one, linked)),
    ([pairing]) => pairing,
  );
  for (const [pairing, chosen] of goals) add(pairing, { task: goalPlan, goals: chosen.map(([, need]) => need) });
  return done;
}

/** What is wrong with what was ticked: more goals than can be worked on. */
export const faultsOf = (done: ReadonlyMap<string, readonly Done[]>, { pages }: Words): readonly Fault[] =>
  [...done].flatMap(([pairing, all]) =>
    all
      .filter(({ goals }) => (goals?.length ?? 0) > mostGoals)
      .map(({ task }) => ({ pointer: pointer(pairing, task), detail: pages.week.goalsMany })),
  );
