import { callWanted } from '../../events/call-wanted.ts';
import { handle } from '../platform/ledger.ts';
import { count, log } from '../platform/observe.ts';
import { reaction } from '../platform/reaction.ts';
import { theRound } from './call.ts';
import { callMails } from './mails.ts';
import { callRoom, roundRoom } from './room.ts';

/** The staff's own list of calls that came back is no call: it would be about itself. */
const aboutCalls = Object.keys(callMails);

/** When a mail cannot reach someone, make it a call task, and see that the staff read of it the next morning. */
export const handler = reaction([callWanted], async ({ data, cause, at, correlation }) => {
  const { call, ...wish } = data;
  // The liaison's own mail comes back: nobody reads alerts any more, so operations must hear of it.
  if (wish.to === 'liaison') {
    log('call wanted', { outcome: 'parked', subject: `call#${call}` });
    count('ParkedRows', 1);
  }
  if (aboutCalls.includes(wish.kind)) return { outcome: 'about-calls' };
  const act = { cause, by: 'program', at };
  await handle(roundRoom, { self: theRound }, { ...act, command: { type: 'Begin', at } });
  return handle(callRoom, { self: call }, { ...act, command: { type: 'Want', wish, at }, correlation });
});
