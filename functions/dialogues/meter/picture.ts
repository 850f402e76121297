import { type Html, html } from '../../platform/html.ts';
import type { Figures } from '../../program/figures.ts';
import { fill, languageOf, wordsFor } from '../../program/words.ts';
import { type Stage, stages } from './groups.ts';
import type { Meter, Part, Reached, Row } from './meter.ts';
import { fewText, groupText, leadText, meterInWords, wholeInWords } from './sentences.ts';

interface Reader {
  readonly language: string;
  readonly audience: Meter['audience'];
  /** The stages that somebody has come to. */
  readonly shown: readonly Stage[];
}

const percent = (share: number, { language }: Reader): string =>
  new Intl.NumberFormat(languageOf(language).locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);

const thickness = 8;
const gap = 4;
/** Room for the line beyond the longest bar, in percent. */
const widest = 97;

/**
 * Bars for those who take part, one a stage, and a line across for those who live there. They are drawn with attributes, since the pages' own
 * policy lets no element bring a style, in the color of the text, which a reader's own colors change too. All of it stands beside it in words.
 */
function drawing({ lives, at }: Row, longest: number, { language, shown }: Reader): Html {
  const height = shown.length * (thickness + gap) + gap;
  const toTheLeft = languageOf(language).dir === 'rtl';
  const length = (share: number): number => Math.round((share / longest) * widest * 10) / 10;
  const bar = (stage: Stage, i: number): Html | false => {
    const { share } = at[stage];
    if (share === undefined) return false;
    const width = length(share);
    const x = toTheLeft ? 100 - width : 0;
    return html`<rect x="${x}%" y="${gap + i * (thickness + gap)}" width="${width}%" height="${thickness}" fill="currentColor" fill-opacity="${1 - i * 0.25}"></rect>`;
  };
  const x = lives === undefined ? 0 : toTheLeft ? 100 - length(lives) : length(lives);
  const line =
    lives !== undefined &&
    html`<line x1="${x}%" x2="${x}%" y1="0" y2="${height}" stroke="currentColor" stroke-width="3"></line>`;
  return html`<svg width="100%" height="${height}" aria-hidden="true" focusable="false">${shown.map(bar)}${line}</svg>`;
}

function reachedText({ people, share }: Reached, reader: Reader): string {
  const { meter: words } = wordsFor(reader.language);
  if (people === undefined || share === undefined) return words.hidden[reader.audience];
  if (reader.audience === 'outside') return fill(words.atLeast, { count: people });
  return fill(words.share, { share: percent(share, reader), count: people });
}

/** What is said of a group: that few have come, at the first stage where it is so; else what is said of the latest stage. */
function saidText({ at }: Row, { language, shown }: Reader): Html {
  const { meter: words } = wordsFor(language);
  const few = shown.find(stage => at[stage].said === 'few');
  if (few)
    return html`<span class="mark now">${words.said.few}</span> <span class="quietly">(${words.stages[few]})</span>`;
  const latest = shown.at(-1);
  return html`<span class="quietly">${latest && words.said[at[latest].said]}</span>`;
}

function figuresText({ figures: of }: Part, { place }: Figures, language: string): string {
  const { figures: words } = wordsFor(language).meter;
  return of ? fill(words[of.of], { years: of.years, place }) : words.none;
}

function partCard(part: Part, figures: Figures, reader: Reader): Html {
  const { language, shown } = reader;
  const { meter: words } = wordsFor(language);
  const { dimension, rows } = part;
  const shares = rows.flatMap(({ lives = 0, at }) => [lives, ...shown.map(stage => at[stage].share ?? 0)]);
  const longest = Math.max(...shares) || 1;
  const row = (one: Row): Html => html`<tr><th scope="row">${groupText(dimension, one.group, language).name}</th>
<td class="shares" aria-hidden="true">${drawing(one, longest, reader)}</td>
<td class="number" data-label="${words.head.lives}">${one.lives === undefined ? words.said['not-known'] : percent(one.lives, reader)}</td>
${shown.map(stage => html`<td data-label="${words.stages[stage]}">${reachedText(one.at[stage], reader)}</td>`)}
<td data-label="${words.head.so}">${saidText(one, reader)}</td></tr>`;
  return html`<section class="card"><h2>${words.dimensions[dimension]}</h2>
<table class="data"><caption class="hidden">${words.dimensions[dimension]}</caption><thead><tr><th scope="col">${words.head.group}</th><td aria-hidden="true"></td><th scope="col">${words.head.lives}</th>${shown.map(stage => html`<th scope="col">${words.stages[stage]}</th>`)}<th scope="col">${words.head.so}</th></tr></thead>
<tbody>${rows.map(row)}</tbody></table><p class="hint">${figuresText(part, figures, language)}</p></section>`;
}

/** Of which groups few have come, and beside each stage what can be done about it. */
function fewCard(meter: Meter, { language }: Reader): Html {
  const { meter: words } = wordsFor(language);
  const at = stages.filter(stage => meter.few.some(one => one.stage === stage));
  const listed = at.map(stage => {
    const sentences = meter.few.filter(one => one.stage === stage).map(one => fewText(one, language));
    return html`<ul>${sentences.map(one => html`<li>${one}</li>`)}</ul><p>${words.can[stage]}</p>`;
  });
  return html`<section class="card"><h2>${words.can.title}</h2>${listed.length > 0 ? listed : meterInWords(meter, language).map(one => html`<p>${one}</p>`)}</section>`;
}

/** Where the figures are from and what one has to know of them, as the file says it. */
const sources = ({ sources: from, notes }: Figures, { language }: Reader): Html =>
  html`<details><summary>${wordsFor(language).meter.sources}</summary><div lang="en" dir="ltr">${[
    ...Object.values(from).map(({ years, text }) => `${years}: ${text}.`),
    ...notes.map(note => `${note}.`),
  ].map(one => html`<p class="quietly">${one}</p>`)}</div></details>`;

/** The meter as a part of a page, without script: what can be done, in words; then each dimension as bars in a table, all of it in words too. */
export function meterPicture(meter: Meter, figures: Figures, language: string): Html {
  const { meter: words } = wordsFor(language);
  const reader = { language, audience: meter.audience, shown: stages.filter(stage => meter.whole[stage] !== 0) };
  const whole = wholeInWords(meter, language);
  return html`<p>${leadText(meter, language)}</p>
${fewCard(meter, reader)}
${
  reader.shown.length > 0 &&
  html`<p><strong>${whole.join(' · ')}</strong></p><p class="hint">${words.key.bars} ${words.key.line}</p>
${meter.parts.map(part => partCard(part, figures, reader))}${sources(figures, reader)}`
}`;
}
