import { localDate } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import { calendarOf, registrationCloses } from '../calendar.ts';
import { hasReached, isOpen, type KnownDialogue } from '../dialogue.ts';

/** How registration for a dialogue stands: not begun; places are given; whoever comes waits; or over, and only who walks in is added. */
export type Standing = 'not-yet' | 'open' | 'waiting' | 'over';

/** How registration stands now. Registration closes on its day; from the kick-off on nobody registers any more. */
export function standingOf(state: KnownDialogue, at: string): Standing {
  if (!isOpen(state)) return 'over';
  if (state.kickOff && state.kickOff.at <= at) return 'over';
  if (state.status === 'draft' || state.status === 'organizing') return 'not-yet';
  if (state.status === 'forming') return 'waiting';
  if (state.status !== 'recruiting') return 'over';
  const closes = registrationCloses(state);
  return closes !== undefined && closes <= localDate(program.timeZone, at) ? 'waiting' : 'open';
}

/** Whether someone can walk in: on the day of the kick-off and as long as circles meet. */
export function canWalkIn(state: KnownDialogue, at: string): boolean {
  const { kickOff } = state;
  if (!isOpen(state) || !kickOff || hasReached(state.status, 'action')) return false;
  return hasReached(state.status, 'recruiting') && kickOff.date <= localDate(program.timeZone, at);
}

/** How many fit in where it kicks off; undefined where that is none of its places. */
export const seatsOf = ({ kickOff, venues }: KnownDialogue): number | undefined =>
  venues.find(({ title }) => title === kickOff?.place)?.seats;

/** The last day on which what someone needs can be promised, as a local date; undefined while no kick-off is planned. */
export const accessDeadline = (state: KnownDialogue, at: string): string | undefined =>
  calendarOf(state, at).find(({ key }) => key === 'access-needs')?.date;

/** Whether that day is over. */
export const isLateForAccess = (state: KnownDialogue, at: string): boolean => {
  const until = accessDeadline({ ...state, done: [] }, at);
  return until !== undefined && until < localDate(program.timeZone, at);
};
