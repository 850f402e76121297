import { endOf, remindAt, tellAt, type Word } from '../appointment.ts';
import { type Convened, isAhead } from './convening.ts';
import type { Fixed } from './events.ts';
import type { OpenPlan } from './plan.ts';
import type { Calendar } from './telling.ts';

/** Only what is said. */
export const given = <T extends object>(some: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } =>
  Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };

/** As it is decided on now: everyone concerned is told and reminded by its new time. */
function timed<T extends Convened>({ remindAt: _, tellingSince: __, ...one }: T, at: string): T {
  const { start } = one;
  return { ...one, changedAt: at, tellAt: tellAt(start, at), ...given({ remindAt: remindAt(start, at) }) } as T;
}

/** Nothing is said of it any more. An event whose time has passed can still be moved: it snowed, and it is next week. */
const isSilent = (one: Convened, at: string): boolean =>
  endOf(one) <= at && ('group' in one || one.status !== 'planned');

/** A new one among those that there are. Who heard of what is over is forgotten. */
export const withNew = <T extends Convened>(all: readonly T[], one: T, at: string): T[] => [
  ...all.map(other => (isSilent(other, at) ? { ...other, told: [] } : other)),
  timed(one, at),
];

/** It is at another time or place. */
export const placed = <T extends Convened>(one: T, fixed: Fixed, at: string): T =>
  timed({ ...one, ...fixed, version: one.version + 1 }, at);

/** It is not held. */
export const dropped = <T extends Convened>({ remindAt: _, tellingSince: __, ...one }: T, at: string): T =>
  ({ ...one, status: 'cancelled', version: one.version + 1, changedAt: at, tellAt: tellAt(one.start, at) }) as T;

/** Someone has come or gone, who is to be told of what is ahead. */
export function toldAnew<T extends Convened>(all: T, at: string): T {
  if (!isAhead(all, at)) return all;
  const { tellingSince: _, ...one } = all;
  return { ...one, tellAt: tellAt(one.start, at) } as T;
}

/** These words were given; the others are told at once. */
export const told = <T extends Convened>(
  { tellAt: _, tellingSince: since, ...one }: T,
  { words, more, at }: { readonly words: readonly Word[]; readonly more: boolean; readonly at: string },
): T => ({ ...one, told: [...one.told, ...words], ...(more && { tellAt: at, tellingSince: since ?? at }) }) as T;

/** What is moved or dropped while people are being reminded of it: the others are not reminded of how it was. */
export const unreminded = (plan: OpenPlan, calendar: Calendar, n: number): OpenPlan => ({
  ...plan,
  tellings: plan.tellings.filter(one => one.of !== n || one.what !== `${calendar}-soon`),
});

/** People were reminded. */
export const reminded = <T extends Convened>({ remindAt: _, ...one }: T): T => one as T;

/** It was held: nothing is told of it any more. */
export const over = <T extends Convened>({ remindAt: _, tellAt: __, tellingSince: ___, ...one }: T): T => one as T;

/** Nobody knows her any more. */
export const withoutWords = <T extends Convened>(one: T, person: string): T => ({
  ...one,
  told: one.told.filter(word => word.person !== person),
});
