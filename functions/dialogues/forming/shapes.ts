/** A language and how well it is spoken; understood in a circle from conversational on. */
export interface Spoken {
  /** BCP 47. */
  readonly code: string;
  readonly level: 'basic' | 'conversational' | 'fluent';
}

/** Of which community someone counts herself: `both` counts for either, `rather-not-say` for neither. Told by herself, never inferred. */
export type Background = 'moved-here' | 'long-here' | 'both' | 'rather-not-say';

/** Somebody who has registered: codes, and nothing that names her. */
export interface Person {
  readonly id: string;
  /** When she can possibly come: half-days as `tue-evening`. */
  readonly times: readonly string[];
  /** Which of them suit her best; none where any is as good. */
  readonly best: readonly string[];
  readonly languages: readonly Spoken[];
  readonly background: Background;
  readonly ageBand?: string | undefined;
  readonly area?: string | undefined;
  /** What a place must have for her to take part: `wheelchair`, `hearing`, `child-care-at-meetings` … */
  readonly access: readonly string[];
  /** The household with which she wants to be together; left out where there is none, or it asked to be apart. */
  readonly household?: string | undefined;
  /** The slot in which staff have placed her by hand: kept, whatever speaks against it. Of a slot that is no more it says nothing. */
  readonly placed?: string | undefined;
}

/** Somebody who can lead a circle; she leads one at most. */
export interface Facilitator {
  readonly id: string;
  readonly times: readonly string[];
  readonly languages: readonly Spoken[];
  readonly background: Background;
  readonly access: readonly string[];
  /** Only who is trained is asked to lead; by hand staff can decide otherwise. */
  readonly trained: boolean;
  /** The slot in which staff have placed her by hand, as with people. */
  readonly placed?: string | undefined;
}

/** Where and when a circle meets, as its guards look at it. */
export interface Place {
  /** A half-day, as people tell theirs; left out while it is not known: then nobody is said to be unable to come. */
  readonly time?: string | undefined;
  /** Left out where it meets nowhere, or not any more. */
  readonly venue?: string | undefined;
  /** How many participants have a seat, besides facilitators and interpreters. */
  readonly seats: number;
  /** What the place has then, in the codes of people's access needs. */
  readonly access: readonly string[];
  /** From and to which languages somebody interprets there. */
  readonly interpreters: readonly string[];
  /** Into which language they interpret: the dialogue's own where that is left out. */
  readonly into?: string | undefined;
}

/** A room at a time of the week, for all sessions of a round: at most one circle meets there. */
export interface Slot extends Place {
  readonly id: string;
  readonly time: string;
  readonly venue: string;
  /** The language of its circle, where staff have settled it by hand. */
  readonly language?: string | undefined;
}

/** What the dialogue is like. */
export interface Format {
  /** The language of its circles, with interpreters for whoever does not follow it. */
  readonly language: string;
  /** Further languages in which whole circles can be held, without interpreters. */
  readonly groups: readonly string[];
  /** Whether each circle is to be of both communities. Those of language groups never are: their balance is the dialogue's. */
  readonly balanced: boolean;
}

/** What circles are formed by: data of the program (`dialogues.circles`). */
export interface Rules {
  /** Fewer than `smallest` cannot meet, more than `largest` are never put together; `least` to `most` is as it should be, `target` best. */
  readonly sizes: {
    readonly smallest: number;
    readonly least: number;
    readonly target: number;
    readonly most: number;
    readonly largest: number;
  };
  /** Of each community at least one in so many. */
  readonly eachOneIn: number;
  /** How many lead a circle. */
  readonly facilitators: number;
  /** What each part of the quality counts. */
  readonly weights: Readonly<Record<Part, number>>;
}

/** The parts of the quality, in the order of their weight. */
export type Part = 'placed' | 'balance' | 'size' | 'facilitators' | 'together' | 'wishes' | 'ages' | 'areas';

/** All that circles are formed from. */
export interface Gathering {
  readonly people: readonly Person[];
  readonly facilitators: readonly Facilitator[];
  readonly slots: readonly Slot[];
  readonly format: Format;
}

/** A circle as it lies on the table; on the board of staff its place may lack a time or a room. */
export interface Circle<Where extends Place = Slot> {
  readonly slot: Where;
  /** In which language it is held. */
  readonly language: string;
  readonly people: readonly Person[];
  readonly facilitators: readonly Facilitator[];
}

/** A circle that was formed. */
export interface FormedCircle extends Circle {
  /** The languages that have to be interpreted there. */
  readonly interpreted: readonly string[];
  readonly guards: readonly Guard[];
}

/** What is the matter with a circle, in codes and values; words are in the catalogue `circles` of the desk. */
export type Guard = HardGuard | Advice;

/** A circle cannot meet like this, or somebody in it could not be there, enter or follow. */
export type HardGuard =
  | { readonly kind: 'hard'; readonly code: 'too-few'; readonly has: number; readonly needs: number }
  | { readonly kind: 'hard'; readonly code: 'no-facilitator'; readonly needs: number }
  | { readonly kind: 'hard'; readonly code: 'no-room'; readonly has: number; readonly seats: number }
  | { readonly kind: 'hard'; readonly code: 'cannot-come'; readonly who: readonly string[]; readonly time: string }
  | {
      readonly kind: 'hard';
      readonly code: 'cannot-follow';
      readonly who: readonly string[];
      /** What they speak, of which nobody interprets there. */
      readonly languages: readonly string[];
    }
  | {
      readonly kind: 'hard';
      readonly code: 'cannot-enter';
      readonly who: readonly string[];
      readonly access: readonly string[];
    };

/** It can meet, but is not as it should be: staff may go on, with a reason. */
export type Advice =
  | { readonly kind: 'advice'; readonly code: 'few'; readonly has: number; readonly needs: number }
  | { readonly kind: 'advice'; readonly code: 'many'; readonly has: number; readonly most: number }
  | {
      readonly kind: 'advice';
      readonly code: 'community';
      readonly community: Community;
      readonly has: number;
      readonly needs: number;
    }
  | { readonly kind: 'advice'; readonly code: 'facilitators'; readonly has: number; readonly needs: number }
  | { readonly kind: 'advice'; readonly code: 'alike' }
  | { readonly kind: 'advice'; readonly code: 'untrained'; readonly who: readonly string[] }
  | { readonly kind: 'advice'; readonly code: 'no-venue' }
  | { readonly kind: 'advice'; readonly code: 'apart'; readonly who: readonly string[] };

/** The two communities that are to meet. */
export type Community = 'moved-here' | 'long-here';

/** Why somebody is in no circle: what comes nearest to being possible for her. */
export type Reason =
  /** She has told no time. */
  | { readonly code: 'no-times' }
  /** There is no slot at any time of hers. */
  | { readonly code: 'time'; readonly times: readonly string[] }
  /** At her times there is none with what she needs. */
  | { readonly code: 'access'; readonly times: readonly string[]; readonly access: readonly string[] }
  /** At her times there is no circle in a language of hers, nor an interpreter. */
  | { readonly code: 'language'; readonly times: readonly string[]; readonly languages: readonly string[] }
  /** Nobody is left to lead another circle at her times. */
  | { readonly code: 'facilitator'; readonly times: readonly string[] }
  /** Too few could meet when she can. */
  | { readonly code: 'too-few'; readonly times: readonly string[] }
  /** All circles in which she could be have as many as can be. */
  | { readonly code: 'full'; readonly times: readonly string[] };

export interface Unplaced {
  readonly id: string;
  readonly reason: Reason;
}

/** What would help, and how many people wait for it, the most first. */
export type Missing = { readonly people: number } & (
  | { readonly code: 'slot'; readonly time: string }
  | { readonly code: 'access'; readonly access: string; readonly time: string }
  | { readonly code: 'interpreter'; readonly language: string; readonly time: string }
  | { readonly code: 'facilitator'; readonly time: string }
  /** Somebody could lead there who is not trained yet. */
  | { readonly code: 'training'; readonly time: string }
  | { readonly code: 'people'; readonly time: string }
  | { readonly code: 'room'; readonly time: string }
  | { readonly code: 'times' }
);

/** One part of the quality: how far it holds, averaged over all who can be placed (0 to 1), and what it weighs. */
export interface PartOfQuality {
  readonly part: Part;
  readonly value: number;
  readonly weight: number;
}

/** How good it is, from 0 to 1: the sum of its parts, weighed. */
export interface Quality {
  readonly value: number;
  readonly parts: readonly PartOfQuality[];
  /** For how many people some slot is possible at all: these are averaged over. */
  readonly placeable: number;
}

/** What came of forming circles. */
export interface Formed {
  /** By their slots' ids. */
  readonly circles: readonly FormedCircle[];
  readonly unplaced: readonly Unplaced[];
  readonly missing: readonly Missing[];
  /** What concerns more than one circle. */
  readonly guards: readonly Advice[];
  readonly quality: Quality;
  /** How many arrangements of a circle were weighed: what it cost, in steps and not in time. */
  readonly weighed: number;
}
