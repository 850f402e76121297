import { type Html, html } from '../../platform/html.ts';
import { availabilityGrid, boxes, type Choices, group, type Sheet, select } from '../../platform/sheet.ts';
import { program } from '../../program/settings.ts';
import { areaName, languageName, nameOf, wordsFor } from '../../program/words.ts';
import { backgrounds } from '../dialogue.ts';
import { ageName, backgroundName } from '../mails.ts';
import type { Answers } from './participant.ts';

/** The questions for the forming of circles, by pointer, as the form asks them. */
export function answerPlaces(language: string): readonly (readonly [string, string])[] {
  const { page } = wordsFor(language).registration;
  return [
    ['/access', page.access],
    ['/times', page.times],
    ['/ownLanguage', page.ownLanguage],
    ['/languages', page.others],
    ['/background', page.background],
    ['/ageBand', page.ageBand],
    ['/area', page.home],
  ];
}

/** What she told, as the form would send it. */
export function asTyped({
  times,
  ownLanguage,
  languages,
  background,
  ageBand,
  area,
  access,
}: Answers): URLSearchParams {
  const ones = Object.entries({ ownLanguage, background, ageBand, area });
  const fields = new URLSearchParams(ones.filter((pair): pair is [string, string] => pair[1] !== undefined));
  for (const [name, ids] of Object.entries({ times, languages, access })) for (const id of ids) fields.append(name, id);
  return fields;
}

/** The languages to choose from in the order of their names, and those that are chosen already. */
function tongues(sheet: Sheet, dialogueLanguages: readonly string[]): Choices {
  const typed = sheet.typed('ownLanguage');
  const codes = new Set([...program.languages, ...dialogueLanguages, ...(typed ? [typed] : [])]);
  return [...codes]
    .map(code => [code, languageName(code, sheet.language)] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other, sheet.language));
}

/** The questions themselves: all of them can be left out. The age bands have their names where the meter has them. `languages`: those in which circles can be held. */
export function answerFieldset(
  sheet: Sheet,
  { languages, hint }: { languages: readonly string[]; hint?: string },
): Html {
  const { language } = sheet;
  const words = wordsFor(language);
  const { page } = words.registration;
  const one = (pointer: string, label: string, choices: Choices): Html =>
    html`<div class="field">${select(sheet, pointer, { label, none: page.rather, choices })}</div>`;
  const access = program.dialogues.accessNeeds.map(id => [id, nameOf('accessNeeds', id, language)] as const);
  const needs = boxes(sheet, '/access', { legend: page.access, choices: access });
  const ages = program.dialogues.meter.ageBands.map(id => [id, ageName(id, language)] as const);
  const spoken = tongues(sheet, languages);
  return html`${needs}${hint && html`<p class="hint">${hint}</p>`}
${group(sheet, '/times', { legend: page.times, inner: timesGrid(sheet) })}
${one('/ownLanguage', page.ownLanguage, spoken)}
<details${spoken.some(([code]) => sheet.chosen('languages', code)) && { markup: ' open' }}><summary>${page.others}</summary>${boxes(sheet, '/languages', { legend: page.others, choices: spoken })}</details>
${one(
  '/background',
  page.background,
  backgrounds.map(id => [id, backgroundName(id, words)]),
)}
${one('/ageBand', page.ageBand, ages)}
${one(
  '/area',
  page.home,
  program.areas.map(({ id }) => [id, areaName(id)]),
)}`;
}

const timesGrid = (sheet: Sheet): Html => availabilityGrid(sheet.language, id => sheet.chosen('times', id), 'times');
