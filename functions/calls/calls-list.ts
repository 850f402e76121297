import { arrivalById } from '../intake/questions.ts';
import { wantedNow } from '../mail/questions.ts';
import { volunteerById } from '../navigators/questions.ts';
import { glance } from '../people/glance.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { staffLanguage } from '../platform/staff-language.ts';
import { languageName, wordsFor } from '../program/words.ts';
import type { CallState } from './call.ts';
import { callName } from './mails.ts';
import { callById, callsOpen } from './questions.ts';

/** A call without anything of whom it is to: what staff choose from before they open one. */
export interface ListedCall {
  readonly id: string;
  readonly kind: string;
  /** What it is about, in words. */
  readonly name: string;
  readonly status: 'open' | 'closed';
  /** Whether somebody on the staff can still make it; what was settled in another way stays open until the morning. */
  readonly wanted: boolean;
  readonly to: 'household' | 'navigator' | 'staff';
  /** Of the household that it is about. */
  readonly receipt?: string | undefined;
  /** Of the navigator whom it is to. */
  readonly navigator?: string | undefined;
  /** The first language of whom it is to, in words. */
  readonly language?: string | undefined;
  readonly urgent: boolean;
  readonly due?: string | undefined;
  readonly late: boolean;
  readonly attempts: number;
  /** What came of it last: when, by whom. */
  readonly latest?: { readonly at: string; readonly outcome: string; readonly by: string } | undefined;
}

/** Someone may not be safe: such a call goes before all others. */
const cannotWait = (kind: string): boolean => kind.startsWith('concern-');

/** Whom a call is to: opens nobody. */
async function reader(to: string) {
  const seen = await glance(to);
  const { kind, id } = seen?.subject.includes('#') ? readSubject(seen.subject) : { kind: 'staff', id: '' };
  if (kind === 'arrival') return { to: 'household', arrival: id } as const;
  const navigator = kind === 'navigator' ? await volunteerById(id) : undefined;
  if (kind !== 'navigator') return { to: 'staff' } as const;
  return { to: 'navigator', navigator: id, language: navigator?.state.profile.languages[0]?.code } as const;
}

async function listed(id: string, call: Exclude<CallState, { status: 'none' }>, at: string): Promise<ListedCall> {
  const [who, wanted] = await Promise.all([reader(call.to), wantedNow(call.kind, call.about)]);
  const arrival = await arrivalById(who.to === 'household' ? who.arrival : (call.about.split(/[./]/)[0] ?? ''));
  const household = 'household' in arrival ? arrival.household : undefined;
  const speaks = who.to === 'navigator' ? who.language : household?.languages[0]?.code;
  const open = call.status === 'open';
  return {
    id,
    kind: call.kind,
    name: callName(call.kind, { words: wordsFor(staffLanguage()) }),
    status: call.status,
    wanted: open && wanted !== undefined,
    to: who.to,
    receipt: 'receipt' in arrival ? arrival.receipt : undefined,
    navigator: who.to === 'navigator' ? who.navigator : undefined,
    language: who.to !== 'staff' && speaks ? languageName(speaks, staffLanguage()) : undefined,
    urgent: cannotWait(call.kind) || household?.urgent === true,
    due: open ? call.due : undefined,
    late: open && call.due <= at,
    attempts: call.attempts.length,
    latest: call.attempts.at(-1),
  };
}

/** One call, open or made; undefined when there never was one, or nobody knows any more. */
export async function listedCall(id: string, at: string): Promise<ListedCall | undefined> {
  const call = await callById(id);
  return call.status === 'none' ? undefined : listed(id, call, at);
}

/** The calls that are to be made: where someone may not be safe, then those that are late, then urgent ones, each by when they are due. */
export async function callsToMake(at: string): Promise<readonly ListedCall[]> {
  const all = await Promise.all((await callsOpen()).map(({ id, call }) => listed(id, call, at)));
  const rank = ({ kind, late, urgent }: ListedCall): number => (cannotWait(kind) ? 0 : late ? 1 : urgent ? 2 : 3);
  return all.filter(({ wanted }) => wanted).sort((one, other) => rank(one) - rank(other) || byDue(one, other));
}

const byDue = ({ due: one = '' }: ListedCall, { due: other = '' }: ListedCall): number => (one < other ? -1 : 1);
