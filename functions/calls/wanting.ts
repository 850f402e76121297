import type { callWanted } from '../../events/call-wanted.ts';
import type { DataOf } from '../../events/contract.ts';
import { memberIdOf, memberMailKinds } from '../advisory/questions.ts';
import { handle } from '../platform/ledger.ts';
import { count, log } from '../platform/observe.ts';
import { theRound, theWeek } from './call.ts';
import { callRoom, roundRoom, weekRoom } from './room.ts';

/** The staff's own lists that came back are no calls: the morning's would be about itself, and the week's is old when it is read out. */
const ownLists: readonly string[] = ['liaison-today', 'liaison-week'];

interface Circumstances {
  readonly cause: string;
  readonly at: string;
  readonly correlation: string;
}

/** The program has its first household or navigator: the mornings and weeks of the liaison begin. */
export async function begin({ cause, at }: Circumstances) {
  const act = { command: { type: 'Begin', at }, cause, by: 'program', at } as const;
  await handle(roundRoom, { self: theRound }, act);
  return handle(weekRoom, { self: theWeek }, act);
}

/** Makes a call task of a mail that cannot reach someone, if a call is what it asks for. */
export async function want({ call, ...wish }: DataOf<typeof callWanted>, { cause, at, correlation }: Circumstances) {
  // The liaison's own mail comes back: nobody reads alerts any more, so operations must hear of it.
  if (wish.to === 'liaison') {
    log('call wanted', { outcome: 'parked', subject: `call#${call}` });
    count('ParkedRows', 1);
  }
  if (ownLists.includes(wish.kind)) return { outcome: 'own-list' };
  // Mail to a member that does not arrive is a line of Today about the member, and nothing to be read out.
  if (await isToMember(wish)) return ofAMember(call, wish);
  const act = { cause, by: 'program', at };
  return handle(callRoom, { self: call }, { ...act, command: { type: 'Want', wish, at }, correlation });
}

/** Most kinds of mail to members go to nobody else; the link to one's own data goes to anyone. */
const isToMember = async ({ kind, to }: { readonly kind: string; readonly to: string }): Promise<boolean> =>
  memberMailKinds.includes(kind) || (kind === 'data-link' && (await memberIdOf(to)) !== undefined);

/** A digest of which nobody knows whether it went out is not sent again, so operations hear of it. */
function ofAMember(call: string, { kind, reason }: { readonly kind: string; readonly reason: string }) {
  if (kind === 'digest' && reason === 'unknown') {
    log('call wanted', { outcome: 'parked', subject: `call#${call}` });
    count('ParkedRows', 1);
  }
  return { outcome: 'of-a-member' };
}
