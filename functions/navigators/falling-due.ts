import { alertLiaison, wantMail } from '../../events/mail-wanted.ts';
import { navigatorRemoved } from '../../events/navigator-removed.ts';
import { note } from '../platform/kernel/decider.ts';
import { localDate } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import { nextStep } from './applying.ts';
import type { By, Event } from './commands.ts';
import { firstExpiry, tellingsDue } from './gates.ts';
import { type Applicant, type Belonging, type NavigatorState, nextOf } from './navigator.ts';
import { resumed, suspended } from './standing.ts';

/** What time itself brings about. */
export function whenDue(id: string, at: string, state: NavigatorState): readonly Event[] {
  const by = { id, by: 'program', at };
  switch (state.status) {
    case 'none':
    case 'duplicate':
    case 'left':
      return [];
    case 'active':
      return runsOut(by, state);
    case 'paused':
      return [...(state.due > at ? [] : pauseOver(by, state)), ...runsOut(by, state)];
    case 'unconfirmed':
      return state.due > at ? [] : gone(by, state.person, 'never-confirmed');
    case 'inactive':
    case 'leaving':
      return state.due > at ? [] : gone(by, state.person, state.reason);
    case 'applicant':
      return state.due > at ? [] : [note('ApplicantReminded', { at }), standsStill(by, state)];
    case 'suspended':
      return state.due > at
        ? []
        : [note('SuspensionTold', { at }), alertLiaison('suspended-still', id, at.slice(0, 10))];
  }
}

const gone = ({ id: navigator, by, at }: By, person: string, reason: string): readonly Event[] => [
  navigatorRemoved.of({ navigator, person, reason, by }),
  note('Gone', { at }),
];

/** A pause that is over by itself is told to her: she may have forgotten it. */
const pauseOver = (by: By, { person, due }: Extract<Belonging, { status: 'paused' }>): readonly Event[] => [
  ...resumed(by),
  wantMail('welcome-back', person, { about: by.id, time: due.slice(0, 10) }),
];

/** A step runs out: both are told some time before, and in the end she is offered nobody new. Several tellings that were missed are one. */
function runsOut(by: By, { person, gates, told }: Belonging): readonly Event[] {
  const { id, at } = by;
  const expiry = firstExpiry(gates);
  if (!expiry) return [];
  const tell = (code: string, time: string) => [
    wantMail(code, person, { about: id, time }),
    alertLiaison(code, id, time),
  ];
  if (expiry.at <= at) return [...suspended('gate-expired', by), ...tell('gate-expired', expiry.date)];
  const days = tellingsDue(expiry, told, at);
  if (days.length === 0) return [];
  return [note('ExpiryTold', { days }), ...tell('gate-expiring', `${expiry.date}-${Math.min(...days)}`)];
}

/** Where only her own agreement is missing she is reminded once; else, and after that, it is the liaison's. */
function standsStill({ id, at }: By, state: Applicant): Event {
  const { person, latest, reminded } = state;
  const date = localDate(program.timeZone, at);
  if (reminded === 0 && nextOf(state, at) === 'agreement')
    return nextStep(id, person, { gate: latest, time: `again-${date}` });
  return alertLiaison('applicant-waits', id, date);
}
