import type { Shown, Visit } from '../platform/link-page.ts';
import { notice } from '../platform/page.ts';
import { fill } from '../program/words.ts';

/** A yes that comes after the matter was settled: it did not count, and she knows it. */
export const settled = ({ words, liaison }: Visit): Shown => ({
  title: words.pages.overTitle,
  body: notice(fill(words.pages.over, { liaison }), 'info'),
});

/** A no after her own yes: nothing is undone by a press, and a person has been told. */
export const secondThoughts = ({ words }: Visit): Shown => ({
  title: words.pages.done,
  body: notice(words.pages.secondThoughts, 'info'),
});

/** What both sides read wherever they look while a pairing rests, in the same words whoever said that something is not right. */
export const resting = ({ words }: Pick<Visit, 'words'>): Shown => ({
  title: words.pages.resting.title,
  body: notice(words.pages.resting.text, 'info'),
});
