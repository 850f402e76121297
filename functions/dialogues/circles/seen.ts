import { program } from '../../program/settings.ts';
import type { KnownDialogue } from '../dialogue.ts';
import { guardsOf, guardsOfAll } from '../forming/guarding.ts';
import type { Circle, Format, Place } from '../forming/shapes.ts';
import type { GuardedCircle, Supplied } from '../guards.ts';
import { noAnswers } from '../registration/participant.ts';
import { type CircleState, type OpenCircle, stands } from './circle.ts';
import { type Free, formatOf, leaderOf, personOf, seatsFor } from './gathering.ts';
import { halfDayOf } from './planning.ts';

const { circles: rules } = program.dialogues;

/** Someone with a place: her person, the id of her registration, and what she told. */
export type Placed = Free & { readonly person: string };

/** What a circle is looked at beside. `today`: a local date. */
export interface Beside {
  readonly dialogue: Pick<KnownDialogue, 'venues' | 'facilitators' | 'languages'>;
  readonly placed: readonly Placed[];
  readonly today: string;
}

/**
 * Where it meets: the half-day of its first session that is to be held, and what its venue has, and every other one that a session is planned
 * in: so many seats as the smallest, and no more than all offer. Of a venue that the dialogue has no more nothing is known.
 */
function placeOf({ place, language, interpreted, sessions }: OpenCircle, { dialogue }: Beside): Place {
  const held = sessions.filter(stands).toSorted((one, other) => (one.start < other.start ? -1 : 1));
  const [first] = held;
  const time = first && halfDayOf(first);
  const venueOf = (id: string) => dialogue.venues.find(one => one.id === id);
  const venues = [place, ...held.map(one => one.place)].flatMap(id => venueOf(id) ?? []);
  return {
    ...(time && { time }),
    ...(venueOf(place) && { venue: place }),
    seats: Math.min(...venues.map(one => seatsFor(one, interpreted)), Number.POSITIVE_INFINITY),
    access: program.accessNeeds.filter(need => venues.every(({ access }) => access.includes(need))),
    interpreters: interpreted,
    into: language,
  };
}

/** Whoever has told no time, or no language, is not said to be unable to come or to follow. */
function laid(circle: OpenCircle, beside: Beside): Circle<Place> {
  const { language } = circle;
  const slot = placeOf(circle, beside);
  const times = slot.time === undefined ? [] : [slot.time];
  const people = circle.people.map(person => {
    // The list of those with a place lags: whoever sits here counts, whatever she told.
    const one = beside.placed.find(known => known.person === person) ?? {
      id: person,
      answers: noAnswers,
      arranged: false,
    };
    return personOf({ ...one, answers: { ...one.answers, times: anyOf(one.answers.times, times) } }, language);
  });
  const facilitators = circle.facilitators.flatMap(person => {
    const one = beside.dialogue.facilitators.find(known => known.person === person);
    return one ? [leaderOf(one, { times, own: language, today: beside.today })] : [];
  });
  return { slot, language, people, facilitators };
}

const anyOf = (told: readonly string[], others: readonly string[]): string[] => [...(told.length > 0 ? told : others)];

/** One circle with its guards: those who are meant stand in them by the ids of their registrations. */
export const guardedIn = (circle: OpenCircle, beside: Beside): GuardedCircle =>
  guarded(circle, beside, formatOf(beside.dialogue));

const guarded = (circle: OpenCircle, beside: Beside, format: Format): GuardedCircle => ({
  number: circle.number,
  guards: guardsOf(laid(circle, beside), format, rules),
});

/** What the circles of a dialogue give its guards to look at. Of those that were given up, only what was held still counts. */
export function suppliedBy(
  circles: readonly CircleState[],
  beside: Beside,
): Pick<Supplied, 'circles' | 'together' | 'sessions' | 'unplaced'> {
  const open = circles.filter(one => one.status === 'open');
  const sessions = circles.flatMap(one => (one.status === 'none' ? [] : one.sessions));
  const seated = new Set(open.flatMap(({ people }) => people));
  const format = formatOf(beside.dialogue);
  return {
    circles: open.map(one => guarded(one, beside, format)),
    together: guardsOfAll(
      open.map(one => laid(one, beside)),
      format,
      rules,
    ),
    unplaced: beside.placed.filter(({ person }) => !seated.has(person)).length,
    sessions: {
      open: open.flatMap(one => one.sessions).filter(stands).length,
      unrecorded: sessions.filter(({ status }) => status === 'held').length,
    },
  };
}
