import { memberById } from '../advisory/questions.ts';
import { hasConfirmedPlace, hasLeftDialogue } from '../dialogues/registration/questions.ts';
import { arrivalById } from '../intake/questions.ts';
import { hasConfirmed, hasLeft } from '../navigators/questions.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { load } from '../platform/ledger.ts';
import { type Asked, readRequestId, requests } from './request.ts';

/** The request that a link is about, while it is the newest one and still open. */
export async function openRequest(id: string): Promise<Asked | undefined> {
  const { person, n } = readRequestId(id);
  const state = await load(requests, person);
  return state.status === 'asked' && state.n === n ? state : undefined;
}

/** Whether nothing is open for someone any more; `erase`: she is closed for good, too. */
export async function hasEnded(subject: string, what: 'withdraw' | 'erase'): Promise<boolean> {
  const { kind, id } = readSubject(subject);
  if (kind === 'navigator') return hasLeft(id, what);
  if (kind === 'participant') return hasLeftDialogue(id, what);
  if (kind === 'member') return !('person' in (await memberById(id)));
  const { status } = await arrivalById(id);
  return status === 'unknown' || status === 'closed' || (what === 'withdraw' && status === 'finished');
}

/** In these situations a household's contact was confirmed, or staff vouch for it. */
const confirmed: readonly string[] = ['incomplete', 'ready', 'finished'];

/** Whether someone may be shown what is held about her by a link: her contact was confirmed, so it is nobody else's. */
export async function mayBeShown(subject: string): Promise<boolean> {
  const { kind, id } = readSubject(subject);
  if (kind === 'navigator') return hasConfirmed(id);
  if (kind === 'participant') return hasConfirmedPlace(id);
  if (kind === 'member') return (await memberById(id)).status === 'joined';
  return confirmed.includes((await arrivalById(id)).status);
}

/** A member belongs or does not: what ends everything for her is that she is deleted, and there is nothing between. */
export const onlyErased = (subject: string): boolean => readSubject(subject).kind === 'member';

/** Whose rights are used at the counter. */
export type Kind = 'arrival' | 'navigator' | 'participant';

/** What has to be typed so that it is this household, navigator or participant of a dialogue, and no other one. */
export async function toConfirm(kind: Kind, id: string): Promise<string> {
  const arrival = kind === 'arrival' ? await arrivalById(id) : undefined;
  const number = arrival && 'receipt' in arrival ? arrival.receipt : id;
  return number.slice(-4).toUpperCase();
}
