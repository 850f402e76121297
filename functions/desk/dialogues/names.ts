import type { FirstName } from '../../dialogues/questions.ts';
import { type Html, html } from '../../platform/html.ts';
import type { Choices } from '../../platform/sheet.ts';

/** How the pages of a dialogue say who someone is, on the board and in the room of what it comes to: by four letters, and by first name where that was opened. */

/** First names by ids, where they were opened. */
export type Names = ReadonlyMap<string, string>;

export const namesOf = (told: unknown): Names =>
  new Map((told as readonly FirstName[]).map(({ id, name }) => [id, name]));

/** The end of an id, as it stands on the sheets: enough to tell people apart. */
export const shortOf = (id: string): string => id.slice(-4).toUpperCase();

/** Someone by the end of her id, and by first name where that was opened. */
export function whoText(id: string, names: Names | undefined): Html {
  const name = names?.get(id);
  return html`${name && html`<bdi>${name}</bdi> `}<b>${shortOf(id)}</b>`;
}

/** Someone who can be chosen. `as`: what she is in the dialogue, in words, where that is worth saying. */
export interface Choosable {
  readonly id: string;
  readonly as?: string | undefined;
}

/** The same in a line without markup, for lists and boxes to choose from: whatever letters a name has, it turns no other word around (UAX 9). */
function whoLine({ id, as }: Choosable, names: Names | undefined): string {
  const name = names?.get(id);
  return [name !== undefined && `\u2068${name}\u2069`, `\u2066${shortOf(id)}\u2069`, as && `· ${as}`]
    .filter(Boolean)
    .join(' ');
}

/** People to choose from: in the order of their first names where those were opened, else as they come. */
export function whoChoices(people: readonly Choosable[], names: Names | undefined): Choices {
  const nameOf = ({ id }: Choosable): string => names?.get(id) ?? '';
  const sorted = names ? people.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other))) : people;
  return sorted.map(one => [one.id, whoLine(one, names)] as const);
}
