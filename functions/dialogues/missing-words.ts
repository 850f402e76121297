import { deskWords } from '../program/desk-words.ts';
import { dateText, fill, wordsFor } from '../program/words.ts';
import { guardInWords } from './forming/in-words.ts';
import type { Missing } from './guards.ts';

type Names = Readonly<Record<string, string>>;

/** What is missing, as one sentence: "Circle 3: Facilitators: 1. There should be 2." */
export function missingText(missing: Missing, language: string): string {
  if ('guard' in missing) {
    const { ofCircle, ofCircles } = deskWords(language).circles;
    const what = guardInWords(missing.guard, language);
    return 'circle' in missing ? fill(ofCircle, { circle: missing.circle, what }) : fill(ofCircles, { what });
  }
  const { code, values } = missing;
  const { dialogues } = wordsFor(language);
  const said = Object.entries(values).map(([name, value]): readonly [string, string | number] => {
    if (name === 'side') return [name, (dialogues.sides as Names)[String(value)] ?? String(value)];
    return [name, name === 'date' && value !== '' ? dateText(String(value), language) : value];
  });
  return fill(dialogues.missing[code], Object.fromEntries(said));
}
