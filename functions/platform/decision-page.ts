import { fill, whenText } from '../program/words.ts';
import type { Conflict } from './conflict.ts';
import { eitherOf, seenField } from './deciding.ts';
import { type Html, html } from './html.ts';
import { inWords } from './in-words.ts';
import type { Shown, Visit } from './link-page.ts';
import { button } from './page.ts';
import { nameOfField, type Places } from './sheet.ts';

/** What a page by link is asked to decide. */
interface Deciding {
  readonly conflicts: readonly Conflict[];
  /** What was typed, with all that does not collide. */
  readonly values: URLSearchParams;
  readonly seen: Readonly<Record<string, unknown>>;
  readonly places: Places;
}

/** Whoever a page by link is for, as an actor. */
const herself: readonly string[] = ['contact', 'navigator'];

/** By whom, in words that name nobody: she herself on another page, someone at the library, or the program. */
export function whoText(by: string, { words }: Pick<Visit, 'words'>): string {
  const { who } = words.pages.both;
  if (herself.includes(by)) return who.you;
  return by === 'program' ? who.program : who.staff;
}

/** What stands now, with who changed it and when, for whoever reads a page by link. */
export function changedText({ by, at }: Pick<Conflict, 'by' | 'at'>, visit: Pick<Visit, 'words' | 'language'>) {
  const { by: text } = visit.words.pages.both;
  return by && at ? fill(text, { who: whoText(by, visit), when: whenText(at, visit.language) }) : undefined;
}

/** Somebody has changed the same since the page was opened: both, beside each other. Nothing is saved before she has chosen, and nothing is lost. */
export function decisionPage(visit: Visit, { conflicts, values, seen, places }: Deciding): Shown {
  const { language, words } = visit;
  const said = words.pages.both;
  const now = Object.fromEntries(conflicts.map(one => [nameOfField(one.pointer), one.now]));
  const value = (field: string, held: unknown): string => inWords(field, held, language) || said.empty;
  const either = (one: Conflict): Html => {
    const field = nameOfField(one.pointer);
    return eitherOf(field, {
      title: places.get(one.pointer) ?? said.groups[field as keyof typeof said.groups] ?? field,
      theirs: { label: said.theirs, value: value(field, one.now), about: changedText(one, visit) },
      mine: { label: said.mine, value: value(field, one.sent) },
    });
  };
  const typed = [...values].map(([name, held]) => html`<input type="hidden" name="${name}" value="${held}">`);
  return {
    title: said.title,
    body: html`<p class="lead">${said.lead}</p><form method="post">${seenField({ ...seen, ...now })}${typed}
${conflicts.map(either)}
<p class="act">${button(said.save, { name: 'answer', value: 'save' })}</p></form>`,
  };
}
