import { isPairingId } from '../pairing/questions.ts';
import { bodyOf } from '../platform/form-body.ts';
import { type Html, html } from '../platform/html.ts';
import { group, type Places, type Sheet, select } from '../platform/sheet.ts';
import { check, type Fault } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { fill, type Words } from '../program/words.ts';
import { type ToldContact, toldContact } from './contacts.ts';

const { outcomes, modes, minutes } = program.contacts;

const names = ['outcome', 'minutes', 'mode', 'note'] as const;

const pointer = (pairing: string, name: string): string => `/${pairing}/${name}`;

/** The fields about each household, by pointer. */
export const contactPlaces = (pairings: readonly string[], { pages }: Words): Places =>
  new Map(pairings.flatMap(pairing => names.map(name => [pointer(pairing, name), pages.week[name]] as const)));

/** "How did it go?" of one household: nothing to tell yet, or what came of it, how long, in which way, and one line. */
export function contactFields(sheet: Sheet, pairing: string, { pages }: Words): Html {
  const said = pages.week;
  const place = (name: (typeof names)[number]): string => pointer(pairing, name);
  const outcome = {
    label: said.outcome,
    none: said.unsaid,
    choices: outcomes.map(one => [one, said.outcomes[one]] as const),
  };
  const long = {
    label: said.minutes,
    none: '–',
    choices: minutes.map(one => [String(one), fill(said.minutesOf, { minutes: one })] as const),
  };
  const how = {
    label: said.mode,
    none: '–',
    choices: modes.map(one => [one, (said.modes as Readonly<Record<string, string>>)[one] ?? one] as const),
  };
  const note = `${pairing}.note`;
  return group(sheet, `/${pairing}`, {
    legend: said.report,
    inner: html`<div class="field">${select(sheet, place('outcome'), outcome)}</div>
<div class="field pairs"><div>${select(sheet, place('mode'), how)}</div><div>${select(sheet, place('minutes'), long)}</div></div>
<div class="field"><label for="${note}">${said.note}</label><p class="hint" id="hint-${note}">${said.noteHint}</p>
<input type="text" id="${note}" name="${note}" maxlength="500" value="${sheet.typed(note)}"${sheet.marks(place('note'), `hint-${note}`)}>${sheet.faultText(place('note'))}</div>`,
  });
}

/** The pairings of which something is told. */
export const householdsIn = (fields: URLSearchParams): readonly string[] =>
  [...fields]
    .flatMap(([name, value]) => (value.trim() === '' ? [] : [name.slice(0, Math.max(0, name.lastIndexOf('.')))]))
    .filter(isPairingId);

/** What was told of one household. */
export interface Told {
  readonly pairing: string;
  readonly contact: ToldContact;
}

/** What was told of these households, or what is missing: then nothing is saved. Of whom nothing was told nothing is asked. */
export function toldIn(
  fields: URLSearchParams,
  pairings: readonly string[],
  language: string,
): { readonly contacts: readonly Told[] } | { readonly faults: readonly Fault[] } {
  const read = pairings.flatMap(pairing => {
    const own = [...fields].flatMap(([name, value]): [string, string][] =>
      name.startsWith(`${pairing}.`) ? [[name.slice(pairing.length + 1), value]] : [],
    );
    const body = bodyOf(new URLSearchParams(own), toldContact);
    return Object.keys(body).length > 0 ? [{ pairing, checked: check(toldContact, body, language) }] : [];
  });
  const faults = read.flatMap(({ pairing, checked }) =>
    checked.ok ? [] : checked.errors.map(one => ({ ...one, pointer: `/${pairing}${one.pointer}` })),
  );
  if (faults.length > 0) return { faults };
  return {
    contacts: read.flatMap(({ pairing, checked }) => (checked.ok ? [{ pairing, contact: checked.value }] : [])),
  };
}
