import { callWanted } from '../../events/call-wanted.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { theRound } from './call.ts';
import { callRoom, roundRoom } from './room.ts';

/** When a mail cannot reach someone, make it a call task, and see that the staff read of it the next morning. */
export const handler = reaction([callWanted], async ({ data, cause, at, correlation }) => {
  const { call, ...wish } = data;
  const act = { cause, by: 'program', at };
  await handle(roundRoom, { self: theRound }, { ...act, command: { type: 'Begin', at } });
  return handle(callRoom, { self: call }, { ...act, command: { type: 'Want', wish, at }, correlation });
});
