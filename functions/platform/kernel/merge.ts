/** The fields of something that two people may edit, by name. */
export type Fields = Readonly<Record<string, unknown>>;

/** What someone edits: what she saw before, what stands now, what she sends. What she does not send she leaves as it is. */
export interface Edit {
  readonly seen: Fields;
  readonly now: Fields;
  readonly sent: Fields;
}

/** A field that she changes, and that someone else has changed since she saw it. */
export interface Collision {
  readonly field: string;
  readonly now: unknown;
  readonly sent: unknown;
}

/** Lists that are a ranking: their order says something. */
const ranked: readonly string[] = ['needs', 'languages'];

/** A value as it is compared: what says nothing (an empty text, list or group, a "no") is nothing, and the order of a list counts only where it is a ranking. */
function plain(value: unknown, field: string): unknown {
  if (value === undefined || value === null || value === false || value === '') return undefined;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const items = value.map(one => plain(one, ''));
    if (items.length === 0) return undefined;
    return ranked.includes(field) ? items : items.toSorted((one, other) => (text(one) < text(other) ? -1 : 1));
  }
  const parts = Object.entries(value)
    .map(([name, part]) => [name, plain(part, name)] as const)
    .filter(([, part]) => part !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return parts.length > 0 ? Object.fromEntries(parts) : undefined;
}

const text = (value: unknown): string => JSON.stringify(value) ?? '';

/** Whether two values of a field say the same. */
export const saysSame = (field: string, one: unknown, other: unknown): boolean =>
  text(plain(one, field)) === text(plain(other, field));

/**
 * Three-way: what she changed and nobody else did is hers, what only others changed stays theirs, and what both made the same is the
 * same. Where both changed a field and differ, it is a collision, and a person has to decide.
 */
export function merge({ seen, now, sent }: Edit): {
  readonly changes: Fields;
  readonly collisions: readonly Collision[];
} {
  const hers = Object.keys(sent).filter(
    field => !saysSame(field, sent[field], seen[field]) && !saysSame(field, sent[field], now[field]),
  );
  const moved = hers.filter(field => !saysSame(field, now[field], seen[field]));
  return {
    changes: Object.fromEntries(hers.filter(field => !moved.includes(field)).map(field => [field, sent[field]])),
    collisions: moved.map(field => ({ field, now: now[field], sent: sent[field] })),
  };
}

/** Who changed a field last, and when. */
export interface EditOf {
  readonly by: string;
  readonly at: string;
}

/** The last edit of each field that was ever changed, with those of some fields anew. */
export const edited = (
  edits: Readonly<Record<string, EditOf>> | undefined,
  fields: readonly string[],
  { by, at }: EditOf,
): Record<string, EditOf> => ({ ...edits, ...Object.fromEntries(fields.map(field => [field, { by, at }])) });

/** The fields of some that say something else than before. */
export const changedIn = (now: Fields, sent: Fields): readonly string[] =>
  Object.keys(sent).filter(field => !saysSame(field, now[field], sent[field]));
