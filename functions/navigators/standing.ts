import { applicationEnded } from '../../events/application-ended.ts';
import { alertLiaison, wantMail } from '../../events/mail-wanted.ts';
import { navigatorLeft } from '../../events/navigator-left.ts';
import { navigatorPaused } from '../../events/navigator-paused.ts';
import { navigatorRemoved } from '../../events/navigator-removed.ts';
import { navigatorResumed } from '../../events/navigator-resumed.ts';
import { navigatorSuspended } from '../../events/navigator-suspended.ts';
import { type Decision, note, refuse } from '../platform/kernel/decider.ts';
import { localDate, plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { By, Event, Of } from './commands.ts';
import { lapsedGates } from './gates.ts';
import { type Belonging, belongs, isRecorded, type NavigatorState } from './navigator.ts';

const today = (at: string): string => localDate(program.timeZone, at);

/** She wants nobody new until a day. Who is suspended has no one new to be spared. */
export function pause({ id, until, by, at }: Of<'Pause'>, state: NavigatorState): Decision<Event> {
  if (!belongs(state)) return refuse('none');
  if (state.status === 'suspended') return refuse('suspended');
  if (until <= at || until > plusDays(at, program.navigators.longestPauseDays + 1)) return refuse('until');
  if (state.status === 'paused' && state.due === until) return [];
  return [navigatorPaused.of({ navigator: id, until, by }), note('PauseBegun', { until, by, at })];
}

/** A pause that is over. */
export const resumed = ({ id, by, at }: By): readonly Event[] => [
  navigatorResumed.of({ navigator: id, by }),
  note('PauseOver', { at }),
];

/** A suspension that is over: she is where she was before, and that may be a pause. */
export function lifted(
  { id, by, at }: By,
  { pausedUntil = '' }: Extract<Belonging, { status: 'suspended' }>,
): readonly Event[] {
  const pauses = pausedUntil > at;
  return [
    pauses ? navigatorPaused.of({ navigator: id, until: pausedUntil, by }) : navigatorResumed.of({ navigator: id, by }),
    note('SuspensionOver', { at }),
  ];
}

/** Staff lift a suspension, she herself does not; and what has run out has to be passed again first. */
export function lift({ id, by, at }: By, state: Extract<Belonging, { status: 'suspended' }>): Decision<Event> {
  if (lapsedGates(state.gates, at).length > 0) return refuse('gate-expired');
  return [
    ...lifted({ id, by, at }, state),
    wantMail('welcome-back', state.person, { about: id, time: at.slice(0, 16) }),
  ];
}

export function suspend({ id, reason, by, at }: Of<'Suspend'>, state: NavigatorState): Decision<Event> {
  if (!belongs(state)) return refuse('none');
  if (state.status === 'suspended' && state.reason === reason) return [];
  return suspended(reason, { id, by, at });
}

/** The library offers her nobody new for now. */
export const suspended = (reason: string, { id, by, at }: By): readonly Event[] => [
  navigatorSuspended.of({ navigator: id, reason, by }),
  note('Suspended', { reason, by, at }),
];

/** Her record is kept for a while, so that she can come back; whoever never confirmed her address is forgotten at once. */
export function stop({ id, reason, by, at }: Of<'Stop'>, state: NavigatorState): Decision<Event> {
  if (!isRecorded(state)) return refuse('none');
  if (state.status === 'inactive') return [];
  const about = { navigator: id, person: state.person, reason, by };
  if (state.status === 'unconfirmed') return [navigatorRemoved.of(about), note('Gone', { at })];
  // Whom the library had suspended comes back through a person.
  const free = state.status !== 'suspended' || state.reason === 'gate-expired';
  return [
    belongs(state) ? navigatorLeft.of(about) : applicationEnded.of({ navigator: id, reason, by }),
    note('Stopped', { reason, mayReturn: reason === 'stopped' && free, at }),
    ...(by === 'navigator' ? [alertLiaison('navigator-stopped', id, today(at))] : []),
  ];
}

/** She wants no more of the program: forgotten after some days, or at once. */
export function leave({ id, atOnce, by, at }: Of<'Leave'>, state: NavigatorState): Decision<Event> {
  if (state.status === 'none' || state.status === 'duplicate') return refuse('none');
  if (state.status === 'left') return [];
  const reason = atOnce ? 'erased' : 'withdrawn';
  const { person } = state;
  const about = { navigator: id, person, reason, by };
  const left = belongs(state) ? [navigatorLeft.of(about)] : [];
  if (atOnce || state.status === 'unconfirmed') return [...left, navigatorRemoved.of(about), note('Gone', { at })];
  return state.status === 'leaving' ? [] : [...left, note('Leaving', { person, reason, at })];
}
