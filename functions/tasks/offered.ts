import { tellingHtml, untilText } from '../advisory/mails.ts';
import { type Item, resourcesForNeeds } from '../advisory/questions.ts';
import { type Html, html } from '../platform/html.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { fill, type Words } from '../program/words.ts';
import type { Task } from './plan.ts';

/** What is on offer for steps of a household, by the need that each is about. */
export type OnOfferByNeed = ReadonlyMap<string, readonly Item[]>;

/** What agencies of the advisory group offer for the connections among some steps, where the household lives or everywhere. */
export async function offeredFor(
  steps: readonly (readonly [key: string, task: Task])[],
  area: string | undefined,
  at: string,
): Promise<OnOfferByNeed> {
  const needs = [...new Set(steps.flatMap(([, { need }]) => need ?? []))];
  return needs.length > 0 ? resourcesForNeeds(needs, area, at) : new Map();
}

/** A navigator hears in her weekly mail of what was approved in the days since the one before. */
const newDays = 7;

/** Whether something is on offer for one of these steps (those that her page shows) that was approved in the last days. */
export async function isSomethingNew(
  steps: readonly (readonly [key: string, task: Task])[],
  area: string | undefined,
  at: string,
): Promise<boolean> {
  const since = plusDays(at, -newDays);
  const offered = await offeredFor(steps, area, at);
  return [...offered.values()].flat().some(({ state }) => state.status === 'approved' && state.approvedAt > since);
}

/** Below a step: what is on offer for it, until when. Each in the words of whoever told it, which staff have approved. */
export function offerList(
  { need }: Task,
  offered: OnOfferByNeed,
  { words, language }: { readonly words: Words; readonly language: string },
): Html | undefined {
  const own = (need !== undefined && offered.get(need)) || [];
  if (own.length === 0) return undefined;
  const said = words.pages.week;
  const lines = own.map(({ state }) => {
    const until = state.telling.until && fill(words.advisory.until, { when: untilText(state, language) });
    return html`<li><strong dir="auto">${state.telling.title}</strong>${tellingHtml(state)}${until && html`<p class="hint">${until}</p>`}</li>`;
  });
  return html`<details class="offers"><summary>${fill(said.onOffer, { count: own.length })}</summary><ul class="facts">${lines}</ul></details>`;
}
