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

/** What a schema takes, under what makes it optional or checks it further. */
const core = (schema: Schema): Schema =>
  schema.wrapped ? core(schema.wrapped) : schema.pipe?.[0] && schema.pipe[0] !== schema ? core(schema.pipe[0]) : schema;

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
  const nonce = fields.get('nonce') ?? undefined;
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

/** Lists of objects close up their rows and drop those without a code; groups that say nothing by themselves are left out. */
function tidied(body: Record<string, unknown>): Record<string, unknown> {
  const { languages, consent, preferences, ...rest } = body as {
    languages?: Record<string, { code?: unknown }>;
    consent?: { version?: unknown };
    preferences?: { navigatorGender?: { value?: unknown } };
  } & Record<string, unknown>;
  const rows =
    languages && typeof languages === 'object'
      ? Object.entries(languages).sort(([one], [other]) => Number(one) - Number(other))
      : [];
  const { navigatorGender, ...otherPreferences } = preferences ?? {};
  const wished = { ...otherPreferences, ...(navigatorGender?.value !== undefined && { navigatorGender }) };
  return {
    ...rest,
    ...(rows.some(([, row]) => row?.code !== undefined) && {
      languages: rows.map(([, row]) => row).filter(row => row?.code !== undefined),
    }),
    // The box carries the version: unticked, there is no agreement, whatever its language.
    ...(consent?.version !== undefined && { consent }),
    ...(Object.keys(wished).length > 0 && { preferences: wished }),
  };
}
