import type { Background, KnownDialogue } from '../dialogue.ts';
import type { CircleSeen, Supplied } from '../guards.ts';
import { type CircleState, everyoneIn, type OpenCircle, stands } from './circle.ts';

/** What someone with a place has told, as far as the guards look at it; all of it can be left out. */
export interface Placed {
  readonly person: string;
  readonly background?: Background | undefined;
  /** BCP 47: her own, and others that she can talk in. */
  readonly ownLanguage?: string | undefined;
  readonly languages: readonly string[];
}

/** What a circle is looked at beside. `today`: a local date. */
export interface Beside {
  readonly dialogue: Pick<KnownDialogue, 'venues' | 'facilitators' | 'languages'>;
  readonly placed: readonly Placed[];
  readonly today: string;
}

/** Whoever has told no language is not said to understand nothing. */
const follows = ({ ownLanguage, languages }: Placed, { language, interpreted }: OpenCircle): boolean => {
  const speaks = [...(ownLanguage === undefined ? [] : [ownLanguage]), ...languages];
  return speaks.length === 0 || speaks.some(one => one === language || interpreted.includes(one));
};

/** One circle as the guards look at it. Facilitators have a seat too. */
export function seenOf(circle: OpenCircle, { dialogue, placed, today }: Beside): CircleSeen {
  const people = circle.people.map(person => placed.find(one => one.person === person) ?? { person, languages: [] });
  const venue = dialogue.venues.find(({ id }) => id === circle.place);
  return {
    number: circle.number,
    people: people.map(({ background = 'rather-not-say' }: Placed) => background),
    facilitators: circle.facilitators.flatMap(person => {
      const one = dialogue.facilitators.find(known => known.person === person);
      if (!one) return [];
      return [{ background: one.background, trained: one.trainedOn !== undefined && one.trainedOn <= today }];
    }),
    hasVenue: venue !== undefined && venue.seats >= everyoneIn(circle).length,
    understands: people.every(one => follows(one, circle)),
    // The dialogue's first language is that of its circles; a circle in another one is a language group.
    balanced: dialogue.languages[0] === undefined || circle.language === dialogue.languages[0],
  };
}

/** What the circles of a dialogue give its guards to look at. Of those that were given up, only what was held still counts. */
export function suppliedBy(
  circles: readonly CircleState[],
  beside: Beside,
): Pick<Supplied, 'circles' | 'sessions' | 'unplaced'> {
  const open = circles.filter(one => one.status === 'open');
  const sessions = circles.flatMap(one => (one.status === 'none' ? [] : one.sessions));
  const seated = new Set(open.flatMap(({ people }) => people));
  return {
    circles: open.map(one => seenOf(one, beside)),
    unplaced: beside.placed.filter(({ person }) => !seated.has(person)).length,
    sessions: {
      open: open.flatMap(one => one.sessions).filter(stands).length,
      unrecorded: sessions.filter(({ status }) => status === 'held').length,
    },
  };
}
