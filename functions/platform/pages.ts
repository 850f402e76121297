import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from './environment.ts';
import { isOver, listIndex, stateKey } from './keys.ts';
import type { Shelf } from './ledger.ts';
import { loadTogether, type Member, memberOf } from './members.ts';
import { store } from './store.ts';

/** One of the lists that a page is made of, read from an index, which lags. */
export interface Part<Row> {
  readonly list: string;
  /** Only those whose place in the list begins so: `waiting `. */
  readonly under: string;
  readonly kind: string;
  /** A stored item as the page has it; undefined for one that is left out. */
  readonly read: (item: Record<string, unknown>) => Row | undefined;
}

/** A list of a shelf, or what stands in it under a prefix, as part of a page. */
export const partOf = <State, Row = Member<State>>(
  shelf: Shelf<State>,
  { list, under = '' }: { readonly list: string; readonly under?: string },
  pick: (member: Member<State>) => Row | undefined = member => member as Row,
): Part<Row> => ({
  list,
  under,
  kind: shelf.kind,
  read: item => {
    const [member] = isOver(item) ? [] : memberOf(shelf, item);
    return member && pick(member);
  },
});

/** A page: its rows, and where the next one begins; without that there is none. */
export interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
}

/** How a page is asked for. */
export interface Paging {
  readonly limit: number;
  /** Where the page before ended, as it said. */
  readonly after?: string | undefined;
  /** The last of a list first, or its first. */
  readonly order: 'newest' | 'oldest';
}

/** Where a page ended in one of its lists: at its beginning, at its end, or after a row. */
type Bookmark = 'begin' | 'end' | readonly [sort: string, id: string];

/** The place of a page can be read, and nobody need write it. */
const write = (marks: readonly Bookmark[]): string => Buffer.from(JSON.stringify(marks)).toString('base64url');

const isMark = (mark: unknown, { under }: Part<unknown>): mark is Bookmark =>
  mark === 'begin' ||
  mark === 'end' ||
  (Array.isArray(mark) &&
    mark.length === 2 &&
    mark.every(one => typeof one === 'string' && one) &&
    mark[0].startsWith(under));

/** The bookmarks of where a page ended; undefined for what no page of these lists has said. */
function readMarks(parts: readonly Part<unknown>[], after: string | undefined): readonly Bookmark[] | undefined {
  if (after === undefined) return parts.map(() => 'begin');
  try {
    const marks: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    if (!Array.isArray(marks) || marks.length !== parts.length) return undefined;
    return marks.every((mark, i) => isMark(mark, parts[i] as Part<unknown>)) ? marks : undefined;
  } catch {
    return undefined;
  }
}

/** An item as it was found: most of those of several lists are not on the page, and need not be read. */
interface Found {
  readonly from: number;
  readonly mark: readonly [sort: string, id: string];
  readonly item: Record<string, unknown>;
}

/**
 * One page of several lists together, in the order of their places: at most one query of each list, of `limit` rows, however long they are.
 * `undefined`: no page of these lists ended there. A page can have fewer rows than its limit, where some are left out.
 */
export async function readPage<Row>(parts: readonly Part<Row>[], paging: Paging): Promise<PageOf<Row> | undefined> {
  const marks = readMarks(parts, paging.after);
  if (!marks) return undefined;
  const read = await Promise.all(parts.map((part, from) => rowsOf(part, { from, mark: marks[from] ?? 'end', paging })));
  const place = ({ from, mark }: Found): string => mark[0].slice(parts[from]?.under.length);
  const sign = paging.order === 'newest' ? -1 : 1;
  const found = read
    .flatMap(({ rows }) => rows)
    .sort((one, other) => (place(one) === place(other) ? 0 : place(one) < place(other) ? -sign : sign));
  const shown = found.slice(0, paging.limit);
  const ends = parts.map((_, i): Bookmark => {
    const own = shown.filter(({ from }) => from === i);
    const all = own.length === read[i]?.rows.length;
    return all && !read[i]?.more ? 'end' : (own.at(-1)?.mark ?? marks[i] ?? 'end');
  });
  return {
    rows: shown.flatMap(({ from, item }) => parts[from]?.read(item) ?? []),
    ...(ends.some(mark => mark !== 'end') && { next: write(ends) }),
  };
}

async function rowsOf(
  part: Part<unknown>,
  { from, mark, paging }: { readonly from: number; readonly mark: Bookmark; readonly paging: Paging },
): Promise<{ readonly rows: readonly Found[]; readonly more: boolean }> {
  if (mark === 'end') return { rows: [], more: false };
  const { Items = [], LastEvaluatedKey } = await store.send(
    new QueryCommand({
      TableName: environment('PROGRAM_TABLE'),
      IndexName: listIndex,
      KeyConditionExpression: `#list = :list${part.under && ' AND begins_with(listSort, :under)'}`,
      ExpressionAttributeNames: { '#list': 'list' },
      ExpressionAttributeValues: { ':list': part.list, ...(part.under && { ':under': part.under }) },
      Limit: paging.limit,
      ScanIndexForward: paging.order === 'oldest',
      ...(mark !== 'begin' && { ExclusiveStartKey: keyOf(part, mark) }),
    }),
  );
  const rows = Items.map(
    (item): Found => ({ from, mark: [String(item.listSort), String(item.pk).slice(part.kind.length + 1)], item }),
  );
  return { rows, more: LastEvaluatedKey !== undefined };
}

const keyOf = ({ list, kind }: Part<unknown>, [sort, id]: readonly [string, string]) => ({
  ...stateKey(kind, id),
  list,
  listSort: sort,
});

/** The states of several subjects, in the order of their ids; its initial state for one that is not there. One read for each hundred, consistent. */
export async function loadSeveral<State>(shelf: Shelf<State>, ids: readonly string[]): Promise<readonly State[]> {
  const found = await loadTogether(shelf, ids);
  return ids.map(id => found.get(id) ?? shelf.initial);
}
