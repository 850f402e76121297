import { forbidden } from './guard.ts';

/** What stands where something was blacked out. */
export const blackedOut = '▇▇▇';

/** So many words in a row are looked at together: a number can be spaced digit by digit, and stand behind what it is called. */
const widest = 16;

/** A text without what must not be written down, and whether there was any. */
export interface Redacted {
  readonly text: string;
  readonly found: boolean;
}

/**
 * Blacks out what the guard sees, the fewest words that it takes, where refusing the text would lose a report. What cannot be found in a few
 * words is blacked out whole: nothing forbidden stays.
 */
export function redacted(text: string): Redacted {
  const pieces = text.split(/(\s+)/);
  let found = false;
  while (forbidden(pieces.join('')).length > 0) {
    const [from, least] = narrowest(pieces);
    const to = endOf(pieces, least);
    pieces.splice(from, to - from + 1, blackedOut);
    found = true;
    if (pieces.length === 1) break;
  }
  return { text: pieces.join(''), found };
}

/** A number goes on as long as digits do: its first eight may be enough to know it by. */
function endOf(pieces: readonly string[], least: number): number {
  let to = least;
  while (/[^\p{P}]$|-$/u.test(pieces[to] ?? '') && /^\p{N}/u.test(pieces[to + 2] ?? '')) to += 2;
  return to;
}

/** The fewest pieces that are forbidden together, the first of them; else all. Words stand at even places, the gaps between them at odd ones. */
function narrowest(pieces: readonly string[]): readonly [from: number, to: number] {
  for (let words = 1; words <= widest; words++)
    for (let from = 0; from + 2 * words - 1 <= pieces.length; from += 2)
      if (forbidden(pieces.slice(from, from + 2 * words - 1).join('')).length > 0) return [from, from + 2 * words - 2];
  return [0, pieces.length - 1];
}
