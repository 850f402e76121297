import { json } from '../../platform/http.ts';
import { staffDoor } from '../../platform/staff.ts';
import { staffLanguage } from '../../platform/staff-language.ts';
import { wordsFor } from '../../program/words.ts';
import { pageOf, pressOf } from './today.ts';
import { readToday } from './today-read.ts';
import { saidOf } from './today-words.ts';

/** `GET /staff/today`: what needs a human, the most urgent first, each with its act; how many more there are, and how many households are fine. */
export const showToday = staffDoor(async (_, { at }) => {
  const { lines, ...counts } = await readToday();
  const language = staffLanguage();
  const reader = { words: wordsFor(language), language };
  const shown = lines.map(line => {
    const { name: id, code, urgency, pressing, whom, since, due, details, words } = line;
    const press = pressOf(line);
    const [, page] = pageOf(line, whom) ?? ['', '/desk'];
    const said = saidOf(line, { ...reader, at });
    return { id, code, urgency, pressing, ...said, ...whom, since, due, details, words, page, ...(press && { press }) };
  });
  return json(200, { lines: shown, ...counts });
}, 'look');
