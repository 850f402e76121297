import { isDeepStrictEqual } from 'node:util';
import type { Settings } from '../../functions/program/settings.ts';
import { allSettings, at, type Path, type Section } from '../../functions/program/settings-outline.ts';
import { meaningOf } from './meanings.ts';

/** What an edit does to a setting. */
export type Kind = 'added' | 'removed' | 'renamed' | 'changed' | 'reordered';

/** One thing that an edited file would change, and what that means for people. */
export interface Change {
  readonly section: Section;
  readonly path: Path;
  readonly kind: Kind;
  /** What it is about: a member of a list by its id, or nothing where the setting is one value. */
  readonly id?: string;
  /** Of a member of a list, the part that differs. */
  readonly part?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly means?: string | undefined;
}

type Bare = Omit<Change, 'section' | 'path' | 'means'>;

/** All that an edited file would change of the settings in force, in the order of the outline. */
export function changesBetween(before: Settings, after: Settings): readonly Change[] {
  return allSettings.flatMap(({ section, path }) =>
    compared(at(before, path), at(after, path)).map(one => {
      const change = { section, path, ...one };
      return { ...change, means: meaningOf(change) };
    }),
  );
}

function compared(before: unknown, after: unknown): readonly Bare[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return listsCompared(membersOf(before), membersOf(after));
  if (isGroup(before) && isGroup(after))
    return membersCompared(new Map(Object.entries(before)), new Map(Object.entries(after)));
  return [{ kind: 'changed', before, after }];
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of a list by what names them: an id, a key, or themselves. */
const membersOf = (list: readonly unknown[]): ReadonlyMap<string, unknown> =>
  new Map(list.map(one => [nameOf(one), one]));

function nameOf(member: unknown): string {
  const { id, key } = isGroup(member) ? (member as { id?: unknown; key?: unknown }) : { id: member, key: undefined };
  return String(id ?? key ?? JSON.stringify(member));
}

type Members = ReadonlyMap<string, unknown>;

function listsCompared(before: Members, after: Members): readonly Bare[] {
  const changes = membersCompared(before, after);
  const [was, is] = [[...before.keys()].filter(id => after.has(id)), [...after.keys()].filter(id => before.has(id))];
  const reordered = changes.every(({ kind }) => kind === 'changed') && !isDeepStrictEqual(was, is);
  return reordered ? [...changes, { kind: 'reordered', before: was, after: is }] : changes;
}

function membersCompared(before: Members, after: Members): readonly Bare[] {
  const gone = [...before.keys()].filter(id => !after.has(id));
  const fresh = [...after.keys()].filter(id => !before.has(id));
  const renamed = gone.flatMap((id): readonly (readonly [string, string])[] => {
    const same = fresh.find(other => isSameBut(before.get(id), after.get(other)));
    return same === undefined ? [] : [[id, same]];
  });
  const isRenamed = (id: string): boolean => renamed.some(pair => pair.includes(id));
  return [
    ...renamed.map(([id, other]): Bare => ({ kind: 'renamed', id, before: id, after: other })),
    ...gone.filter(id => !isRenamed(id)).map((id): Bare => ({ kind: 'removed', id, before: before.get(id) })),
    ...fresh.filter(id => !isRenamed(id)).map((id): Bare => ({ kind: 'added', id, after: after.get(id) })),
    ...[...after.keys()].filter(id => before.has(id)).flatMap(id => partsCompared(id, before.get(id), after.get(id))),
  ];
}

/** The same thing under another id: to people it is what it was, to the program another one. Ids alone say nothing. */
const isSameBut = (one: unknown, other: unknown): boolean => {
  if (!isGroup(one) || !isGroup(other)) return false;
  const name = (value: object) => (value as { name?: unknown }).name;
  return name(one) !== undefined && name(one) === name(other);
};

function partsCompared(id: string, before: unknown, after: unknown): readonly Bare[] {
  if (!isGroup(before) || !isGroup(after))
    return isDeepStrictEqual(before, after) ? [] : [{ kind: 'changed', id, before, after }];
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return parts.flatMap((part): readonly Bare[] => {
    const [was, is] = [at(before, part), at(after, part)];
    return isDeepStrictEqual(was, is) ? [] : [{ kind: 'changed', id, part, before: was, after: is }];
  });
}
