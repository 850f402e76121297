import { fingerprint } from '../platform/kernel/ids.ts';
import type { Fault } from '../program/checks.ts';
import type { Command } from './domain.ts';
import { keepFor, noteId, together } from './kept.ts';
import { type Item, itemById, joinedMember, type KnownItem, organizationTitles, reachedPerson } from './questions.ts';
import { handleItem } from './room.ts';
import { faultIn, faultOf, type Submitted, toldOf } from './told.ts';

/** Who does it, when and why it is decided now. */
export interface Doing {
  readonly by: string;
  readonly at: string;
  readonly cause: string;
}

/** What came of a form or body about an item: done, wrong in some field, or not possible as things stand. */
export type Done =
  | { readonly outcome: 'done' | 'already-done'; readonly id: string }
  | { readonly outcome: 'faults'; readonly faults: readonly Fault[] }
  | { readonly outcome: 'refused'; readonly reason: string };

type Handled = Awaited<ReturnType<typeof handleItem>>;

function doneOf(id: string, done: Handled, { at, language }: { at: string; language: string }): Done {
  if (done.outcome !== 'refused') return { outcome: done.outcome === 'done' ? 'done' : 'already-done', id };
  const fault = faultOf(done.reason, at, language);
  return fault ? { outcome: 'faults', faults: [fault] } : { outcome: 'refused', reason: done.reason };
}

/** A member submits something, or staff do it for her. The same `number` again is the same item. Refused: `none`, `member-invited`, `too-many-items`. */
export async function submitItem(
  told: Submitted,
  { member, number, language }: { readonly member: string; readonly number: string; readonly language: string },
  { by, at, cause }: Doing,
): Promise<Done> {
  const id = fingerprint(`item ${member} ${number}`);
  const read = toldOf(told);
  if (!('telling' in read)) return { outcome: 'faults', faults: [faultIn(read, at, language)] };
  const author = await joinedMember(member);
  if (!author) return { outcome: 'refused', reason: 'none' };
  const { organization } = author;
  const { kind } = told;
  const command = { type: 'Submit', id, kind, author: member, organization, telling: read.telling, by, at } as const;
  return doneOf(id, await handleItem(id, { command, cause, by, at }), { at, language });
}

/** What was submitted is told anew. Refused: `none`, `item-over`. */
export async function reviseItem(
  id: string,
  told: Omit<Submitted, 'kind'>,
  { by, at, cause, language }: Doing & { readonly language: string },
): Promise<Done> {
  const state = await itemById(id);
  if (state.status === 'none') return { outcome: 'refused', reason: 'none' };
  const read = toldOf({ ...told, kind: state.kind });
  if (!('telling' in read)) return { outcome: 'faults', faults: [faultIn(read, at, language)] };
  const command = { type: 'Revise', id, telling: read.telling, by, at } as const;
  return doneOf(id, await handleItem(id, { command, cause, by, at }), { at, language });
}

type Told<C> = C extends { readonly id: string; readonly by: string } ? Omit<C, 'id' | 'by' | 'at' | 'to'> : never;

/** Something else is done about an item; its author is written to where the act says so. `note`: what she alone is to read with it. Refused: `none`, or why not. */
export async function actOnItem(
  id: string,
  told: Told<Command>,
  { by, at, cause, note = '' }: Doing & { note?: string },
) {
  const state = await itemById(id);
  if (state.status === 'none') return { outcome: 'refused', reason: 'none' } as const;
  const to = await reachedPerson(state.author);
  const command = { ...told, id, by, at, ...(to && { to }) } as Command;
  return together(async () => {
    const besides = to ? await keepFor(to, { id: noteId(id, state.revision), at, text: note }) : [];
    return handleItem(id, { command, cause, by, at, besides });
  });
}

type Shown<State> = State extends KnownItem
  ? Omit<State, 'organization'> & {
      readonly id: string;
      readonly organization: { readonly id: string; readonly title: string };
    }
  : never;

/** An item as staff see it. */
export type ShownItem = Shown<KnownItem>;

/** Items with the names of the organizations that they are from. */
export async function shownItems(found: readonly Item[]): Promise<readonly ShownItem[]> {
  const titles = await organizationTitles(found.map(({ state }) => state.organization));
  return found.map(({ id, state }) => {
    const { organization, ...rest } = state;
    return { id, ...rest, organization: { id: organization, title: titles.get(organization) ?? '' } } as ShownItem;
  });
}
