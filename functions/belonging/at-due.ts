import { engagement } from '../pairing/questions.ts';
import { atDue } from '../platform/clock.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { handle, load } from '../platform/ledger.ts';
import { askings } from './asking.ts';
import { askingRoom } from './room.ts';

/** When a pairing has begun some hours ago, ask both how at home they feel; after three months, or when it has ended, once more. */
export const handler = atDue('belonging', async ({ id: subject, cause, at }) => {
  const known = await load(askings, subject);
  const status = 'pairing' in known ? (await engagement(known.pairing))?.status : undefined;
  const [live, rests] = [status === 'paired', status === 'frozen'];
  const { id } = readSubject(subject);
  return handle(
    askingRoom,
    { self: subject },
    { command: { type: 'Due', id, live, rests, at }, cause, by: 'program', at },
  );
});
