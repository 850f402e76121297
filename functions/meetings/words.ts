import { localDate } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import { branchOf, fill, whenText, wordsFor } from '../program/words.ts';
import type { Wished } from './domain.ts';

/** Where, in words: a branch by its own name. */
export function placeText(place: string, language: string): string {
  const places = wordsFor(language).mails.meeting.places as Readonly<Record<string, string>>;
  return branchOf(place) || (places[place] ?? place);
}

/** When (with the zone said), how long and where: a line each. */
export function factsOf({ start, minutes, place }: Wished, language: string): readonly string[] {
  const said = wordsFor(language).mails.meeting;
  return [
    fill(said.when, { when: whenText(start, language) }),
    fill(said.long, { minutes }),
    fill(said.where, { place: placeText(place, language) }),
  ];
}

/** Whether it is to be at a branch on a day on which the library is closed. */
export const onHoliday = ({ start, place }: Wished): boolean =>
  branchOf(place) !== '' && program.holidays.includes(localDate(program.timeZone, start));
