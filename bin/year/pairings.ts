import type { Fact, History } from './history.ts';
import { taskKinds } from './mail-kinds.ts';

/** A pairing from both yeses to its end, as the facts tell it. */
export interface Pairing {
  readonly id: string;
  readonly arrival: string;
  readonly navigator: string;
  readonly begun: string;
  /** Undefined while it runs. */
  ended: string | undefined;
  reason: string | undefined;
  /** Its term, where it was extended. */
  extendedTo: string | undefined;
  /** From when to when all contact rested. */
  readonly rests: { readonly from: string; to: string | undefined }[];
  /** When something was told of it. */
  readonly heard: string[];
}

const hears = new Set(['TaskCompleted', 'TaskReopened', 'ContactLogged', 'ProgressReportSubmitted']);

/** Every pairing of a history, in the order of their beginning. */
export function pairingsOf({ facts }: Pick<History, 'facts'>): readonly Pairing[] {
  const known = new Map<string, Pairing>();
  for (const fact of facts) heard(fact, known);
  return [...known.values()];
}

function heard({ name, at, data }: Fact, known: Map<string, Pairing>): void {
  const { pairing: id = '', arrival = '', navigator = '' } = data;
  if (name === 'NavigatorAssigned') {
    const open = { ended: undefined, reason: undefined, extendedTo: undefined, rests: [], heard: [] };
    known.set(id, { id, arrival, navigator, begun: at, ...open });
    return;
  }
  const one = known.get(id);
  if (!one) return;
  const rest = one.rests.at(-1);
  if (hears.has(name)) one.heard.push(at);
  if (name === 'PairingFrozen') one.rests.push({ from: at, to: undefined });
  if (name === 'PairingResumed' && rest) rest.to = at;
  if (name === 'PairingExtended') one.extendedTo = data.endsAt;
  if (name === 'PairingEnded') {
    one.ended ??= at;
    one.reason ??= data.reason;
    if (rest) rest.to ??= at;
  }
}

/** It has begun, and has not ended so far. */
export const isLive = ({ begun, ended }: Pairing, at: string): boolean =>
  begun <= at && (ended === undefined || ended > at);

export const isResting = ({ rests }: Pairing, at: string): boolean =>
  rests.some(({ from, to }) => from <= at && (to === undefined || to > at));

/** The addresses that a navigator has had, by id. */
export function addressesOf({ looks }: Pick<History, 'looks'>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, email } of looks.flatMap(one => one.navigators ?? []))
    if (email && !found.get(id)?.includes(email)) found.set(id, [...(found.get(id) ?? []), email]);
  return found;
}

/** The manner of a navigator, by id; unknown ones are as most are. */
export function mannersOf(history: Pick<History, 'looks' | 'people'>): ReadonlyMap<string, string> {
  const byAddress = new Map(
    history.people.flatMap(one => one.addresses.map(address => [address, one.manner] as const)),
  );
  return new Map(
    [...addressesOf(history)].map(([id, all]) => [id, all.map(one => byAddress.get(one)).find(Boolean) ?? 'usual']),
  );
}

/** The mails of a navigator in the first ninety days of a pairing. */
export interface Mailed {
  readonly pairing: Pairing;
  /** About what is to be done, for whichever household. */
  readonly count: number;
  /** All others: what she has asked for, offers, meetings that were planned, thanks. */
  readonly others: number;
  /** How many pairings of hers there were in that time, this one too. */
  readonly pairings: number;
}

/** How many mails its navigator got in the first ninety days of each pairing. */
export function mailsIn90Days(history: History): readonly Mailed[] {
  const addresses = addressesOf(history);
  const byAddress = Map.groupBy(history.mails, ({ to }) => to);
  const all = pairingsOf(history);
  return all.map(pairing => {
    const until = new Date(Date.parse(pairing.begun) + 90 * 86_400_000).toISOString();
    const boxes = (addresses.get(pairing.navigator) ?? []).flatMap(one => byAddress.get(one) ?? []);
    const hers = all.filter(one => one.navigator === pairing.navigator && one.begun < until);
    const hersThen = boxes.filter(({ at }) => at >= pairing.begun && at < until);
    const count = hersThen.filter(({ kind }) => taskKinds.includes(kind)).length;
    return {
      pairing,
      count,
      others: hersThen.length - count,
      pairings: hers.filter(({ ended }) => ended === undefined || ended > pairing.begun).length,
    };
  });
}
