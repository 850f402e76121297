import type { History } from './history.ts';

/** How long households waited from their form to their first meeting, in days: until it took place, where that was told later. Without a meeting it is endless. */
export interface Waiting {
  /** Somebody who fitted had room within a day of the confirmation. */
  readonly feasible: readonly number[];
  /** Nobody had. */
  readonly nobodyFitted: readonly number[];
  /** Left out: never confirmed, wanted no more before they met, or came too late in the year to say. */
  readonly apart: number;
}

const day = 86_400_000;
/** Who came so late and has not met is not counted: nobody knows yet. */
const lateDays = 21;

/** What became of each household that came. */
export function waitingOf({ facts, ended, met: meetings = {} }: Pick<History, 'facts' | 'ended' | 'met'>): Waiting {
  const first = (name: string) => {
    const found = new Map<string, string>();
    for (const fact of facts) {
      const arrival = fact.data.arrival ?? fact.data.pairing?.split('.')[0] ?? '';
      if (fact.name === name && (name !== 'TaskCompleted' || fact.data.task === 'intro-meeting') && !found.has(arrival))
        found.set(arrival, fact.at);
    }
    return found;
  };
  const [came, confirmed, offered, met] = [
    'ArrivalRegistered',
    'ArrivalConfirmed',
    'PairingOffered',
    'TaskCompleted',
  ].map(first) as [Map<string, string>, Map<string, string>, Map<string, string>, Map<string, string>];
  const [withdrawn, closed] = [first('ArrivalWithdrawn'), first('ArrivalClosed')];
  const firstOf = new Map(
    Object.entries(meetings)
      .sort(([, one], [, other]) => (one < other ? 1 : -1))
      .map(([pairing, at]) => [pairing.split('.')[0] ?? '', at] as const),
  );
  const feasible: number[] = [];
  const nobodyFitted: number[] = [];
  let apart = 0;
  for (const [arrival, at] of came) {
    const since = confirmed.get(arrival);
    const meeting = [met.get(arrival), firstOf.get(arrival)].filter(one => one !== undefined).sort()[0];
    const gone = withdrawn.has(arrival) || closed.has(arrival);
    const late = Date.parse(ended) - Date.parse(at) < lateDays * day;
    if (since === undefined || (meeting === undefined && (gone || late))) {
      apart += 1;
      continue;
    }
    const days = meeting === undefined ? Number.POSITIVE_INFINITY : (Date.parse(meeting) - Date.parse(at)) / day;
    const offer = offered.get(arrival);
    const fitted = offer !== undefined && Date.parse(offer) - Date.parse(since) <= day;
    (fitted ? feasible : nobodyFitted).push(days);
  }
  return { feasible, nobodyFitted, apart };
}
