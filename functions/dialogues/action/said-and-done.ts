import { type Html, html } from '../../platform/html.ts';
import { notice } from '../../platform/page.ts';
import { whenText, wordsFor } from '../../program/words.ts';
import { hasReached, type KnownDialogue } from '../dialogue.ts';
import { didText, eventKindText } from './in-words.ts';
import type { Action, KnownPlan, PlanState, UpdateEvent } from './plan.ts';

/** Whether a dialogue has come to action: from then on its page tells everyone what was said and done. */
export const hasActed = ({ status }: KnownDialogue): boolean => status !== 'cancelled' && hasReached(status, 'action');

/** In this order: what was done first, then what is under way, then the rest, each the most wanted first. */
const order: Readonly<Record<Action['status'], number>> = {
  done: 0,
  reported: 0,
  'in-progress': 1,
  blocked: 1,
  adopted: 2,
  answered: 2,
  referred: 2,
  prioritized: 3,
  merged: 4,
  dropped: 4,
  'not-taken': 4,
  proposed: 5,
};

const inOrder = (actions: readonly Action[]): readonly Action[] =>
  actions.toSorted((one, other) => order[one.status] - order[other.status] || other.dots - one.dots || one.n - other.n);

/** One thing that people said, and what was done about it. Ideas that nobody chose stand in no list: they were said in a circle. */
function entry(one: Action, plan: KnownPlan, language: string): Html | undefined {
  const { page } = wordsFor(language).action;
  const titleOf = (n: number): string => plan.actions.find(other => other.n === n)?.title ?? '';
  const did = didText(one, language, titleOf);
  if (did === undefined) return undefined;
  const more = [one.did, one.status === 'answered' ? one.answer : undefined].filter(text => text !== undefined);
  return html`<section><h2><span class="quietly">${page.said}</span><br><bdi>${one.title}</bdi></h2>${one.text && html`<p dir="auto">${one.text}</p>`}
<h3 class="quietly">${page.did}</h3><p>${did}</p>${more.map(text => html`<p dir="auto">${text}</p>`)}</section>`;
}

function eventOf({ kind, start, place }: UpdateEvent, language: string): Html {
  const words = wordsFor(language);
  const { page } = words.action;
  return html`<section><h2>${page.event}</h2><dl><dt>${eventKindText(kind, words)}</dt><dd>${whenText(start, language)}</dd><dt>${page.where}</dt><dd><bdi>${place}</bdi></dd></dl></section>`;
}

/** What people said at a dialogue and what has come of it, for everyone: words of the staff, codes in words, and nobody's name. `at` is now. */
export function saidAndDone(
  plan: PlanState,
  { language, at }: { readonly language: string; readonly at: string },
): Html {
  const { page } = wordsFor(language).action;
  const actions = plan.status === 'none' ? [] : inOrder(plan.actions);
  const entries = plan.status === 'none' ? [] : actions.flatMap(one => entry(one, plan, language) ?? []);
  const ahead = plan.status === 'open' ? plan.events.filter(one => one.status === 'planned' && one.start > at) : [];
  return html`<p class="lead">${page.lead}</p>${ahead.map(one => eventOf(one, language))}${entries.length > 0 ? entries : notice(page.none, 'info')}`;
}
