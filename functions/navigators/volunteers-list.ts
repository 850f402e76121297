import { seatsByNavigator } from '../pairing/questions.ts';
import { show } from '../people/show.ts';
import { json } from '../platform/http.ts';
import { staffDoor } from '../platform/staff.ts';
import { gateKeys } from './gates.ts';
import { belongs, nextOf, type Recorded } from './navigator.ts';
import { allVolunteers } from './questions.ts';

/** Whose mail comes back is offered nobody, as if she were suspended, until someone has spoken to her. */
function standing(state: Recorded, reachable: boolean): object {
  const { status } = state;
  if (status === 'suspended' || status === 'inactive') return { status, reason: state.reason };
  return belongs(state) && !reachable ? { status: 'suspended', reason: 'unreachable' } : { status };
}

/** Which steps she has passed, when, and until when they hold; what is missing. */
function wayOf(state: Recorded, at: string): object {
  const { gates, agreement, notWith, status } = state;
  return {
    gates: gateKeys.flatMap(gate => (gates[gate] ? [{ gate, ...gates[gate] }] : [])),
    agreement,
    ...(status !== 'inactive' && { next: nextOf(state, at) }),
    ...(notWith.length > 0 && { notWith }),
  };
}

/**
 * `GET /staff/navigators`: everyone who belongs, then those on their way and those who have stopped: how to reach her, how many households
 * she has or is offered, whether mail reaches her, how she stands and until when she pauses, and her steps.
 */
export const listNavigators = staffDoor(async (_, { by, at }) => {
  const [known, seatOf] = await Promise.all([allVolunteers(), seatsByNavigator()]);
  const people = await show(
    known.map(({ state }) => state.person),
    { by, basis: 'volunteers', kind: 'staff-view', at },
  );
  return json(
    200,
    known.map(({ id, state }, i) => {
      const person = people[i];
      const email = person && 'email' in person.contact ? person.contact.email : undefined;
      const { reachable = true, holds = [] } = seatOf.get(id) ?? {};
      return {
        id,
        name: person?.name,
        email,
        ...state.profile,
        households: holds.length,
        reachable,
        ...standing(state, reachable),
        pausedUntil: state.status === 'paused' ? state.due : undefined,
        ...wayOf(state, at),
      };
    }),
  );
});
