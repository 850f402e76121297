import { program } from '../../program/settings.ts';
import type { KnownDialogue, Facilitator as KnownFacilitator, Venue } from '../dialogue.ts';
import type { Facilitator, Format, Gathering, Person, Slot, Spoken } from '../forming/shapes.ts';
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

/**
 * Her own language and those that she can talk in; whoever has told none is taken to talk in the dialogue's. Of who asks for an interpreter
 * only her own counts, where she has said which that is: a circle has to be held in it, or interpreted.
 */
function languagesOf({ ownLanguage, languages }: Answers, own: string, interpreted: boolean): readonly Spoken[] {
  const first = ownLanguage === undefined ? [] : spoken([ownLanguage], 'fluent');
  const others = spoken(languages, 'conversational');
  if (interpreted) return first.length > 0 ? first : others;
  const told = [...first, ...others];
  return told.length > 0 ? told : spoken([own], 'conversational');
}

/** Someone with a place, as the search for circles and their guards look at her. `own`: the language that she is taken to talk in where she has told none. */
export const personOf = ({ id, answers, arranged }: Free, own: string): Person => ({
  id,
  times: answers.times,
  best: [],
  languages: languagesOf(answers, own, !arranged && answers.access.includes('interpreter')),
  background: answers.background ?? 'rather-not-say',
  ...(answers.ageBand && { ageBand: answers.ageBand }),
  ...(answers.area && { area: answers.area }),
  access: arranged ? [] : answers.access.filter(need => placeNeeds.has(need)),
});

/** One of the facilitators, as they look at her. Of facilitators no times are known: they are asked for all, and say so themselves. `today`: a local date. */
export const leaderOf = (
  { person, background, languages, trainedOn }: KnownFacilitator,
  { times, own, today }: { readonly times: readonly string[]; readonly own: string; readonly today: string },
): Facilitator => ({
  id: person,
  times,
  languages: spoken(languages.length > 0 ? languages : [own], 'fluent'),
  background,
  access: [],
  trained: trainedOn !== undefined && trainedOn <= today,
});

/** What the circles of a dialogue are like: its first language is theirs, the others are those of language groups. */
export function formatOf({
  languages: [language = program.language, ...groups],
}: Pick<KnownDialogue, 'languages'>): Format {
  return { language, groups, balanced: true };
}

/** How many participants fit into a venue, besides those who lead and interpret. */
export const seatsFor = ({ seats }: Venue, interpreters: readonly string[]): number =>
  seats - program.dialogues.circles.facilitators - interpreters.length;

/** What the search for circles looks at. */
export function gatheringOf({ dialogue, free, leading, slots, today }: Offering): Gathering {
  const format = formatOf(dialogue);
  const { language: own } = format;
  return {
    people: free.map(one => personOf(one, own)),
    facilitators: dialogue.facilitators
      .filter(({ person }) => !leading.includes(person))
      .map(one => leaderOf(one, { times: slots.map(({ time }) => time), own, today })),
    slots: slots.flatMap(({ time, venue, interpreters, language }): readonly Slot[] => {
      const place = dialogue.venues.find(({ id }) => id === venue);
      if (!place) return [];
      const { access } = place;
      const seats = seatsFor(place, interpreters);
      return [
        { id: slotIdOf({ time, venue }), time, venue, seats, access, interpreters, ...(language && { language }) },
      ];
    }),
    format,
  };
}

/** A slot's id: at one time there is one circle in a venue. */
export const slotIdOf = ({ time, venue }: Pick<Offered, 'time' | 'venue'>): string => `${time}/${venue}`;
