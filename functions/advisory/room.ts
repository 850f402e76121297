import { type Act, alone, handle, load } from '../platform/ledger.ts';
import { type Command, exchanging } from './domain.ts';
import { helps } from './help.ts';
import { helping } from './helping.ts';
import { authored, items, offers } from './item.ts';
import { joining } from './joining.ts';
import { members } from './member.ts';
import { organizations } from './organization.ts';
import { organizing } from './organizing.ts';

/** Decisions about organizations, where they are kept. */
export const organizationRoom = alone(organizations, organizing);

/** Decisions about who belongs. */
export const memberRoom = alone(members, joining);

/** Decisions about who helps whom. */
export const helpRoom = alone(helps, helping);

const exchangeRoom = { shelves: { item: items, offers, authored }, decider: exchanging };

/** What helps with no need of the list stands nowhere. */
const noNeed = 'none';

/** Decides about an item: with what is on offer for its need, and what is open of its author. */
export async function handleItem(id: string, act: Act<Command>) {
  const { command } = act;
  const held = command.type === 'Submit' ? undefined : await load(items, id);
  const known = held && held.status !== 'none' ? held : undefined;
  const author = command.type === 'Submit' ? command.author : (known?.author ?? 'nobody');
  // Only the version that was looked at here is approved: another one may help with another need.
  const seen = command.type === 'Approve' && known ? { revision: known.revision, ...command } : command;
  const ids = { item: id, offers: known?.telling.need ?? noNeed, authored: author };
  return handle(exchangeRoom, ids, { ...act, command: seen });
}
