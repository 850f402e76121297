import { handle } from '../platform/ledger.ts';
import { helpIdOf, type Offered, readerOfTurn, type Side } from './help.ts';
import { keepFor, together, turnId } from './kept.ts';
import { helpById, itemById, joinedMember, reachedPerson } from './questions.ts';
import { helpRoom } from './room.ts';

interface Doing {
  readonly by: string;
  readonly at: string;
  readonly cause: string;
}

type Done = { readonly outcome: string; readonly reason?: string };

interface Offer {
  readonly item: string;
  readonly helper: string;
  /** A line for the author; empty for none. */
  readonly words: string;
}

interface Word {
  readonly from: Side;
  readonly words: string;
}

/** A member can help with what another one asked for: the author is written to, once. Refused: `none`, `own-request`, `request-over`, `member-lost`. */
export const offerHelp = (offer: Offer, doing: Doing): Promise<Done> => together(() => offered(offer, doing));

async function offered({ item, helper, words }: Offer, { by, at, cause }: Doing): Promise<Done> {
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
export const writeTo = (id: string, word: Word, doing: Doing): Promise<Done> =>
  together(() => written(id, word, doing));

async function written(id: string, { from, words }: Word, { by, at, cause }: Doing): Promise<Done> {
  const state = await helpById(id);
  if (state.status === 'none') return { outcome: 'refused', reason: 'none' };
  const other = from === 'helper' ? state.author : state.helper;
  if ((await reachedPerson(other)) === undefined) return { outcome: 'refused', reason: 'member-lost' };
  const n = state.turns.length;
  const after: Offered = { ...state, turns: [...state.turns, { from, at }] };
  const besides = await keepFor(readerOfTurn(after, n), { id: turnId(id, n), at, text: words });
  const command = { type: 'Write', id, from, turn: n, at } as const;
  const done = await handle(helpRoom, { self: id }, { command, cause, by, at, besides });
  return done.outcome === 'refused' && done.reason === 'moved' ? { outcome: 'blocked' } : done;
}
