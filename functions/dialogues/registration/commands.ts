import type { AccessStands, Answers } from './participant.ts';
import type { What } from './roll.ts';
import type { Standing } from './standing.ts';

/** Who, in which dialogue, by whom and when. */
interface Of {
  readonly id: string;
  readonly dialogue: string;
  /** `contact`, `program` or `staff:<id>`. */
  readonly by: string;
  readonly at: string;
}

/** How the dialogue stands at this moment. */
interface Seen {
  readonly standing: Standing;
  /** So many fit in where it kicks off, where that is known. */
  readonly seats?: number | undefined;
  /** Access needs come after their day. */
  readonly late: boolean;
  /** When it kicks off, where that is planned. */
  readonly kickOffAt?: string | undefined;
}

type Entering = Of & Seen & { readonly person: string; readonly answers: Answers };
interface Consenting {
  readonly consent: { readonly version: string; readonly language: string };
}

/** A stranger's form: nothing comes of it before the address is confirmed. */
export type Register = { readonly type: 'Register' } & Entering & Consenting;
/** Staff vouch for someone. */
export type Enter = { readonly type: 'Enter' } & Entering & Consenting;
/** Someone stands in the door. */
export type WalkIn = { readonly type: 'WalkIn' } & Entering;
/** Under an address that another one of this dialogue has. */
export type RegisterTwice = { readonly type: 'RegisterTwice' } & Of;
export type Confirm = { readonly type: 'Confirm' } & Of & Seen;
/** The same person registered again, as `twice`: what is new is added. */
export type Merge = { readonly type: 'Merge'; readonly twice: string; readonly answers: Answers } & Of & Seen;
/** What she told, all of it anew. */
export type Change = { readonly type: 'Change'; readonly answers: Answers } & Of & Seen;
export type Rsvp = { readonly type: 'Rsvp'; readonly coming: boolean } & Of;
/** `erased`: she is forgotten at once. */
export type Withdraw = { readonly type: 'Withdraw'; readonly erased: boolean } & Of & Pick<Seen, 'kickOffAt'>;
export type TakePlace = { readonly type: 'TakePlace' } & Of;
/** She did not answer in time, and would still like a place. */
export type WaitAgain = { readonly type: 'WaitAgain' } & Of & Pick<Seen, 'kickOffAt'>;
export type AnswerAccess = {
  readonly type: 'AnswerAccess';
  readonly answer: Exclude<AccessStands, 'open'>;
} & Of;
/** What everyone is told. */
export type Tell = {
  readonly type: 'Tell';
  readonly what: What;
  /** The number of the kick-off or of the results, or which telling it is. */
  readonly n: number;
} & Of;
/** The time is over after which she is forgotten. */
export type Forget = { readonly type: 'Forget' } & Of;

/** What is decided about one of them, together with the roll. */
export type Command =
  | Register
  | Enter
  | WalkIn
  | RegisterTwice
  | Confirm
  | Merge
  | Change
  | Rsvp
  | Withdraw
  | TakePlace
  | WaitAgain
  | AnswerAccess
  | Tell
  | Forget;

interface OfRoll {
  readonly dialogue: string;
  readonly at: string;
}

/** The kick-off, the places or the end of registration have changed: as they are now. */
export type Plan = {
  readonly type: 'Plan';
  readonly kickOff?: { readonly at: string; readonly place: string } | undefined;
  readonly seats?: number | undefined;
  readonly isOpen: boolean;
  /** People have met and decided what to do: the forum is over. */
  readonly hasMet: boolean;
  /** The number of the results as they were written last. */
  readonly results?: number | undefined;
} & OfRoll;
/** Staff ask the next in line. */
export type AskNext = {
  readonly type: 'AskNext';
  readonly by: string;
  readonly kickOffAt?: string | undefined;
} & OfRoll;
/** The dialogue is over. */
export type End = { readonly type: 'End'; readonly how: 'cancelled' | 'celebrated' } & OfRoll;
/** Places that were held are given on, and reminders begin. */
export type Due = { readonly type: 'Due'; readonly kickOffAt?: string | undefined } & OfRoll;
/** A page of those who are told was told; `next`: where the one after it begins. */
export type PageTold = { readonly type: 'PageTold'; readonly n: number; readonly next?: string | undefined } & OfRoll;

/** What is decided about the roll alone. */
export type RollCommand = Plan | AskNext | End | Due | PageTold;
