import type { SeatKind, Wished } from './board.ts';
import type { RecordQuestion } from './circle.ts';

/** Which circle of which dialogue, by whom and when. */
interface Of {
  readonly dialogue: string;
  readonly circle: number;
  readonly by: string;
  readonly at: string;
}

/** What a circle is when it is formed. */
export interface Laid {
  readonly people: readonly string[];
  readonly facilitators: readonly string[];
  readonly place: string;
  readonly language: string;
  readonly interpreted: readonly string[];
  /** The local date of the kick-off. */
  readonly kickOff: string;
}

/** Where it meets, and in which language. */
export type Settled = Pick<Laid, 'place' | 'language' | 'interpreted'>;

/** A record sheet as it is sent; what is left out is asked again. */
export type Told = {
  /** A facilitator's person; `staff` for what was typed from paper. */
  readonly sender: string;
  readonly attended: readonly string[];
  readonly walkIns: number;
} & Readonly<Partial<Record<RecordQuestion, string>>>;

export type Form = Of & { readonly type: 'Form'; readonly laid: Laid };
export type Join = Of & { readonly type: 'Join'; readonly person: string; readonly kind: SeatKind };
export type Leave = Of & { readonly type: 'Leave'; readonly person: string };
/** `seats` and `reason` as of a session: what is ahead at its former place moves with it. */
export type Settle = Of & {
  readonly type: 'Settle';
  readonly settled: Settled;
  readonly seats: number;
  readonly reason?: string | undefined;
};
/** `seats`: so many participants have one at the place. */
export type Schedule = Of & { readonly type: 'Schedule'; readonly wished: Wished; readonly seats: number };
export type Confirm = Of & { readonly type: 'Confirm'; readonly n: number };
export type Reschedule = Of & {
  readonly type: 'Reschedule';
  readonly n: number;
  readonly wished: Wished;
  readonly seats: number;
};
export type Cancel = Of & { readonly type: 'Cancel'; readonly n: number };
export type Hold = Of & { readonly type: 'Hold'; readonly n: number };
export type Report = Of & { readonly type: 'Report'; readonly n: number; readonly told: Told };
/** The kick-off was moved to another local date. */
export type Follow = Of & { readonly type: 'Follow'; readonly kickOff: string };
/** It is given up, or its dialogue is over. `wholly`: the dialogue's end. */
export type End = Of & { readonly type: 'End'; readonly wholly: boolean };
/** `unsent`: mails, by key, of which it is certain that they never went out and never will. */
export type Due = Of & { readonly type: 'Due'; readonly unsent: readonly string[] };

export type Command =
  | Form
  | Join
  | Leave
  | Settle
  | Schedule
  | Confirm
  | Reschedule
  | Cancel
  | Hold
  | Report
  | Follow
  | End
  | Due;

/** Someone goes from one circle to another one, as the same that she was. */
export interface Move {
  readonly type: 'Move';
  readonly dialogue: string;
  readonly person: string;
  readonly from: number;
  readonly to: number;
  readonly by: string;
  readonly at: string;
}
