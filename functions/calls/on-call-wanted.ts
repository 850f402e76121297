import { arrivalRegistered } from '../../events/arrival-registered.ts';
import { callWanted } from '../../events/call-wanted.ts';
import type { FactOf } from '../../events/contract.ts';
import { navigatorRegistered } from '../../events/navigator-registered.ts';
import { memberIdOf, memberMailKinds } from '../advisory/questions.ts';
import { handle } from '../platform/ledger.ts';
import { count, log } from '../platform/observe.ts';
import { reaction } from '../platform/reaction.ts';
import { theRound, theWeek } from './call.ts';
import { callRoom, roundRoom, weekRoom } from './room.ts';

/** The staff's own lists that came back are no calls: the morning's would be about itself, and the week's is old when it is read out. */
const ownLists: readonly string[] = ['liaison-today', 'liaison-week'];

interface Circumstances {
  readonly cause: string;
  readonly at: string;
  readonly correlation: string;
}

/**
 * When a mail cannot reach someone, make it a call task; with the first household or navigator of the program, begin the liaison's mornings
 * and weeks.
 */
export const handler = reaction(
  [callWanted, arrivalRegistered, navigatorRegistered],
  async ({ name, data, ...told }) => (name === 'CallWanted' ? wanted(data, told) : begun(told)),
);

async function begun({ cause, at }: Circumstances) {
  const act = { command: { type: 'Begin', at }, cause, by: 'program', at } as const;
  await handle(roundRoom, { self: theRound }, act);
  return handle(weekRoom, { self: theWeek }, act);
}

async function wanted({ call, ...wish }: FactOf<typeof callWanted>['data'], { cause, at, correlation }: Circumstances) {
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
