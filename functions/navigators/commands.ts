import type { applicationEnded } from '../../events/application-ended.ts';
import type { FactOf } from '../../events/contract.ts';
import type { linksRevoked } from '../../events/links-revoked.ts';
import type { mailWanted } from '../../events/mail-wanted.ts';
import type { navigatorAgreed } from '../../events/navigator-agreed.ts';
import type { navigatorAmended } from '../../events/navigator-amended.ts';
import type { navigatorApplied } from '../../events/navigator-applied.ts';
import type { navigatorCorrected } from '../../events/navigator-corrected.ts';
import type { navigatorGatePassed } from '../../events/navigator-gate-passed.ts';
import type { navigatorLeft } from '../../events/navigator-left.ts';
import type { navigatorPaused } from '../../events/navigator-paused.ts';
import type { navigatorRegistered } from '../../events/navigator-registered.ts';
import type { navigatorRemoved } from '../../events/navigator-removed.ts';
import type { navigatorResumed } from '../../events/navigator-resumed.ts';
import type { navigatorSuspended } from '../../events/navigator-suspended.ts';
import type { Note } from '../platform/kernel/decider.ts';
import type { Fields } from '../platform/kernel/merge.ts';
import type { PassedGate } from './gates.ts';
import type { Profile } from './navigator.ts';

/** Who acts on which navigator, and when. */
export interface By {
  readonly id: string;
  readonly by: string;
  readonly at: string;
}

/** What the sender saw of what she sets, by the fields of its door: refused as `changed` where someone else has set it since. */
interface Seen {
  readonly seen?: Fields | undefined;
}

/** What a stranger's form tells. */
export interface Application {
  readonly person: string;
  readonly profile: Profile;
  readonly consent: { readonly version: string; readonly language: string };
}

/** Whose address it is already, and how she stands: nobody knows yet whether it is hers, she wants no more of the program, or else. */
export interface Known {
  readonly id: string;
  readonly person: string;
  readonly stands: 'unconfirmed' | 'leaving' | 'known';
}

/** What can be done about a navigator. */
export type Command =
  /** Someone asks to become a navigator. */
  | ({ readonly type: 'Apply' } & Application & By)
  /** The same under an address that is known: of whom, as far as that is known. */
  | ({ readonly type: 'ApplyTwice'; readonly known?: Known | undefined } & By)
  /** It was she who applied; or she had stopped and would like to volunteer again. */
  | ({ readonly type: 'Confirm' } & By)
  | ({
      readonly type: 'PassGate';
      readonly gate: string;
      readonly on: string;
      readonly doneBy?: string | undefined;
    } & Seen &
      By)
  /** She agrees to the rules of volunteering. */
  | ({ readonly type: 'Agree' } & By)
  /** Staff vouch for all steps: she can be offered households at once. */
  | ({ readonly type: 'Register'; readonly person: string; readonly profile: Profile } & By)
  /** Someone else may be reading her mail: what she was sent must open nothing any more. */
  | { readonly type: 'RevokeLinks'; readonly by: string }
  /** What she told was wrong, or has changed. */
  | ({
      readonly type: 'Correct';
      readonly profile: Profile;
      /** What it was worked out from: where that has changed meanwhile, it is to be worked out anew. */
      readonly held?: Profile;
      /** The fields that say something else from now on, also those that people keep. */
      readonly fields?: readonly string[];
    } & By)
  /** A household that she must not be paired with; or may be again. */
  | ({ readonly type: 'KeepApart'; readonly arrival: string; readonly apart: boolean } & By)
  /** She wants nobody new for a while. `until` is an instant. */
  | ({ readonly type: 'Pause'; readonly until: string } & Seen & By)
  /** She can be offered households again. `lifts`: by staff, who also lift a suspension and take back who has stopped. */
  | ({ readonly type: 'Resume'; readonly lifts?: boolean } & Seen & By)
  | ({ readonly type: 'Suspend'; readonly reason: string } & Seen & By)
  /** She stops, or the library lets her go; her record is kept for a while. */
  | ({ readonly type: 'Stop'; readonly reason: StopReason } & By)
  /** She wants no more of the program. `atOnce`: to be forgotten now, and not after some days. */
  | ({ readonly type: 'Leave'; readonly atOnce: boolean } & By)
  | { readonly type: 'Due'; readonly id: string; readonly at: string };

/** Why someone stops: she wants to, her application was declined, or the library lets her go. */
export const stopReasons = ['stopped', 'declined', 'released'] as const;
export type StopReason = (typeof stopReasons)[number];

/** What happened to a navigator. */
export type Event =
  | FactOf<typeof navigatorApplied>
  | FactOf<typeof navigatorGatePassed>
  | FactOf<typeof navigatorRegistered>
  | FactOf<typeof navigatorCorrected>
  | FactOf<typeof navigatorPaused>
  | FactOf<typeof navigatorSuspended>
  | FactOf<typeof navigatorResumed>
  | FactOf<typeof navigatorLeft>
  | FactOf<typeof navigatorRemoved>
  | FactOf<typeof navigatorAgreed>
  | FactOf<typeof navigatorAmended>
  | FactOf<typeof applicationEnded>
  | FactOf<typeof linksRevoked>
  | FactOf<typeof mailWanted>
  | Note<'ApplicationKept', Application & { at: string }>
  | Note<'DuplicateKept', { at: string }>
  | Note<'ApplicationConfirmed', { at: string }>
  | Note<'GatePassed', { gate: string; passed: PassedGate; at: string }>
  | Note<'Agreed', { by: string; at: string }>
  | Note<'Activated', { at: string }>
  | Note<'ApplicantReminded', { at: string }>
  | Note<'NavigatorKept', { person: string; profile: Profile; by: string; at: string }>
  | Note<'ProfileCorrected', { profile: Profile; fields: readonly string[]; by: string; at: string }>
  | Note<'KeptApart', { arrival: string; apart: boolean; at: string }>
  | Note<'PauseBegun', { until: string; by: string; at: string }>
  | Note<'PauseOver', { at: string }>
  | Note<'Suspended', { reason: string; by: string; at: string }>
  | Note<'SuspensionOver', { at: string }>
  | Note<'SuspensionTold', { at: string }>
  | Note<'ExpiryTold', { days: readonly number[] }>
  | Note<'Stopped', { reason: StopReason; mayReturn: boolean; at: string }>
  | Note<'Returned', { at: string }>
  | Note<'Leaving', { person: string; reason: string; at: string }>
  | Note<'Gone', { at: string }>;

/** A command by its type. */
export type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;
