import type * as v from 'valibot';
import { posted } from './posted.ts';

/** A form as an object for the check, and its nonce, which is nobody's field. */
export interface Form {
  readonly body: unknown;
  readonly nonce: string | undefined;
}

type Schema = v.GenericSchema & {
  readonly wrapped?: Schema;
  readonly pipe?: readonly Schema[];
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
};

/** What a schema takes, under what makes it optional or checks it further; of a group, the part that names its fields. */
function core(schema: Schema): Schema {
  const inner = schema.wrapped ?? schema.pipe?.find(one => one.entries) ?? schema.pipe?.[0];
  return inner ? core(inner) : schema;
}

const tree = (): Record<string, unknown> => Object.create(null);

const deepest = 4;
const most = 20;

/**
 * Reads a form-encoded household: field names are the JSON paths, lists of ids repeat their name, lists of objects are numbered as in
 * `languages.0.code`, empty means left out. What is a list, a number or yes-or-no is read from the schema itself.
 * Unknown names are kept, so that the check refuses them by name. Never throws.
 */
export function fromForm(fields: URLSearchParams): Form {
  const body = tree();
  // Empty means left out, here too.
  const nonce = fields.get('nonce') || undefined;
  for (const name of new Set(fields.keys())) {
    const values = fields.getAll(name).filter(value => value.trim() !== '');
    if (name !== 'nonce' && values.length > 0) put(body, name.split('.'), { values, schema: posted as Schema });
  }
  return { body: tidied(body), nonce };
}

interface Place {
  readonly values: readonly string[];
  readonly schema: Schema | undefined;
}

/** Puts a field where its path says; paths that are too deep stay one unknown name. */
function put(into: Record<string, unknown>, path: readonly string[], { values, schema }: Place): void {
  const [head = '', ...rest] = path;
  const here = schema && core(schema);
  const next =
    here?.item && /^\d+$/.test(head)
      ? here.item
      : here?.entries && Object.hasOwn(here.entries, head)
        ? here.entries[head]
        : undefined;
  if (rest.length === 0 || path.length > deepest || !next) {
    into[path.join('.')] = read(values, next && core(next));
    return;
  }
  const known = into[head];
  const below =
    typeof known === 'object' && known !== null && !Array.isArray(known) ? (known as Record<string, unknown>) : tree();
  into[head] = below;
  put(below, rest, { values, schema: next });
}

/** The values as the schema wants them: a list, a number, yes or no, or text. */
function read(values: readonly string[], schema: Schema | undefined): unknown {
  const [first = ''] = values;
  if (schema?.type === 'array') return values.slice(0, most * 2);
  if (values.length > 1) return [...values];
  if (schema?.type === 'number') return /^\d{1,4}$/.test(first.trim()) ? Number(first) : first;
  if (schema?.type === 'boolean') return first === 'true' || first === 'on' ? true : first === 'false' ? false : first;
  return first;
}

/** Whether a group says more than its own control sends by itself: a level beside no language, a box beside no choice. */
const says = (group: unknown, byItself: string): boolean =>
  typeof group === 'object' && group !== null
    ? Object.keys(group).some(name => name !== byItself)
    : group !== undefined;

/** Rows of objects close up; groups that say nothing by themselves are left out. */
function tidied(body: Record<string, unknown>): Record<string, unknown> {
  const { languages, consent, preferences, ...rest } = body;
  const { rows, unknown } = rowsOf(languages);
  return {
    ...rest,
    ...unknown,
    ...(rows.length > 0 && { languages: rows }),
    // The box carries the version: unticked, there is no agreement, whatever its language.
    ...(says(consent, 'language') && { consent }),
    ...(says(preferences, '') && preferencesOf(preferences)),
  };
}

/** The rows that say something, in their order; a name that is no row's number stays one unknown name. */
function rowsOf(languages: unknown): { rows: readonly unknown[]; unknown: Record<string, unknown> } {
  const all = typeof languages === 'object' && languages !== null ? Object.entries(languages) : [];
  const numbered = all.filter(([name]) => /^\d+$/.test(name));
  return {
    rows: numbered
      .sort(([one], [other]) => Number(one) - Number(other))
      .flatMap(([, row]) => (says(row, 'level') ? [row] : [])),
    unknown: Object.fromEntries(
      all.filter(one => !numbered.includes(one)).map(([name, value]) => [`languages.${name}`, value]),
    ),
  };
}

/** "Only this, please" says nothing where nothing is wished for. */
function preferencesOf(preferences: unknown): { preferences?: unknown } {
  if (typeof preferences !== 'object' || preferences === null) return { preferences };
  const wishes = Object.entries(preferences).filter(
    ([name, wish]) => name !== 'navigatorGender' || says(wish, 'required'),
  );
  return wishes.length > 0 ? { preferences: Object.fromEntries(wishes) } : {};
}
