import { program } from '../../program/settings.ts';
import { dateText, fill, type Words, wordsFor } from '../../program/words.ts';
import type { Action, UpdateEvent } from './plan.ts';

type Names = Readonly<Record<string, string>>;

/** A reason of the settings, in words; the id itself where the file has none (a test forbids it). */
export const notTakenText = (reason: string, { action }: Words): string => (action.notTaken as Names)[reason] ?? reason;
export const blockedText = (reason: string, { action }: Words): string => (action.blocked as Names)[reason] ?? reason;
export const droppedText = (reason: string, { action }: Words): string => (action.dropped as Names)[reason] ?? reason;

/** How an action stands, in a word or two. */
export const statusText = (status: Action['status'], { action }: Words): string => action.statuses[status];

export const eventKindText = (kind: UpdateEvent['kind'], { action }: Words): string => action.kinds[kind];

/** The name of a body that something was handed on to: a proper name, the same in every language. */
export const bodyText = (id: string): string => program.advisory.bodies.find(one => one.id === id)?.name ?? id;

/** What was done about it, as everyone reads it. `titleOf`: of the one within which it goes on. Undefined for an idea that nobody has chosen. */
export function didText(one: Action, language: string, titleOf: (n: number) => string): string | undefined {
  const words = wordsFor(language);
  const { page } = words.action;
  switch (one.status) {
    case 'proposed':
      return undefined;
    case 'prioritized':
      return page.prioritized;
    case 'adopted':
    case 'in-progress':
      return fill(page[one.status], { date: dateText(one.date, language) });
    case 'blocked':
      return fill(page.blocked, { reason: blockedText(one.reason, words) });
    case 'done':
    case 'reported':
      return page.done;
    case 'not-taken':
      return fill(page['not-taken'], { reason: notTakenText(one.reason, words) });
    case 'dropped':
      return fill(page.dropped, { reason: droppedText(one.reason, words) });
    case 'referred':
      return fill(page.referred, { body: bodyText(one.body) });
    case 'answered':
      return fill(page.answered, { body: bodyText(one.body) });
    case 'merged':
      return fill(page.merged, { title: titleOf(one.into) });
  }
}
