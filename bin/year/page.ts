/** A form of a page, as its markup has it. */
export interface Form {
  readonly action: string;
  /** What is chosen or typed before anyone does anything: hidden fields, checked boxes, selected lines. */
  readonly given: readonly (readonly [name: string, value: string])[];
  readonly fields: readonly Field[];
  readonly buttons: readonly { readonly name: string; readonly value: string }[];
}

/** A field that a person can fill in, with what it offers to choose from. */
export interface Field {
  readonly name: string;
  readonly kind: 'text' | 'checkbox' | 'radio' | 'select';
  /** The values of a box, or the lines of a list but the one that chooses nothing. */
  readonly choices: readonly string[];
}

/** A page as a person sees it: what it says, its forms, and where it leads to. */
export interface Page {
  readonly status: number;
  readonly address: string;
  readonly markup: string;
}

/** Something that a person needs and that her page lacks. */
export class Lacking extends Error {}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const decoded = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');

/** The attributes of a tag; one without a value is an empty text. */
export function attributesOf(tag: string): Readonly<Record<string, string>> {
  const found = [...tag.matchAll(/\s([a-zA-Z-]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name.toLowerCase(), decoded(value)]));
}

/** Every form of a page, or of a part of it. */
export const formsOf = (markup: string): readonly Form[] =>
  [...markup.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', inner = '']) => formOf(head, inner));

const piece = /<input\b([^>]*)>|<(button|select|textarea)\b([^>]*)>([\s\S]*?)<\/\2>/g;

function formOf(head: string, inner: string): Form {
  const given: [string, string][] = [];
  const fields: Field[] = [];
  const buttons: { name: string; value: string }[] = [];
  for (const [, input, tag = 'input', others, content = ''] of inner.matchAll(piece)) {
    const { name = '', type = 'text', value = '', checked } = attributesOf(` ${input ?? others}`);
    const kind = tag === 'input' ? type : tag;
    if (kind === 'button') buttons.push({ name, value });
    else if (kind === 'hidden') given.push([name, value]);
    else if (kind === 'checkbox' || kind === 'radio') {
      if (checked !== undefined) given.push([name, value]);
      fields.push({ name, kind, choices: [value] });
    } else if (kind === 'select') {
      const lines = [...content.matchAll(/<option\b([^>]*)>/g)].map(([, line = '']) => attributesOf(` ${line}`));
      given.push([name, (lines.find(one => one.selected !== undefined) ?? lines[0])?.value ?? '']);
      fields.push({ name, kind, choices: lines.flatMap(one => one.value || []) });
    } else {
      given.push([name, kind === 'textarea' ? decoded(content) : value]);
      fields.push({ name, kind: 'text', choices: [] });
    }
  }
  return { action: attributesOf(` ${head}`).action ?? '', given, fields, buttons };
}

/** The addresses that a page, or a part of it, leads to. */
export const waysOf = (markup: string): readonly string[] =>
  [...markup.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, href = '']) => decoded(href));

/** What is filled in: by name one value or several. A name that is left out stays as the page has it. */
export type Filling = Readonly<Record<string, string | readonly string[]>>;

/** The form with a button of this value. */
export function formWith(page: Page, value: string): Form | undefined {
  return formsOf(page.markup).find(one => one.buttons.some(button => button.value === value));
}

/** What a form sends when it is filled in so and this button is pressed. Throws where the page has no such button, field or choice. */
export function filled(form: Form, value: string, filling: Filling): URLSearchParams {
  const button = form.buttons.find(one => one.value === value);
  if (!button) throw new Lacking(`there is no button ${value}`);
  const sent = new URLSearchParams();
  for (const [name, given] of form.given) if (filling[name] === undefined) sent.append(name, given);
  for (const [name, wanted] of Object.entries(filling)) {
    const own = form.fields.filter(one => one.name === name);
    if (own.length === 0) throw new Lacking(`there is no field ${name}`);
    for (const one of typeof wanted === 'string' ? [wanted] : wanted) {
      const can = own.some(({ kind, choices }) => kind === 'text' || one === '' || choices.includes(one));
      if (!can) throw new Lacking(`${name} cannot be ${one}`);
      sent.append(name, one);
    }
  }
  if (button.name !== '') sent.append(button.name, button.value);
  return sent;
}

/** The names of the fields that a form has, each once. */
export const fieldsOf = ({ fields }: Form): readonly string[] => [...new Set(fields.map(({ name }) => name))];
