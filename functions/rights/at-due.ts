import { atDue } from '../platform/clock.ts';
import { handle, load } from '../platform/ledger.ts';
import { hasEnded } from './questions.ts';
import { requests } from './request.ts';
import { rightsRoom } from './room.ts';

/** When a link to someone's data was not used, let it lapse and say so; when what she wanted to end has not ended, say it again. */
export const handler = atDue('rights', async ({ id, cause, at }) => {
  const state = await load(requests, id);
  const ended = state.status === 'ending' && (await hasEnded(state.subject, state.what));
  return handle(
    rightsRoom,
    { self: id },
    { command: { type: 'Due', person: id, ended, at }, cause, by: 'program', at },
  );
});
