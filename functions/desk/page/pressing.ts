import { nextLocal } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';

/** How much a thing presses, the most first; the desk has a word and a mark for each. */
export const pressings = ['now', 'today', 'soon'] as const;
export type Pressing = (typeof pressings)[number];

/** Something that is to be done by a time. */
export interface Timed {
  /** Someone may not be safe, a household has no time, or it was to be done before. */
  readonly cannotWait: boolean;
  /** By when, as an instant. */
  readonly due: string;
}

/**
 * How much things press at an instant: now what cannot wait or is late, today what is due by the end of the program's day, soon what is due later.
 * The one truth of Today, of the calls and of the proposals.
 */
export function pressingAt(at: string): (thing: Timed) => Pressing {
  const tonight = nextLocal(program.timeZone, at, '00:00');
  return ({ cannotWait, due }) => (cannotWait || due <= at ? 'now' : due < tonight ? 'today' : 'soon');
}
