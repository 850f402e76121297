import { wantedNow } from '../mail/questions.ts';
import { handle } from '../platform/ledger.ts';
import { callById, callsOpen } from './questions.ts';
import { callRoom } from './room.ts';

/** Why it is looked, and when. */
interface Looking {
  readonly cause: string;
  readonly at: string;
  readonly correlation?: string;
}

/** Whom a fact is about, as far as calls can be about them. */
export interface Concerned {
  readonly arrival?: string;
  readonly pairing?: string;
  readonly navigator?: string;
  readonly person?: string;
}

/** The household, navigator or person whom a call is about: what it is about begins with her id. */
const ofWhom = (about: string): string => about.split(/[./]/)[0] ?? '';

/** Closes those of the open calls about someone that nobody need make any more. The list of calls lags: what is missed here is closed in the morning. */
export async function closeOvertaken({ arrival, pairing, navigator, person }: Concerned, looking: Looking) {
  const ids = [arrival, pairing && ofWhom(pairing), navigator, person];
  const open = (await callsOpen()).filter(({ call }) => ids.includes(ofWhom(call.about)) || call.to === person);
  const closed = await Promise.all(open.map(({ id }) => closeIfOvertaken(id, looking)));
  return { outcome: closed.includes(true) ? 'done' : 'nothing' };
}

/** Closes a call that is wanted no longer; whether it did. */
export async function closeIfOvertaken(id: string, { cause, at, correlation }: Looking): Promise<boolean> {
  const wanted = await stillWanted(id);
  if (wanted) return false;
  const command = { type: 'Due', call: id, wanted, at } as const;
  const told = correlation === undefined ? {} : { correlation };
  const { outcome } = await handle(callRoom, { self: id }, { command, cause, by: 'program', at, ...told });
  return outcome === 'done';
}

/** Whether a call is open, and what it is about too. */
export async function stillWanted(id: string): Promise<boolean> {
  const call = await callById(id);
  return call.status === 'open' && (await wantedNow(call.kind, call.about)) !== undefined;
}
