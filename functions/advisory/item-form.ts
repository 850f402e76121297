import { type Html, html } from '../platform/html.ts';
import { localDate } from '../platform/kernel/time.ts';
import { button } from '../platform/page.ts';
import { type Choices, type Filled, named, needed, type Places, radios, Sheet, select } from '../platform/sheet.ts';
import { program } from '../program/settings.ts';
import { areaName, fill, type Words, wordsFor, zoneText } from '../program/words.ts';
import { itemKinds } from './member.ts';
import { lastDay, longest } from './told.ts';

/** A form as it is shown at some time. */
export interface FilledNow extends Filled {
  readonly at: string;
}

/** What the fields of an item are called. */
export const itemPlaces = ({ advisory: { form } }: Words): Places =>
  new Map([
    ['/kind', form.kind],
    ['/title', form.name],
    ['/text', form.text],
    ['/link', form.link],
    ['/place', form.place],
    ['/need', form.need],
    ['/area', form.area],
    ['/date', form.date],
    ['/time', form.time],
    ['/ends', form.ends],
    ['/until', form.until],
  ]);

interface Line {
  readonly label: string;
  readonly hint?: string;
  readonly most?: number;
  readonly type?: 'text' | 'url' | 'date' | 'time';
  readonly required?: boolean;
  readonly days?: { readonly min: string; readonly max: string };
}

function line(sheet: Sheet, name: string, { label, hint, most, type = 'text', required, days }: Line): Html {
  const place = `/${name}`;
  const hintId = hint && `hint-${name}`;
  return html`<div class="field"><label for="${name}">${label}${required && needed(sheet)}</label>${hint && html`<p class="hint" id="hint-${name}">${hint}</p>`}
<input type="${type === 'url' ? 'text' : type}" id="${name}" name="${name}"${most && html` maxlength="${most}"`}${days && html` min="${days.min}" max="${days.max}"`}${type === 'url' && { markup: ' dir="ltr" inputmode="url"' }} autocomplete="off" value="${sheet.typed(name)}"${sheet.marks(place, hintId)}>${sheet.faultText(place)}</div>`;
}

/** The kind, to choose from; the page of one that is known does not ask. */
export const kindField = (sheet: Sheet): Html => {
  const { advisory } = wordsFor(sheet.language);
  const choices: Choices = itemKinds.map(kind => [kind, advisory.kinds[kind]]);
  return radios(sheet, '/kind', { legend: html`${advisory.form.kind}${needed(sheet)}`, choices });
};

/** The questions about what is told; of a kind that is known already only those that it has. */
export function itemFields(sheet: Sheet, at: string, kind?: string): Html {
  const said = wordsFor(sheet.language).advisory.form;
  const areas: Choices = program.areas.map(({ id }) => [id, areaName(id)]);
  const needs = named(sheet, { list: 'needs', ids: program.needs.map(({ id }) => id) });
  const days = { min: localDate(program.timeZone, at), max: lastDay(at) };
  const event = kind === undefined || kind === 'event';
  const dated = kind === undefined || (kind !== 'event' && kind !== 'issue');
  return html`${line(sheet, 'title', { label: said.name, most: longest.title, required: true })}
<div class="field"><label for="text">${said.text}${needed(sheet)}</label><p class="hint" id="hint-text">${said.textHint}</p>
<textarea id="text" name="text" maxlength="${longest.text}"${sheet.marks('/text', 'hint-text')}>${sheet.typed('text')}</textarea>${sheet.faultText('/text')}</div>
${line(sheet, 'link', { label: said.link, hint: said.linkHint, most: 300, type: 'url' })}
<div class="field">${select(sheet, '/need', { label: said.need, none: said.noNeed, choices: needs })}</div>
<div class="field">${select(sheet, '/area', { label: said.area, none: said.noArea, choices: areas })}</div>
${
  event &&
  html`${line(sheet, 'place', { label: said.place, hint: said.placeHint, most: longest.place })}
${line(sheet, 'date', { label: said.date, type: 'date', days })}
${line(sheet, 'time', { label: said.time, hint: fill(said.timeHint, { zone: zoneText(sheet.language) }), type: 'time' })}
${line(sheet, 'ends', { label: said.ends, hint: said.endsHint, type: 'time' })}`
}
${dated && line(sheet, 'until', { label: said.until, hint: fill(said.untilHint, { days: program.advisory.mostDays }), type: 'date', days })}`;
}

/** What a member tells the group; `item`: what is changed, by its number and kind. */
export function itemForm(
  filled: FilledNow,
  { nonce, item }: { nonce: string; item?: { id: string; kind: string } },
): Html {
  const words = wordsFor(filled.language);
  const said = words.advisory.form;
  const sheet = new Sheet(filled, () => itemPlaces(words));
  const own = item
    ? html`<input type="hidden" name="item" value="${item.id}">`
    : html`<input type="hidden" name="nonce" value="${nonce}">${kindField(sheet)}`;
  const act = { name: 'answer', value: item ? 'revised' : 'submitted' };
  return html`<p class="lead">${said.lead}</p>${(filled.errors?.length ?? 0) > 0 && sheet.summary()}<form method="post" novalidate>${own}
${itemFields(sheet, filled.at, item?.kind)}
${button(said.send, act)}</form>`;
}
