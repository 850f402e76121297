import { atDue } from '../platform/clock.ts';
import { handle, load } from '../platform/ledger.ts';
import { forgettingOf } from './forget.ts';
import { holdRoom, holds, onHold } from './hold.ts';
import { itemOf } from './item.ts';

/** When someone is kept only because the law wants it, look each day whether it still does, and forget her when it does not. */
export const handler = atDue('people', async ({ id, cause, at }) => {
  const state = await load(holds, id);
  const item = state.status === 'held' ? await itemOf(state.person) : undefined;
  const held = item !== undefined && onHold(item.subject);
  const besides = state.status === 'held' && item && !held ? await forgettingOf(item, { ...state, at }) : [];
  return handle(holdRoom, { self: id }, { command: { type: 'Due', held, at }, cause, by: 'program', at, besides });
});
