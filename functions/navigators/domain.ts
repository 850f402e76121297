import { linksRevoked } from '../../events/links-revoked.ts';
import { navigatorAmended } from '../../events/navigator-amended.ts';
import { navigatorCorrected } from '../../events/navigator-corrected.ts';
import { navigatorRegistered } from '../../events/navigator-registered.ts';
import { type Decider, type Decision, isRefusal, note, refuse } from '../platform/kernel/decider.ts';
import { agree, apply, applyTwice, comeBack, confirm, passGate } from './applying.ts';
import { collisionsOf } from './colliding.ts';
import type { Command, Event, Of } from './commands.ts';
import { evolve } from './evolution.ts';
import { whenDue } from './falling-due.ts';
import { belongs, isRecorded, type NavigatorState } from './navigator.ts';
import { leave, lift, pause, resumed, stop, suspend } from './standing.ts';

/** Staff vouch for all steps and the agreement: nothing is sent to her. */
function register({ id, person, profile, by, at }: Of<'Register'>, state: NavigatorState): Decision<Event> {
  if (state.status !== 'none') return [];
  return [navigatorRegistered.of({ navigator: id, by }), note('NavigatorKept', { person, profile, by, at })];
}

/** Others look again only where something has changed that they know of: her name is people's. */
function correct({ id, profile, held, fields = [], by, at }: Of<'Correct'>, state: NavigatorState): Decision<Event> {
  if (!isRecorded(state) || state.status === 'unconfirmed') return refuse('none');
  if (held && JSON.stringify(held) !== JSON.stringify(state.profile)) return refuse('moved');
  const known = belongs(state) && JSON.stringify(profile) !== JSON.stringify(state.profile);
  const corrected = note('ProfileCorrected', { profile, fields, by, at });
  return [(known ? navigatorCorrected : navigatorAmended).of({ navigator: id, by }), corrected];
}

/** So many households at most can be named that she must not be paired with. */
const mostKeptApart = 100;

function keepApart({ id, arrival, apart, by, at }: Of<'KeepApart'>, state: NavigatorState): Decision<Event> {
  if (!isRecorded(state)) return refuse('none');
  if (state.notWith.includes(arrival) === apart) return [];
  if (apart && state.notWith.length >= mostKeptApart) return refuse('too-many-apart');
  const fact = belongs(state) ? navigatorCorrected : navigatorAmended;
  return [fact.of({ navigator: id, by }), note('KeptApart', { arrival, apart, at })];
}

function resume(command: Of<'Resume'>, state: NavigatorState): Decision<Event> {
  const { lifts = false } = command;
  if (state.status === 'inactive' && lifts) return comeBack(command, state);
  if (!belongs(state)) return refuse('none');
  if (state.status === 'suspended') return lifts ? lift(command, state) : refuse('suspended');
  return state.status === 'paused' ? resumed(command) : [];
}

function judge(command: Command, state: NavigatorState): Decision<Event> {
  if (collisionsOf(command, state).length > 0) return refuse('changed');
  switch (command.type) {
    case 'Apply':
      return apply(command, state);
    case 'ApplyTwice':
      return applyTwice(command, state);
    case 'Confirm':
      return confirm(command, state);
    case 'PassGate':
      return passGate(command, state);
    case 'Agree':
      return agree(command, state);
    case 'Register':
      return register(command, state);
    case 'RevokeLinks':
      return isRecorded(state) ? [linksRevoked.of({ person: state.person, by: command.by })] : refuse('none');
    case 'Correct':
      return correct(command, state);
    case 'KeepApart':
      return keepApart(command, state);
    case 'Pause':
      return pause(command, state);
    case 'Resume':
      return resume(command, state);
    case 'Suspend':
      return suspend(command, state);
    case 'Stop':
      return stop(command, state);
    case 'Leave':
      return leave(command, state);
    case 'Due':
      return whenDue(command.id, command.at, state);
  }
}

/** Navigators' judgement: who applies and passes which step, what is known of her, who pauses or is suspended, who stops and comes back. */
export const joining: Decider<NavigatorState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, state) {
    const decision = judge(command, state);
    if (isRefusal(decision) || decision.length === 0 || command.type === 'Due' || !('at' in command)) return decision;
    // A step that is recorded late, or counted on again after a suspension, may run out soon: of that she hears at once.
    return [...decision, ...whenDue(command.id, command.at, decision.reduce(evolve, state))];
  },
  evolve,
};
