import { type ArrivalState, arrivalById, arrivalsByIds } from '../intake/questions.ts';
import { wantedNow } from '../mail/questions.ts';
import { volunteerById } from '../navigators/questions.ts';
import { glance } from '../people/glance.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { staffLanguage } from '../platform/staff-language.ts';
import { languageName, wordsFor } from '../program/words.ts';
import type { CallState } from './call.ts';
import { callName } from './mails.ts';
import { callById, callsOpen, mostListed } from './questions.ts';

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

/** Whom a call is to: opens nobody. The household that it is about is known by its person. */
async function reader(to: string, about: ArrivalState) {
  if ('person' in about && about.person === to) return { to: 'household' } as const;
  const seen = await glance(to);
  const { kind, id } = seen?.subject.includes('#') ? readSubject(seen.subject) : { kind: 'staff', id: '' };
  if (kind === 'arrival') return { to: 'household' } as const;
  const navigator = kind === 'navigator' ? await volunteerById(id) : undefined;
  if (kind !== 'navigator') return { to: 'staff' } as const;
  return { to: 'navigator', navigator: id, language: navigator?.state.profile.languages[0]?.code } as const;
}

type KnownCall = Exclude<CallState, { status: 'none' }>;

/** The household that a call is about, where it is about one: of a pairing too. */
const arrivalOf = ({ about }: KnownCall): string => about.split(/[./]/)[0] ?? '';

interface Listing {
  readonly id: string;
  readonly call: KnownCall;
  /** The household that it is about. */
  readonly arrival: ArrivalState;
}

async function listed({ id, call, arrival }: Listing, at: string): Promise<ListedCall> {
  const [who, wanted] = await Promise.all([reader(call.to, arrival), wantedNow(call.kind, call.about)]);
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
  return call.status === 'none' ? undefined : listed({ id, call, arrival: await arrivalById(arrivalOf(call)) }, at);
}

/**
 * The calls that are to be made: where someone may not be safe, then those that are late, then urgent ones, each by when they are due. Of many
 * those that are due first (`mostListed`): the others follow as these are made.
 */
export async function callsToMake(at: string): Promise<readonly ListedCall[]> {
  const open = [...(await callsOpen())].sort((one, other) => waits(one) - waits(other)).slice(0, mostListed);
  const arrivals = await arrivalsByIds(open.map(({ call }) => arrivalOf(call)));
  const all = await Promise.all(
    open.map(({ id, call }) => listed({ id, call, arrival: arrivals.get(arrivalOf(call)) ?? nobody }, at)),
  );
  const rank = ({ kind, late, urgent }: ListedCall): number => (cannotWait(kind) ? 0 : late ? 1 : urgent ? 2 : 3);
  return all.filter(({ wanted }) => wanted).sort((one, other) => rank(one) - rank(other) || byDue(one, other));
}

/** Whether a call can wait for those that are due earlier. */
const waits = ({ call: { kind } }: { readonly call: KnownCall }): number => (cannotWait(kind) ? 0 : 1);

const nobody: ArrivalState = { status: 'unknown' };

const byDue = ({ due: one = '' }: ListedCall, { due: other = '' }: ListedCall): number => (one < other ? -1 : 1);
