import { edited } from '../platform/kernel/merge.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { Event } from './commands.ts';
import { allPassed, firstGate } from './gates.ts';
import { type Belonging, belongs, isRecorded, type NavigatorState, type Recorded } from './navigator.ts';

const { navigators, retentionDays } = program;

/** A slow act is decided after a quicker one that began later: what is decided last is newest. */
function after({ changedAt = '' }: { readonly changedAt?: string | undefined }, at: string): string {
  return at > changedAt ? at : new Date(Date.parse(changedAt) + 1).toISOString();
}

/** What stays hers whatever her situation. */
const recordOf = ({ person, profile, gates, agreement, notWith, consent, edits }: Recorded) => ({
  person,
  profile,
  gates,
  notWith,
  ...(agreement && { agreement }),
  ...(consent && { consent }),
  ...(edits && { edits }),
});

/** What stays as long as she belongs; something about it changes now. */
const belongingOf = (state: Belonging, at: string) => ({
  ...recordOf(state),
  registeredAt: state.registeredAt,
  told: state.told,
  changedAt: after(state, at),
});

/** An applicant who moves on is looked at again only after some days. */
const nextLook = (at: string): string => plusDays(at, navigators.tellDays);

type Gated = Extract<Event, { name: 'GatePassed' }>['data'];

/** What runs out first may be another step now, so nobody has been told of it. */
function gatePassed(state: Recorded, { gate, passed, at }: Gated): NavigatorState {
  const gates = { ...state.gates, [gate]: passed };
  const edits = edited(state.edits, [gate], { by: passed.by, at });
  if (state.status === 'applicant') return { ...state, gates, edits, latest: gate, reminded: 0, due: nextLook(at) };
  return belongs(state)
    ? { ...state, gates, edits, told: [], changedAt: after(state, at) }
    : { ...state, gates, edits };
}

function suspended(state: Belonging, { reason, by, at }: { reason: string; by: string; at: string }): NavigatorState {
  const until = state.status === 'paused' ? state.due : state.status === 'suspended' ? state.pausedUntil : undefined;
  const since = { reason, since: at, due: nextLook(at), ...(until && { pausedUntil: until }) };
  const edits = edited(state.edits, ['reason'], { by, at });
  return { ...belongingOf(state, at), status: 'suspended', ...since, edits };
}

function suspensionOver(state: Extract<Belonging, { status: 'suspended' }>, at: string): NavigatorState {
  const { pausedUntil: due = '' } = state;
  const kept = belongingOf(state, at);
  return due > at ? { ...kept, status: 'paused', due } : { ...kept, status: 'active' };
}

const pausing = (
  state: Belonging,
  { until, by, at }: Extract<Event, { name: 'PauseBegun' }>['data'],
): NavigatorState => ({
  ...belongingOf(state, at),
  status: 'paused',
  due: until,
  edits: edited(state.edits, ['until'], { by, at }),
});

/** What an event makes of a navigator. */
export function evolve(state: NavigatorState, event: Event): NavigatorState {
  switch (event.name) {
    case 'NavigatorApplied':
    case 'NavigatorGatePassed':
    case 'NavigatorRegistered':
    case 'NavigatorCorrected':
    case 'NavigatorPaused':
    case 'NavigatorSuspended':
    case 'NavigatorResumed':
    case 'NavigatorLeft':
    case 'NavigatorRemoved':
    case 'NavigatorAgreed':
    case 'NavigatorAmended':
    case 'ApplicationEnded':
    case 'LinksRevoked':
    case 'MailWanted':
      return state;
    case 'ApplicationKept': {
      const { at, ...told } = event.data;
      const due = plusDays(at, retentionDays.unconfirmed);
      return { status: 'unconfirmed', ...told, gates: {}, notWith: [], appliedAt: at, due };
    }
    case 'DuplicateKept':
      return { status: 'duplicate', appliedAt: event.data.at };
    case 'ApplicationConfirmed': {
      if (state.status !== 'unconfirmed') return state;
      const { appliedAt } = state;
      const due = nextLook(event.data.at);
      return { ...recordOf(state), status: 'applicant', appliedAt, latest: firstGate, reminded: 0, due };
    }
    case 'GatePassed':
      return isRecorded(state) ? gatePassed(state, event.data) : state;
    case 'Agreed':
      return isRecorded(state) ? { ...state, agreement: event.data } : state;
    case 'Activated': {
      const { at } = event.data;
      if (state.status !== 'applicant') return state;
      return { ...recordOf(state), status: 'active', registeredAt: at, changedAt: at, told: [] };
    }
    case 'ApplicantReminded':
      return state.status === 'applicant'
        ? { ...state, reminded: state.reminded + 1, due: nextLook(event.data.at) }
        : state;
    case 'NavigatorKept': {
      const { person, profile, by, at } = event.data;
      const vouched = { gates: allPassed(at, by), agreement: { by, at } };
      return { status: 'active', person, profile, ...vouched, notWith: [], told: [], registeredAt: at };
    }
    case 'ProfileCorrected': {
      if (!isRecorded(state)) return state;
      const { profile, fields, at } = event.data;
      const edits = edited(state.edits, fields, event.data);
      return belongs(state) ? { ...state, profile, edits, changedAt: after(state, at) } : { ...state, profile, edits };
    }
    case 'KeptApart': {
      if (!isRecorded(state)) return state;
      const { arrival, apart, at } = event.data;
      const others = state.notWith.filter(one => one !== arrival);
      const notWith = apart ? [...others, arrival] : others;
      return belongs(state) ? { ...state, notWith, changedAt: after(state, at) } : { ...state, notWith };
    }
    case 'PauseBegun':
      return belongs(state) ? pausing(state, event.data) : state;
    case 'PauseOver':
      return state.status === 'paused' ? { ...belongingOf(state, event.data.at), status: 'active' } : state;
    case 'Suspended':
      return belongs(state) ? suspended(state, event.data) : state;
    case 'SuspensionOver':
      return state.status === 'suspended' ? suspensionOver(state, event.data.at) : state;
    case 'SuspensionTold':
      return state.status === 'suspended' ? { ...state, due: nextLook(event.data.at) } : state;
    case 'ExpiryTold':
      return belongs(state) ? { ...state, told: [...state.told, ...event.data.days] } : state;
    case 'Stopped': {
      if (!isRecorded(state)) return state;
      const { reason, mayReturn, at } = event.data;
      const due = plusDays(at, retentionDays.formerNavigator);
      return { ...recordOf(state), status: 'inactive', reason, mayReturn, stoppedAt: at, due };
    }
    case 'Returned': {
      if (state.status !== 'inactive') return state;
      const { at } = event.data;
      const due = nextLook(at);
      return { ...recordOf(state), status: 'applicant', appliedAt: at, latest: firstGate, reminded: 0, due };
    }
    case 'Leaving': {
      const { person, reason, at } = event.data;
      return { status: 'leaving', person, reason, due: plusDays(at, retentionDays.withdrawn) };
    }
    case 'Gone':
      return { status: 'left', leftAt: event.data.at };
  }
}
