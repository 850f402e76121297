import { callById } from '../calls/questions.ts';
import { mailNeverLeft } from '../mail/questions.ts';
import { atDue } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { keysTold } from './domain.ts';
import { type MeetingsState, meetingsIn, sides } from './meeting.ts';
import { meetingsOf } from './questions.ts';
import { meetingsRoom } from './room.ts';

/** When a meeting is settled, tell both sides; when it is near, remind them. */
export const handler = atDue('meetings', async ({ id, cause, at }) => {
  const unsent = await unsentAbout(id, await meetingsOf(id));
  const command = { type: 'Due', pairing: id, unsent, at } as const;
  return handle(meetingsRoom, { self: id }, { command, cause, by: 'program', at });
});

/** The mails about what has changed that never went out, and never will: nobody heard of a meeting by them. */
async function unsentAbout(pairing: string, state: MeetingsState): Promise<readonly string[]> {
  const keys = meetingsIn(state)
    .filter(({ tellAt }) => tellAt !== undefined)
    .flatMap(one => sides.flatMap(side => keysTold(pairing, one, side)));
  const never = await Promise.all(keys.map(nobodyHeardBy));
  return keys.filter((_, i) => never[i]);
}

/** An older word on a meeting is dropped when its mail is looked at again; a call that nobody has made is overtaken as well. */
async function nobodyHeardBy(key: string): Promise<boolean> {
  const left = await mailNeverLeft(key);
  if (left !== 'by-call') return left;
  const call = await callById(key);
  return call.status !== 'closed' || call.outcome === 'overtaken';
}
