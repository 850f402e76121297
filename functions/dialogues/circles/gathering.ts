import { program } from '../../program/settings.ts';
import type { KnownDialogue } from '../dialogue.ts';
import type { Gathering, Slot, Spoken } from '../forming/shapes.ts';
import type { Answers } from '../registration/participant.ts';

/** When and where circles could meet, as staff tell it: a half-day, one of the venues, who interprets there, and in which language where that is settled. */
export interface Offered {
  readonly time: string;
  readonly venue: string;
  readonly interpreters: readonly string[];
  readonly language?: string | undefined;
}

/** Someone with a place who sits in no circle yet. `arranged`: staff have seen to what she needs, wherever it is. */
export interface Free {
  readonly id: string;
  readonly answers: Answers;
  readonly arranged: boolean;
}

/** What circles are proposed from. `today`: a local date. */
export interface Offering {
  readonly dialogue: Pick<KnownDialogue, 'languages' | 'venues' | 'facilitators'>;
  readonly free: readonly Free[];
  /** Facilitators who lead a circle already. */
  readonly leading: readonly string[];
  readonly slots: readonly Offered[];
  readonly today: string;
}

/** What a place can have; an interpreter is no part of a place, but named for the slot. */
const placeNeeds = new Set(program.accessNeeds.filter(need => need !== 'interpreter'));

const spoken = (codes: readonly string[], level: Spoken['level']): readonly Spoken[] =>
  codes.map(code => ({ code, level }));

/** Her own language and those that she can talk in; whoever has told none is taken to talk in the dialogue's. */
function languagesOf({ ownLanguage, languages }: Answers, own: string): readonly Spoken[] {
  const told = [
    ...(ownLanguage === undefined ? [] : spoken([ownLanguage], 'fluent')),
    ...spoken(languages, 'conversational'),
  ];
  return told.length > 0 ? told : spoken([own], 'conversational');
}

/** What the search for circles looks at. Of facilitators no times are known: they are asked for all, and say so themselves. */
export function gatheringOf({ dialogue, free, leading, slots, today }: Offering): Gathering {
  const { venues, facilitators } = dialogue;
  const [own = program.language, ...groups] = dialogue.languages;
  return {
    people: free.map(({ id, answers, arranged }) => ({
      id,
      times: answers.times,
      best: [],
      languages: languagesOf(answers, own),
      background: answers.background ?? 'rather-not-say',
      ...(answers.ageBand && { ageBand: answers.ageBand }),
      ...(answers.area && { area: answers.area }),
      access: arranged ? [] : answers.access.filter(need => placeNeeds.has(need)),
    })),
    facilitators: facilitators
      .filter(({ person }) => !leading.includes(person))
      .map(({ person, background, languages, trainedOn }) => ({
        id: person,
        times: slots.map(({ time }) => time),
        languages: spoken(languages.length > 0 ? languages : [own], 'fluent'),
        background,
        access: [],
        trained: trainedOn !== undefined && trainedOn <= today,
      })),
    slots: slots.flatMap(({ time, venue, interpreters, language }): readonly Slot[] => {
      const place = venues.find(({ id }) => id === venue);
      if (!place) return [];
      const seats = place.seats - program.dialogues.circles.facilitators - interpreters.length;
      const { access } = place;
      return [
        { id: slotIdOf({ time, venue }), time, venue, seats, access, interpreters, ...(language && { language }) },
      ];
    }),
    format: { language: own, groups, balanced: true },
  };
}

/** A slot's id: at one time there is one circle in a venue. */
export const slotIdOf = ({ time, venue }: Pick<Offered, 'time' | 'venue'>): string => `${time}/${venue}`;
