import { arrivalClosed } from '../../events/arrival-closed.ts';
import { navigatorRemoved } from '../../events/navigator-removed.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { forgetNow } from './forget.ts';
import { holdRoom, onHold } from './hold.ts';
import { itemOf } from './item.ts';

/** When an arrival is closed or a navigator is gone, destroy the person's key and forget her, and her contact too unless someone else gave the same; or keep her, as long as a court orders it. */
export const handler = reaction([arrivalClosed, navigatorRemoved], async ({ data, cause, at, correlation }) => {
  const { person, reason, by } = data;
  const id = 'arrival' in data ? data.arrival : data.navigator;
  const item = await itemOf(person);
  if (!item) return { outcome: 'already-forgotten' };
  if (!onHold(item.subject)) return forgetNow(item, { reason, by, at });
  const command = { type: 'Hold', person, reason, by, at } as const;
  return handle(holdRoom, { self: id }, { command, cause, by: 'program', at, correlation });
});
