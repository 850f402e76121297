import type { Fields } from '../platform/kernel/merge.ts';
import type { DialogueStage } from '../program/dialogue-stages.ts';
import type { Background, Format, KickOff, Role, Source, Venue } from './dialogue.ts';
import type { Supplied } from './guards.ts';

/** A dialogue's topic and what goes with it. */
export interface Subject {
  readonly topic: string;
  readonly goals?: string | undefined;
  readonly area?: string | undefined;
  readonly languages: readonly string[];
}

/** Someone who takes a part in organizing it: the person whom `people` keeps, her background, and of a facilitator her languages and training. */
export interface Part {
  readonly person: string;
  readonly background: Background;
  readonly languages?: readonly string[] | undefined;
  readonly trainedOn?: string | undefined;
}

/** Which dialogue, by whom and when. */
interface Of {
  readonly id: string;
  readonly by: string;
  readonly at: string;
}

/** What was shown of what is changed: nothing that somebody else has changed since is overwritten. */
interface Seen {
  readonly seen?: Fields | undefined;
}

export type Draft = Of & {
  readonly type: 'Draft';
  readonly format: Format;
  readonly from?: Source | undefined;
} & Subject;
export type Change = Of & Seen & { readonly type: 'Change'; readonly change: Partial<Subject> };
export type AddVenue = Of & { readonly type: 'AddVenue'; readonly venue: Venue };
export type DropVenue = Of & { readonly type: 'DropVenue'; readonly venue: string };
export type TakePart = Of & { readonly type: 'TakePart'; readonly role: Role; readonly part: Part };
/** A facilitator was trained on a local date; `today` is the one of now. `seen`: since when each is trained, by person. */
export type Train = Of &
  Seen & {
    readonly type: 'Train';
    readonly person: string;
    readonly on: string;
    readonly today: string;
  };
export type LeavePart = Of & { readonly type: 'LeavePart'; readonly person: string };
/** The kick-off is planned, or moved. */
export type Schedule = Of & Seen & { readonly type: 'Schedule'; readonly kickOff: KickOff };
/** Registration closes later: on a local date. */
export type Extend = Of & { readonly type: 'Extend'; readonly until: string };
/** `reason`: one of the settings', where staff go on although something is missing. */
export type MoveOn = Of & {
  readonly type: 'MoveOn';
  readonly stage: DialogueStage;
  readonly supplied: Supplied;
  readonly reason?: string | undefined;
};
export type Tick = Of & { readonly type: 'Tick'; readonly step: string };
/** What came of it, for everyone with a place, and for those `organizers` whom it reaches by no mail of theirs. */
export type TellResults = Of & {
  readonly type: 'TellResults';
  readonly text: string;
  readonly organizers: readonly string[];
};
export type Cancel = Of & { readonly type: 'Cancel'; readonly reason: string };
/** The forum was held on a local date: what comes after it is counted from that. */
export type HearForum = { readonly type: 'HearForum'; readonly id: string; readonly on: string; readonly at: string };
/** The calendar, or the forgetting of who took part, is due. */
export type Due = { readonly type: 'Due'; readonly id: string; readonly at: string };

export type Command =
  | Draft
  | Change
  | AddVenue
  | DropVenue
  | TakePart
  | Train
  | LeavePart
  | Schedule
  | Extend
  | MoveOn
  | Tick
  | TellResults
  | Cancel
  | HearForum
  | Due;
