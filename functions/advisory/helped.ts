import { handle } from '../platform/ledger.ts';
import { helpIdOf, type Offered, readerOfTurn, type Side } from './help.ts';
import { keepFor, turnId } from './kept.ts';
import { helpById, itemById, joinedMember, reachedPerson } from './questions.ts';
import { helpRoom } from './room.ts';

interface Doing {
  readonly by: string;
  readonly at: string;
  readonly cause: string;
}

type Done = { readonly outcome: string; readonly reason?: string };

/** A member can help with what another one asked for: the author is written to, once. Refused: `none`, `own-request`, `request-over`, `member-lost`. */
export async function offerHelp(
  { item, helper, words }: { readonly item: string; readonly helper: string; readonly words: string },
  { by, at, cause }: Doing,
): Promise<Done> {
  const id = helpIdOf(item, helper);
  const [state, own] = await Promise.all([itemById(item), joinedMember(helper)]);
  if (state.status === 'none' || !own || state.kind !== 'request') return { outcome: 'refused', reason: 'none' };
  const person = await reachedPerson(state.author);
  if (person === undefined && (await helpById(id)).status === 'none')
    return { outcome: 'refused', reason: 'member-lost' };
  const open = state.status === 'approved' && state.due > at;
  const command = {
    type: 'Offer',
    id,
    item,
    helper: { member: helper, person: own.person },
    author: { member: state.author, person: person ?? '' },
    open,
    by,
    at,
  } as const;
  const besides = person === undefined ? [] : await keepFor(person, { id: turnId(id, 0), at, text: words });
  return handle(helpRoom, { self: id }, { command, cause, by, at, besides });
}

/** One side writes to the other. Refused: `none`, `help-over`, `member-lost` (the other side has left, or mail to it comes back). */
export async function writeTo(id: string, { from, words }: { from: Side; words: string }, doing: Doing): Promise<Done> {
  const { by, at, cause } = doing;
  const state = await helpById(id);
  if (state.status === 'none') return { outcome: 'refused', reason: 'none' };
  const other = from === 'helper' ? state.author : state.helper;
  if ((await reachedPerson(other)) === undefined) return { outcome: 'refused', reason: 'member-lost' };
  const n = state.turns.length;
  const after: Offered = { ...state, turns: [...state.turns, { from, at }] };
  const besides = await keepFor(readerOfTurn(after, n), { id: turnId(id, n), at, text: words });
  return handle(helpRoom, { self: id }, { command: { type: 'Write', id, from, at }, cause, by, at, besides });
}
