import { createHash } from 'node:crypto';
import type { Activity } from './activity.ts';
import type { Agenda } from './agenda.ts';
import type { ProgramClock } from './clock.ts';
import { Refusal } from './refusal.ts';

/** What can go wrong: with deliveries (the first three), with AWS calls, with the worker that makes them. */
export const faultKinds = [
  'duplicate',
  'shuffle',
  'delay',
  'throttle',
  'conflict',
  'staleIndex',
  'timeoutBefore',
  'timeoutAfter',
  'kill',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** How often each fault was injected. */
export type Injected = Record<FaultKind, number>;

/** Faults to be injected from now on: rates from 0 to 1, and the seed of chance. Nothing in it ends them. */
export type FaultWish = Partial<Record<FaultKind, number>> & { seed?: number };

/** Chance, and what it did. */
export type Faults = {
  /** Sets the rates and answers how often each fault was injected since they were last set. Refuses what is no rate. */
  set(wish: FaultWish): Injected;
  injected(): Injected;
  /** True while a fault of this kind may happen. */
  may(kind: FaultKind): boolean;
  /** Throws the dice for a fault that can happen here, and counts it when it does. */
  strikes(kind: FaultKind): boolean;
  /** A whole number from 0 to below `bound`. */
  pick(bound: number): number;
};

const none = (): Injected => Object.fromEntries(faultKinds.map(kind => [kind, 0])) as Injected;

/** No faults, until they are set. */
export function createFaults(): Faults {
  let rates = none();
  let counts = none();
  let random = chanceOf(1);
  const faults: Faults = {
    set: wish => {
      const wished = ratesOf(wish);
      const before = counts;
      rates = wished;
      counts = none();
      random = chanceOf(wish.seed ?? 1);
      return before;
    },
    injected: () => ({ ...counts }),
    may: kind => rates[kind] > 0,
    strikes: kind => {
      const struck = rates[kind] > 0 && random() < rates[kind];
      if (struck) counts[kind] += 1;
      return struck;
    },
    pick: bound => Math.floor(random() * bound),
  };
  return faults;
}

function ratesOf({ seed, ...wish }: FaultWish): Injected {
  if (seed !== undefined && !Number.isSafeInteger(seed)) throw new Refusal('seed is a whole number');
  for (const [kind, rate] of Object.entries(wish)) {
    if (!faultKinds.includes(kind as FaultKind))
      throw new Refusal(`there is no fault ${kind}; there are ${faultKinds.join(', ')}`);
    if (typeof rate !== 'number' || !(rate >= 0 && rate <= 1)) throw new Refusal(`${kind} is a rate from 0 to 1`);
  }
  return { ...none(), ...wish };
}

/** Dice that fall in the same way for the same seed: numbers from 0 to below 1. */
function chanceOf(seed: number): () => number {
  let thrown = 0;
  return () => {
    thrown += 1;
    return createHash('sha256').update(`${seed} ${thrown}`).digest().readUInt32BE(0) / 2 ** 32;
  };
}

/** Hands a delivery on, perhaps twice, later, or after others. `ordered`: its order is not for chance to change. */
export type Delivering = (deliver: () => Promise<void>, ordered?: boolean) => void;

type Needs = { faults: Faults; clock: ProgramClock; agenda: Agenda; activity: Activity };

/** Deliveries that are shuffled wait until no other has come for so long (real milliseconds), then leave in any order. */
const gatheringMs = 15;
/** A delayed delivery comes at the beginning of one of the next minutes of program time. */
const longestDelayMinutes = 5;
const minute = 60_000;

/** Puts chance into the way of deliveries. */
export function createDelivering({ faults, clock, agenda, activity }: Needs): Delivering {
  const bag: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  const release = () => {
    const held = bag.splice(0);
    while (held.length > 0) held.splice(faults.pick(held.length), 1)[0]?.();
  };
  const gather = (deliver: () => Promise<void>) => {
    const end = activity.begin();
    bag.push(() => void activity.during(deliver).finally(end));
    clearTimeout(timer);
    timer = setTimeout(release, gatheringMs);
  };
  const laterMinute = () => (Math.floor(clock.now() / minute) + 1 + faults.pick(longestDelayMinutes)) * minute;
  const once = (deliver: () => Promise<void>, ordered: boolean) => {
    if (ordered) void activity.during(deliver);
    else if (faults.strikes('delay')) agenda.at(laterMinute(), deliver);
    else if (faults.strikes('shuffle')) gather(deliver);
    else void activity.during(deliver);
  };
  return (deliver, ordered = false) => {
    once(deliver, ordered);
    if (faults.strikes('duplicate')) once(deliver, ordered);
  };
}
