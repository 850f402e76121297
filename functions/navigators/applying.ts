import { alertLiaison, wantMail } from '../../events/mail-wanted.ts';
import { navigatorAgreed } from '../../events/navigator-agreed.ts';
import { navigatorApplied } from '../../events/navigator-applied.ts';
import { navigatorCorrected } from '../../events/navigator-corrected.ts';
import { navigatorGatePassed } from '../../events/navigator-gate-passed.ts';
import { navigatorRegistered } from '../../events/navigator-registered.ts';
import { type Decision, note, refuse } from '../platform/kernel/decider.ts';
import { localDate } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { By, Event, Of } from './commands.ts';
import { firstGate, isGateDay, lapsedGates, openGates, passedOn } from './gates.ts';
import { belongs, type Inactive, isComplete, isRecorded, type NavigatorState, type Recorded } from './navigator.ts';
import { lifted } from './standing.ts';

const today = (at: string): string => localDate(program.timeZone, at);

/** The mail that says what she has passed and what comes next; of several that wait for the morning the last one goes. */
export const nextStep = (id: string, person: string, { gate, time }: { gate: string; time: string }) =>
  wantMail('next-step', person, { about: `${id}/${gate}`, time });

/** A stranger's form: nobody is bothered with it before the address is confirmed. */
export function apply({ id, person, profile, consent, at }: Of<'Apply'>, state: NavigatorState): Decision<Event> {
  if (state.status !== 'none') return [];
  return [note('ApplicationKept', { person, profile, consent, at }), wantMail('apply-confirm', person, { about: id })];
}

const alertOf = { known: 'applied-twice', leaving: 'applied-leaving' } as const;

/** The visitor learns nothing of whose address it is: what there is to say goes to the address itself, and to the liaison. */
export function applyTwice({ id, known, at }: Of<'ApplyTwice'>, state: NavigatorState): Decision<Event> {
  if (state.status !== 'none') return [];
  const kept = note('DuplicateKept', { at });
  if (!known) return [kept, alertLiaison('applied-twice', id)];
  return [
    kept,
    wantMail('apply-known', known.person, { about: known.id, time: id }),
    ...(known.stands === 'unconfirmed' ? [] : [alertLiaison(alertOf[known.stands], known.id, today(at))]),
  ];
}

/** It was she, or she wants to come back: the first step is passed. */
export function confirm(command: Of<'Confirm'>, state: NavigatorState): Decision<Event> {
  if (!isRecorded(state)) return refuse('none');
  const { id, by, at } = command;
  switch (state.status) {
    case 'unconfirmed':
      return [
        navigatorApplied.of({ navigator: id, by }),
        note('ApplicationConfirmed', { at }),
        ...passedFirst(command),
        alertLiaison('applied', id),
        nextStep(id, state.person, { gate: firstGate, time: today(at) }),
      ];
    case 'inactive':
      return state.mayReturn ? comeBack(command, state) : refuse('ask');
    case 'applicant':
    case 'active':
    case 'paused':
    case 'suspended':
      return [];
  }
}

const passedFirst = ({ id, by, at }: By): readonly Event[] => [
  navigatorGatePassed.of({ navigator: id, gate: firstGate, by }),
  note('GatePassed', { gate: firstGate, passed: passedOn(firstGate, { on: today(at), by }), at }),
];

/** Who comes back is asked only for what is missing: what she passed and signed counts as long as it holds. */
export function comeBack({ id, by, at }: By, state: Inactive): readonly Event[] {
  const first = passedOn(firstGate, { on: today(at), by });
  const complete = isComplete({ ...state, gates: { ...state.gates, [firstGate]: first } }, at);
  return [
    navigatorApplied.of({ navigator: id, by }),
    note('Returned', { at }),
    ...passedFirst({ id, by, at }),
    alertLiaison('navigator-returned', id, today(at)),
    ...(complete
      ? activated({ id, by, at }, state.person)
      : [nextStep(id, state.person, { gate: firstGate, time: at.slice(0, 16) })]),
  ];
}

/** Nothing is missing any more: from now on she can be offered households. */
const activated = ({ id, by, at }: By, person: string): readonly Event[] => [
  navigatorRegistered.of({ navigator: id, by }),
  note('Activated', { at }),
  wantMail('welcome', person, { about: id, time: at.slice(0, 16) }),
];

/** A step is recorded, or recorded anew; the newest word counts. */
export function passGate(command: Of<'PassGate'>, state: NavigatorState): Decision<Event> {
  const { id, gate, on, doneBy, by, at } = command;
  if (!isRecorded(state)) return refuse('none');
  if (state.status === 'unconfirmed')
    return gate === firstGate ? confirm({ ...command, type: 'Confirm' }, state) : refuse('unconfirmed-address');
  if (!isGateDay(gate, on, at)) return refuse('gate-day');
  const passed = passedOn(gate, { on, doneBy, by });
  const held = state.gates[gate];
  if (held?.on === on && held.doneBy === passed.doneBy) return [];
  const after = { ...state, gates: { ...state.gates, [gate]: passed } };
  return [
    navigatorGatePassed.of({ navigator: id, gate, by }),
    note('GatePassed', { gate, passed, at }),
    ...followUp(command, after),
  ];
}

/** What a step brings about: the last one makes her a navigator, one that had run out ends the suspension. */
function followUp({ id, gate, on, by, at }: Of<'PassGate'>, after: Recorded): readonly Event[] {
  const told = nextStep(id, after.person, { gate, time: `${on}-${at.slice(0, 16)}` });
  if (after.status === 'inactive') return [];
  if (!belongs(after)) return isComplete(after, at) ? activated({ id, by, at }, after.person) : [told];
  const ends =
    after.status === 'suspended' && after.reason === 'gate-expired' && lapsedGates(after.gates, at).length === 0;
  return [...(ends ? lifted({ id, by, at }, after) : [navigatorCorrected.of({ navigator: id, by })]), told];
}

/** Her own press, which comes last: then she knows what she agrees to; or her signature on paper, whenever it comes. */
export function agree({ id, by, at }: Of<'Agree'>, state: NavigatorState): Decision<Event> {
  if (!isRecorded(state) || state.status === 'unconfirmed' || state.status === 'inactive') return refuse('none');
  if (state.status !== 'applicant' || state.agreement) return [];
  if (by === 'navigator' && openGates(state.gates, at).length > 0) return refuse('steps');
  const signed = { ...state, agreement: { by, at } };
  return [
    navigatorAgreed.of({ navigator: id, by }),
    note('Agreed', { by, at }),
    ...(isComplete(signed, at) ? activated({ id, by, at }, state.person) : []),
  ];
}
