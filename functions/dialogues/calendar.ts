import { instantOf, localOf, plusDays, plusLocalDays } from '../platform/kernel/time.ts';
import { type DialogueStep, program } from '../program/settings.ts';
import { type Format, hasReached, type KickOff, type KnownDialogue, type OpenDialogue } from './dialogue.ts';

const { timeZone, dialogues } = program;

/** The steps of a format's calendar with the days from the kick-off, in the order of the settings. */
export const stepsOf = (format: Format): readonly { readonly step: DialogueStep; readonly days: number }[] =>
  dialogues.calendar.flatMap(step => {
    const days = format === 'round' ? step.round : step.oneDay;
    return days === undefined ? [] : [{ step, days }];
  });

/**
 * The instant of a local date (`YYYY-MM-DD`) and time (`HH:MM`) at the program's place; undefined for a time that the clock never
 * shows, in the hour that is skipped in spring. One that it shows twice is the first of the two.
 */
export function shownAt(date: string, time: string): string | undefined {
  const at = instantOf(timeZone, date, time);
  const shown = localOf(timeZone, at);
  return shown.date === date && shown.time === time ? at : undefined;
}

/** A step with its day. */
export interface Dated {
  readonly key: string;
  readonly owner: DialogueStep['owner'];
  /** The local date, and the instant at which it is due. */
  readonly date: string;
  readonly at: string;
  /** Ticked by staff; over without, since the dialogue has come further; due; still ahead. */
  readonly stands: 'done' | 'over' | 'due' | 'ahead';
}

/** What the calendar goes by. */
type Planned = Pick<KnownDialogue, 'format' | 'status' | 'kickOff' | 'forum' | 'extended' | 'done'>;

/** How many days after the kick-off the forum is by the calendar: of a dialogue of one day, on that day. */
export const forumDays = (format: Format): number =>
  stepsOf(format).find(({ step }) => step.key === forumStep)?.days ?? 0;

const forumStep = 'action-forum';

/** How many days from the kick-off a step is, an extended registration among them. */
const daysOf = (days: number, { key }: DialogueStep, { extended }: Planned): number =>
  key === 'registration-closes' && extended ? -extended.daysBefore : days;

/** The day from which on nobody registers any more, as a local date; undefined while no kick-off is planned. */
export function registrationCloses(state: Planned): string | undefined {
  const found = stepsOf(state.format).find(({ step }) => step.key === 'registration-closes');
  return found && state.kickOff && plusLocalDays(state.kickOff.date, daysOf(found.days, found.step, state));
}

/** The local date of a step: counted from the kick-off, and what comes after the forum from the day on which that was held. */
function dateOf({ step, days }: { step: DialogueStep; days: number }, state: Planned, { date }: KickOff): string {
  const after = forumDays(state.format);
  return state.forum !== undefined && days > after
    ? plusLocalDays(state.forum, days - after)
    : plusLocalDays(date, daysOf(days, step, state));
}

/** When a step was done: staff ticked it, or said that the forum was held. A local date, and an instant. */
function doneAt(
  { key }: DialogueStep,
  { done, forum }: Planned,
): { readonly date: string; readonly at: string } | undefined {
  if (key === forumStep && forum !== undefined)
    return { date: forum, at: instantOf(timeZone, forum, dialogues.stepAt) };
  const tick = done.find(one => one.step === key);
  return tick && { date: localOf(timeZone, tick.at).date, at: tick.at };
}

/**
 * The calendar, counted in local days from the kick-off, so that a change of clocks on the way moves nothing; empty while no kick-off is
 * planned. Moving the kick-off moves every step that is not done, and so does a forum that was held on another day than planned what comes
 * after it: what is done says the day on which it was. `at` is now.
 */
export function calendarOf(state: Planned, at: string): readonly Dated[] {
  const { kickOff } = state;
  if (!kickOff) return [];
  return stepsOf(state.format).map(({ step, days }) => {
    const { key, owner } = step;
    const done = doneAt(step, state);
    if (done) return { key, owner, ...done, stands: 'done' };
    const date = dateOf({ step, days }, state, kickOff);
    const due = key === 'kick-off' ? kickOff.at : instantOf(timeZone, date, dialogues.stepAt);
    return { key, owner, date, at: due, stands: standsOf({ step, days, due }, { state, kickOff, at }) };
  });
}

interface Asked {
  readonly step: DialogueStep;
  readonly days: number;
  readonly due: string;
}

/** What was to be prepared before the kick-off is over with it, every step with the stage that the settings name, and the program's own with its time: nobody has to do it. */
function standsOf(
  { step, days, due }: Asked,
  { state, kickOff, at }: { readonly state: Planned; readonly kickOff: KickOff; readonly at: string },
): Dated['stands'] {
  if (state.status === 'cancelled' || hasReached(state.status, step.until)) return 'over';
  if (days < 0 && kickOff.at <= at) return 'over';
  if (due > at) return 'ahead';
  return step.owner === 'program' ? 'over' : 'due';
}

/** In the place of a step: nothing is ahead in the calendar, and for long nobody has done anything. */
export const standsStill = 'stands-still';

/**
 * The dialogue with what is due now and the staff's, and when it is to be looked at again: at the next step of the staff's, at the
 * kick-off, when organizers are to be told of another day, or, where nothing is ahead, after some days without a word. So an open dialogue is always somebody's. `at` is now.
 */
export function planned(state: OpenDialogue, at: string): OpenDialogue {
  const steps = calendarOf(state, at).filter(({ owner }) => owner === 'staff');
  const due = steps.filter(({ stands }) => stands === 'due');
  const kickOff = state.kickOff && state.kickOff.at > at ? [state.kickOff.at] : [];
  const ahead = [...steps.filter(({ stands }) => stands === 'ahead').map(one => one.at), ...kickOff];
  const idleAt = plusDays(state.touchedAt, dialogues.idleDays);
  const isIdle = due.length === 0 && ahead.length === 0 && idleAt <= at;
  const tells = state.moved?.due === undefined ? [] : [state.moved.due];
  const looks = [...tells, ...ahead, ...(due.length === 0 && ahead.length === 0 && !isIdle ? [idleAt] : [])];
  const since = due.map(one => one.at).sort()[0];
  const { waitingSince: _, due: __, ...rest } = state;
  return {
    ...rest,
    waiting: isIdle ? [standsStill] : due.map(({ key }) => key),
    ...(isIdle && { waitingSince: idleAt }),
    ...(since !== undefined && { waitingSince: since }),
    ...(looks.length > 0 && { due: looks.sort()[0] }),
  };
}
