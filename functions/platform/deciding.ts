import { type Html, html } from './html.ts';

/**
 * What was seen when a form was opened, as it came back in its hidden field `seen`; undefined where the form has none. What cannot be read
 * is as if nothing had been seen: then all that differs is asked about.
 */
export function seenIn(fields: URLSearchParams): Readonly<Record<string, unknown>> | undefined {
  const sent = fields.get('seen');
  if (sent === null) return undefined;
  try {
    const read: unknown = JSON.parse(sent);
    return typeof read === 'object' && read !== null ? (read as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

/** The hidden field of a form that says what it shows. */
export const seenField = (seen: unknown): Html =>
  html`<input type="hidden" name="seen" value="${JSON.stringify(seen)}">`;

const choiceOf = (field: string): string => `keep.${field}`;

/** What was decided of fields that two have changed: of which theirs stays; and the rest of the form, as it was typed. */
export function decided(fields: URLSearchParams): {
  readonly typed: URLSearchParams;
  readonly theirs: readonly string[];
} {
  const own = [...fields].filter(([name]) => name !== 'seen' && !name.startsWith('keep.'));
  const theirs = [...fields].flatMap(([name, value]) =>
    name.startsWith('keep.') && value === 'theirs' ? [name.slice('keep.'.length)] : [],
  );
  return { typed: new URLSearchParams(own), theirs };
}

/** Of a form without the fields of which theirs stays. */
export const without = <Sent extends object>(sent: Sent, theirs: readonly string[]): Sent =>
  Object.fromEntries(Object.entries(sent).filter(([field]) => !theirs.includes(field))) as Sent;

/** One of two values of a field, as people say it. */
interface Side {
  readonly label: string;
  readonly value: string;
  /** By whom, and when. */
  readonly about?: string | undefined;
}

/** A field that two have changed: what stands now beside what she typed, to choose from. */
export function eitherOf(
  field: string,
  { title, theirs, mine }: { readonly title: string; readonly theirs: Side; readonly mine: Side },
): Html {
  const choice = (which: 'theirs' | 'mine', { label, value, about }: Side): Html =>
    html`<label class="choice"><input type="radio" name="${choiceOf(field)}" value="${which}" required><span><strong>${label}</strong><br><bdi>${value}</bdi>${about && html`<span class="hint">${about}</span>`}</span></label>`;
  return html`<fieldset><legend>${title}</legend><div class="choices both">${choice('theirs', theirs)}${choice('mine', mine)}</div></fieldset>`;
}
