import * as v from 'valibot';
import { instantOf, localDate, plusLocalDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';

/** A step that was passed: on which day, who carried it out, who recorded it, and the day from which it counts no more. Days are dates of the program's place. */
export const passedGate = v.object({
  on: v.string(),
  /** One of the settings' `gateKeepers`. */
  doneBy: v.optional(v.string()),
  /** `navigator`, `program` or `staff:<id>`. */
  by: v.string(),
  expires: v.optional(v.string()),
});

export type PassedGate = v.InferOutput<typeof passedGate>;

/** The steps that someone has passed, by their keys. */
export type Gates = Readonly<Record<string, PassedGate>>;

const { timeZone, quietHours, navigators } = program;

/** The step that confirming an application is. */
export const firstGate = navigators.gates[0]?.key ?? '';

/** The keys of all steps, in their order. */
export const gateKeys: readonly string[] = navigators.gates.map(({ key }) => key);

/** Days are compared at the hour at which mail may go out again. An instant. */
const morningOf = (date: string): string => instantOf(timeZone, date, quietHours.to);

/** From which day on a step that was passed on a day counts no more; undefined where it holds for good. */
export function gateExpires(gate: string, on: string): string | undefined {
  const days = navigators.gates.find(({ key }) => key === gate)?.validDays;
  return days === undefined ? undefined : plusLocalDays(on, days);
}

/** Whether a step can have been passed on a day, as things stand at `at`: not in times to come, and not so long ago that it counts no more. */
export function isGateDay(gate: string, on: string, at: string): boolean {
  const today = localDate(timeZone, at);
  return on <= today && (gateExpires(gate, on) ?? '9999') > today;
}

/** Every step passed on one day: staff vouch for someone. */
export function allPassed(at: string, by: string): Gates {
  const on = localDate(timeZone, at);
  return Object.fromEntries(gateKeys.map(key => [key, passedOn(key, { on, by })]));
}

/** A step as it is kept. */
export function passedOn(gate: string, { on, doneBy, by }: Omit<PassedGate, 'expires'>): PassedGate {
  const expires = gateExpires(gate, on);
  return { on, by, ...(doneBy && { doneBy }), ...(expires && { expires }) };
}

const isLapsed = (one: PassedGate | undefined, at: string): boolean =>
  one?.expires !== undefined && morningOf(one.expires) <= at;

/** The steps that are still to be passed (or to be passed again), in their order. */
export const openGates = (gates: Gates, at: string): readonly string[] =>
  gateKeys.filter(key => !gates[key] || isLapsed(gates[key], at));

/** The steps that were passed and have run out, in their order. Who was there before steps were kept has none that could. */
export const lapsedGates = (gates: Gates, at: string): readonly string[] =>
  gateKeys.filter(key => isLapsed(gates[key], at));

/** The step that runs out first: its key, the day, and the instant from which it counts no more. */
export interface Expiry {
  readonly gate: string;
  readonly date: string;
  readonly at: string;
}

/** Which of the steps runs out first; undefined where none does. */
export function firstExpiry(gates: Gates): Expiry | undefined {
  const dated = gateKeys.flatMap(gate => {
    const date = gates[gate]?.expires;
    return date === undefined ? [] : [{ gate, date }];
  });
  const [first] = dated.sort((one, other) => (one.date < other.date ? -1 : 1));
  return first && { ...first, at: morningOf(first.date) };
}

/** From which day on a pairing that begins would outlast a step: she is offered nobody new. Undefined where none runs out. */
export function offeredUntil(gates: Gates): string | undefined {
  const expiry = firstExpiry(gates);
  return expiry && plusLocalDays(expiry.date, -program.pairingDays);
}

/** When she is to be told that a step runs out: so many days before, in the morning. An instant. */
const tellingAt = ({ date }: Expiry, days: number): string => morningOf(plusLocalDays(date, -days));

/** The tellings (in days before) whose time has come and that were not made. */
export const tellingsDue = (expiry: Expiry, told: readonly number[], at: string): readonly number[] =>
  navigators.tellBeforeDays.filter(days => !told.includes(days) && tellingAt(expiry, days) <= at);

/** When something is to be done about steps that run out: the next telling, or the end itself. An instant. */
export function gatesDue(gates: Gates, told: readonly number[]): string | undefined {
  const expiry = firstExpiry(gates);
  if (!expiry) return undefined;
  const tellings = navigators.tellBeforeDays.filter(days => !told.includes(days));
  return [...tellings.map(days => tellingAt(expiry, days)), expiry.at].sort()[0];
}
