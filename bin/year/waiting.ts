import type { Fact, History } from './history.ts';

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

/** What happened to a household on its way to its first meeting, as instants; what has not happened is left out. */
interface Way {
  readonly came: string;
  readonly confirmed: string | undefined;
  /** Offered to someone for the first time. */
  readonly offered: string | undefined;
  /** Withdrawn or closed. */
  readonly gone: boolean;
  /** Met its first navigator: it took place, or was told without a day. */
  readonly met: string | undefined;
  /** Of the first pairing: offered to its navigator, accepted by her, begun, and the first contact told of. */
  readonly hers: string | undefined;
  readonly accepted: string | undefined;
  readonly begun: string | undefined;
  readonly contact: string | undefined;
}

type Told = Pick<History, 'facts' | 'ended' | 'met'>;

const arrivalIn = ({ data }: Fact): string => data.arrival ?? data.pairing?.split('.')[0] ?? '';

const isMeeting = ({ name, data }: Fact): boolean => name === 'TaskCompleted' && data.task === 'intro-meeting';

const isContact = ({ name, data }: Fact): boolean =>
  (name === 'TaskCompleted' && data.task === 'first-contact') || name === 'ContactLogged';

function waysOf({ facts, met: meetings = {} }: Told): readonly Way[] {
  const byArrival = Map.groupBy(facts, arrivalIn);
  return facts.flatMap(({ name, at: came, data: { arrival = '' } }) => {
    if (name !== 'ArrivalRegistered') return [];
    const own = byArrival.get(arrival) ?? [];
    const first = (is: (one: Fact) => boolean): string | undefined => own.find(is)?.at;
    const named = (wanted: string) => first(one => one.name === wanted);
    const pairing = own.find(one => one.name === 'NavigatorAssigned')?.data.pairing;
    const ofHers = (is: (one: Fact) => boolean) => first(one => one.data.pairing === pairing && is(one));
    const held = Object.entries(meetings).flatMap(([id, at]) => (id.split('.')[0] === arrival ? [at] : []));
    return {
      came,
      confirmed: named('ArrivalConfirmed'),
      offered: named('PairingOffered'),
      gone: named('ArrivalWithdrawn') !== undefined || named('ArrivalClosed') !== undefined,
      met: [first(isMeeting), ...held].filter(one => one !== undefined).sort()[0],
      ...(pairing === undefined
        ? { hers: undefined, accepted: undefined, begun: undefined, contact: undefined }
        : {
            hers: ofHers(one => one.name === 'PairingOffered'),
            accepted: ofHers(one => one.name === 'OfferAccepted'),
            begun: ofHers(one => one.name === 'NavigatorAssigned'),
            contact: ofHers(isContact),
          }),
    };
  });
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / day;

/** What became of each household that came. */
export function waitingOf(told: Told): Waiting {
  const feasible: number[] = [];
  const nobodyFitted: number[] = [];
  let apart = 0;
  for (const { came, confirmed, offered, gone, met } of waysOf(told)) {
    const late = daysBetween(came, told.ended) < lateDays;
    if (confirmed === undefined || (met === undefined && (gone || late))) apart += 1;
    else (isFitted(confirmed, offered) ? feasible : nobodyFitted).push(met ? daysBetween(came, met) : Infinity);
  }
  return { feasible, nobodyFitted, apart };
}

const isFitted = (confirmed: string, offered: string | undefined): boolean =>
  offered !== undefined && daysBetween(confirmed, offered) <= 1;

/** The steps on the way to a first meeting, and what each waits for. */
export const steps = [
  'the household confirms',
  'others are asked before, who do not say yes',
  'its navigator says yes',
  'the household says yes',
  'its navigator makes contact',
  'the day of the meeting',
] as const;

/** How many days each step took, for each household that somebody fitted at once and that met its first navigator. */
export function daysByStep(told: Told): ReadonlyMap<(typeof steps)[number], readonly number[]> {
  const ways = waysOf(told).flatMap(({ came, confirmed, offered, met, hers, accepted, begun, contact }) => {
    if (!confirmed || !isFitted(confirmed, offered) || !met || !hers || !accepted || !begun || met < begun) return [];
    // Whoever tells only of the meeting made contact some time before.
    const spoken = contact !== undefined && contact < met ? contact : met;
    const marks = [came, confirmed, hers, accepted, begun, spoken, met];
    return [steps.map((_, i) => daysBetween(marks[i] ?? '', marks[i + 1] ?? ''))];
  });
  return new Map(steps.map((step, i) => [step, ways.map(one => one[i] ?? 0)]));
}
