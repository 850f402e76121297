import { program } from '../../functions/program/settings.ts';
import { fill, languages, wordsFor } from '../../functions/program/words.ts';
import type { Mail } from '../../lib/local/mailbox.ts';
import type { As, Line } from './history.ts';

/** A digest is the mail that a mail program can stop. */
export const isDigest = ({ headers }: Pick<Mail, 'headers'>): boolean => headers['list-unsubscribe'] !== undefined;

/** Where a mail program posts to stop it (RFC 8058), if it offers that. */
export function oneClickOf({ headers }: Pick<Mail, 'headers'>): string | undefined {
  const offered = headers['list-unsubscribe-post']?.trim() === 'List-Unsubscribe=One-Click';
  return offered ? /<(https?:[^>]+)>/.exec(headers['list-unsubscribe'] ?? '')?.[1] : undefined;
}

/** Marks around a text of another direction are not seen. */
const seen = (line: string): string => line.replace(/[\u2066-\u2069]/g, '').trim();

const said = languages.map(({ code }) => wordsFor(code).digest);
const closingHeadings = new Set(said.map(({ sections }) => `${sections.closing}:`));
const headings = new Set(said.flatMap(({ sections }) => Object.values(sections).map(one => `${one}:`)));

/** How a title can stand in a mail, in whichever language. */
function waysToSay(title: string): readonly (readonly [line: string, as: As])[] {
  const { bodies } = program.advisory;
  return said.flatMap(words => [
    [title, 'new'] as const,
    [fill(words.alert, { title }), 'new'] as const,
    [fill(words.raised, { title }), 'new'] as const,
    [fill(words.answered, { title }), 'answer'] as const,
    ...bodies.map(({ name }) => [fill(words.referred, { title, body: name }), 'referred'] as const),
  ]);
}

const numbersHeadings = new Set(said.map(({ numbers }) => `${numbers}:`));

/** The sentences of the program's numbers: the list below their heading. */
export function numbersIn(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map(seen);
  const from = lines.findIndex(line => numbersHeadings.has(line));
  const below = from < 0 ? [] : lines.slice(from + 1);
  const first = below.findIndex(line => line.startsWith('- '));
  const list = first < 0 ? [] : below.slice(first);
  const end = list.findIndex(line => !line.startsWith('- '));
  return (end < 0 ? list : list.slice(0, end)).map(line => line.slice(2));
}

/** Reads what digests tell, as their readers do: titles below the headings of their parts. */
export class Reading {
  readonly #lines = new Map<string, Line>();

  /** Something with this title is going to be told. */
  knows(title: string): void {
    for (const [line, as] of waysToSay(title)) this.#lines.set(seen(line), { title, as });
  }

  /** What the text of a mail tells, in its order. A line that tells nothing known is its own title. */
  linesOf(text: string): readonly Line[] {
    const found: Line[] = [];
    let heading = '';
    for (const line of text.split(/\r?\n/).map(seen)) {
      if (headings.has(line)) heading = line;
      if (!line.startsWith('* ')) continue;
      const known = this.#lines.get(line.slice(2)) ?? { title: line.slice(2), as: 'new' };
      found.push(closingHeadings.has(heading) ? { ...known, as: 'closing' } : known);
    }
    return found;
  }
}
