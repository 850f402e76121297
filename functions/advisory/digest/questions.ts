import { list, load, type Member } from '../../platform/ledger.ts';
import { partOf, readPage } from '../../platform/pages.ts';
import { type Joined, type MemberState, memberList, members } from '../member.ts';
import type { Reader } from './digesting.ts';
import { type EditionState, editions, editionsOf, type KnownEdition } from './edition.ts';

export type { ListedEdition, ShownEdition, Waits } from './staff-doors.ts';

/** An edition, whatever its situation. */
export const editionById = (id: string): Promise<EditionState> => load(editions, id);

/** An edition with its id. */
export interface Listed {
  readonly id: string;
  readonly state: KnownEdition;
}

/** The latest editions of a group, the newest first. Read from an index. */
export async function latestEditions(group: string, limit: number): Promise<readonly Listed[]> {
  const page = await readPage([partOf(editions, { list: editionsOf(group) })], { limit, order: 'newest' });
  return (page?.rows ?? []).flatMap(({ id, state }) => (state.status === 'none' ? [] : [{ id, state }]));
}

/** She gets the weekly digest: she wants it, and mail reaches her. */
export const getsIt = (state: Joined): boolean => state.weekly && !state.lost;

/** One page of a group's readers, and where the next one begins; the list holds members and those invited, so a page can have fewer. */
export interface Readers {
  readonly readers: readonly Reader[];
  readonly after?: string;
}

/** So many people are written to in one decision. */
const mostReaders = 20;

const readerIn =
  (group: string) =>
  ({ id, state }: Member<MemberState>): Reader | undefined =>
    state.status === 'joined' && state.groups.includes(group) && getsIt(state)
      ? { member: id, person: state.person }
      : undefined;

/** A page of those who get a group's digest, in the order in which they joined. */
export async function readersOf(group: string, after: string | undefined): Promise<Readers> {
  const part = partOf(members, { list: memberList, under: 'joined ' }, readerIn(group));
  const page = await readPage([part], { limit: mostReaders, after, order: 'oldest' });
  return { readers: page?.rows ?? [], ...(page?.next !== undefined && { after: page.next }) };
}

/** Whether anybody gets a group's digest. */
export async function isRead(group: string): Promise<boolean> {
  const found = await list(members, memberList);
  return found.some(({ state }) => state.status === 'joined' && state.groups.includes(group) && getsIt(state));
}
