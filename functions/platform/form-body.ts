import type * as v from 'valibot';

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
 * Reads a form-encoded body: field names are the JSON paths, lists of ids repeat their name, lists of objects are numbered as in
 * `languages.0.code`, empty means left out. What is a list, a number or yes-or-no is read from the schema itself; rows of languages
 * close up. Unknown names are kept, so that the check refuses them by name. Never throws.
 */
export function bodyOf(fields: URLSearchParams, schema: v.GenericSchema): Record<string, unknown> {
  const body = tree();
  for (const name of new Set(fields.keys())) {
    const values = fields.getAll(name).filter(value => value.trim() !== '');
    if (values.length > 0) put(body, name.split('.'), { values, schema: schema as Schema });
  }
  const { languages, ...rest } = body;
  const { rows, unknown } = rowsOf(languages);
  return { ...rest, ...unknown, ...(rows.length > 0 && { languages: rows }) };
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

/** The other way round: what a form shows that holds a body already. A "no" is a box that is not ticked. */
export function fieldsOf(body: unknown, at = ''): URLSearchParams {
  const fields = new URLSearchParams();
  const place = (name: string): string => (at ? `${at}.${name}` : name);
  const below = (name: string, value: unknown): void => {
    for (const [inner, one] of fieldsOf(value, place(name))) fields.append(inner, one);
  };
  for (const [name, value] of Object.entries(body ?? {})) {
    if (Array.isArray(value) && value.some(one => typeof one === 'object')) below(name, { ...value });
    else if (Array.isArray(value)) for (const one of value) fields.append(place(name), String(one));
    else if (typeof value === 'object') below(name, value);
    else if (value !== undefined && value !== false) fields.append(place(name), String(value));
  }
  return fields;
}

/** Whether a group says more than its own control sends by itself: a level beside no language, a box beside no choice. */
export const says = (group: unknown, byItself: string): boolean =>
  typeof group === 'object' && group !== null
    ? Object.keys(group).some(name => name !== byItself)
    : group !== undefined;

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
