import type { accessAnswered } from '../../../events/access-answered.ts';
import type { FactOf } from '../../../events/contract.ts';
import type { mailWanted } from '../../../events/mail-wanted.ts';
import type { participantChanged } from '../../../events/participant-changed.ts';
import type { participantLeft } from '../../../events/participant-left.ts';
import type { participantRegistered } from '../../../events/participant-registered.ts';
import type { participantWithdrew } from '../../../events/participant-withdrew.ts';
import type { placeOffered } from '../../../events/place-offered.ts';
import type { placeTaken } from '../../../events/place-taken.ts';
import type { Note } from '../../platform/kernel/decider.ts';
import type { AccessStands, Answers } from './participant.ts';
import type { What } from './roll.ts';

/** What someone told with what it means for her access needs. */
export interface Told {
  readonly answers: Answers;
  /** Her access needs wait for an answer anew: they are others than before, or more. */
  readonly asks: boolean;
  readonly late: boolean;
}

/** What happens to one on the list and to its roll. */
export type Event =
  | FactOf<typeof participantRegistered>
  | FactOf<typeof participantChanged>
  | FactOf<typeof participantWithdrew>
  | FactOf<typeof participantLeft>
  | FactOf<typeof placeOffered>
  | FactOf<typeof placeTaken>
  | FactOf<typeof accessAnswered>
  | FactOf<typeof mailWanted>
  | Note<
      'RegistrationKept',
      {
        dialogue: string;
        person: string;
        told: Told;
        consent?: { version: string; language: string } | undefined;
        walkedIn: boolean;
        at: string;
      }
    >
  | Note<'RegistrationDoubled', { dialogue: string; at: string }>
  /** It counts from now on: a place is hers, or she stands at the end of the line. */
  | Note<
      'RegistrationCounted',
      { id: string; person: string; as: 'registered' | 'waitlisted'; asks: boolean; at: string }
    >
  | Note<'AnswersKept', { told: Told; at: string }>
  /** Who had withdrawn registers again: it is to be confirmed again. */
  | Note<'RegistrationReopened', { told: Told; at: string }>
  | Note<'ComingSaid', { coming: boolean }>
  /** `asked`: her access needs were open. */
  | Note<'WithdrawalKept', { id: string; had: 'place' | 'line' | 'nothing'; asked: boolean; at: string }>
  | Note<'PlaceHeld', { id: string; person: string; until: string; n: number }>
  | Note<'PlaceGiven', { id: string }>
  | Note<'PlaceLapsed', { id: string }>
  | Note<'WaitedAgain', { id: string; person: string }>
  | Note<'AccessKept', { answer: AccessStands }>
  | Note<'ParticipantOver', { at: string }>
  | Note<'ParticipantForgotten', { at: string }>
  | RollNote;

/** What happens to the roll alone. */
export type RollNote =
  | Note<
      'RollPlanned',
      {
        kickOff?: { at: string; place: string } | undefined;
        seats?: number | undefined;
        /** Its day, time or place is another one than everyone was told. */
        moved: boolean;
        remindAt?: string | undefined;
        askAt?: string | undefined;
        at: string;
      }
    >
  | Note<'TellingBegun', { what: What; due: string; results?: number | undefined }>
  | Note<'PageTold', { n: number; next?: string | undefined; at: string }>
  | Note<'RollClosed', { at: string }>;
