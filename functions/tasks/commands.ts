import type { attentionSettled } from '../../events/attention-settled.ts';
import type { contactCardOpened } from '../../events/contact-card-opened.ts';
import type { contactLogged } from '../../events/contact-logged.ts';
import type { contactOverdue } from '../../events/contact-overdue.ts';
import type { contactTakenBack } from '../../events/contact-taken-back.ts';
import type { FactOf } from '../../events/contract.ts';
import type { mailWanted } from '../../events/mail-wanted.ts';
import type { progressReportSubmitted } from '../../events/progress-report-submitted.ts';
import type { taskCompleted } from '../../events/task-completed.ts';
import type { taskEscalated } from '../../events/task-escalated.ts';
import type { taskReopened } from '../../events/task-reopened.ts';
import type { tasksStarted } from '../../events/tasks-started.ts';
import type { Note } from '../platform/kernel/decider.ts';
import type { Fields } from '../platform/kernel/merge.ts';
import type { Circumstances } from './laying.ts';
import type { Contact, ProgressReport, Running } from './plan.ts';

/** A task that is done, and what came of it: of a connection its outcome, of the goal plan the needs that were chosen. */
export interface Done {
  readonly task: string;
  readonly outcome?: string | undefined;
  readonly goals?: readonly string[] | undefined;
}

/** What tasks are asked to decide. */
export type Command =
  | {
      readonly type: 'Start';
      readonly pairing: string;
      readonly arrival: string;
      readonly person: string;
      readonly navigator: string;
      readonly navigatorPerson: string;
      readonly urgent: boolean;
      /** They share no language. */
      readonly interpreter: boolean;
      readonly circumstances: Circumstances;
      /** All contact is paused already. */
      readonly frozenAt?: string | undefined;
      /** Who said the second yes. */
      readonly by: string;
      readonly at: string;
    }
  | {
      readonly type: 'Complete';
      readonly pairing: string;
      readonly done: readonly Done[];
      /** What the sender saw of the one task that she tells of: refused as `changed` where someone else has told something else of it since. */
      readonly seen?: Fields | undefined;
      readonly by: string;
      readonly at: string;
    }
  | {
      readonly type: 'Reopen';
      readonly pairing: string;
      readonly task: string;
      /** Staff may, when a mail has gone out since. */
      readonly evenIfTold?: boolean;
      readonly by: string;
      readonly at: string;
    }
  | {
      readonly type: 'LogContact';
      readonly pairing: string;
      readonly contact: Contact;
      /** Something was blacked out of what she wrote about it. */
      readonly redacted: boolean;
      /** Its words are others than those kept. */
      readonly reworded: boolean;
    }
  | {
      readonly type: 'TakeBackContact';
      readonly pairing: string;
      readonly contact: string;
      /** Staff may, when a mail has gone out since. */
      readonly evenIfTold?: boolean;
      readonly by: string;
      readonly at: string;
    }
  | {
      readonly type: 'SubmitReport';
      readonly pairing: string;
      readonly report: ProgressReport;
      /** Since when each report stood that the sender saw, by its task: refused as `changed` where another one stands there now. */
      readonly seen?: Fields | undefined;
      /** As with a contact. */
      readonly redacted: boolean;
      readonly reworded: boolean;
    }
  /** The household was asked how it goes. */
  | {
      readonly type: 'AnswerCheckIn';
      readonly pairing: string;
      readonly task: string;
      readonly by: string;
      readonly at: string;
    }
  | { readonly type: 'OpenCard'; readonly pairing: string }
  /** All contact is paused, until it goes on. */
  | { readonly type: 'Freeze'; readonly pairing: string; readonly at: string }
  | { readonly type: 'GoOn'; readonly pairing: string; readonly at: string }
  /** Someone on the staff has spoken to the navigator about what is overdue. */
  | { readonly type: 'Spoken'; readonly pairing: string; readonly by: string; readonly at: string }
  | { readonly type: 'Extend'; readonly pairing: string; readonly endsAt: string; readonly at: string }
  | { readonly type: 'Stop'; readonly pairing: string; readonly at: string }
  /** Somebody has spoken with her: her silence is over. */
  | { readonly type: 'Hear'; readonly navigator: string; readonly by: string; readonly at: string }
  | {
      readonly type: 'Due';
      readonly navigator: string;
      /** Asked where a plan is paused: whether its pairing rests indeed. */
      readonly rests: Readonly<Record<string, boolean>>;
      readonly at: string;
    };

/** What comes of it. */
export type Event =
  | FactOf<typeof tasksStarted>
  | FactOf<typeof taskCompleted>
  | FactOf<typeof taskReopened>
  | FactOf<typeof taskEscalated>
  | FactOf<typeof contactCardOpened>
  | FactOf<typeof contactLogged>
  | FactOf<typeof contactTakenBack>
  | FactOf<typeof contactOverdue>
  | FactOf<typeof progressReportSubmitted>
  | FactOf<typeof mailWanted>
  | FactOf<typeof attentionSettled>
  | Note<'PlanLaid', { pairing: string; plan: Omit<Running, 'status'> }>
  | Note<'TaskTicked', { pairing: string; task: string; outcome?: string; by: string; at: string }>
  | Note<'TaskUnticked', { pairing: string; task: string; at: string }>
  | Note<'GoalsChosen', { pairing: string; goals: readonly string[] }>
  | Note<'ContactKept', { pairing: string; contact: Contact }>
  | Note<'ContactDropped', { pairing: string; contact: string }>
  | Note<'ReportKept', { pairing: string; report: ProgressReport }>
  | Note<'TasksReminded', { pairing: string; tasks: readonly string[]; mail: string; at: string }>
  | Note<'TasksHandedOver', { pairing: string; tasks: readonly string[]; at: string }>
  | Note<'CallsAsked', { pairing: string; tasks: readonly string[]; at: string }>
  | Note<'PlanFrozen', { pairing: string; at: string }>
  | Note<'RestSeen', { pairing: string; at: string }>
  | Note<'PlanWentOn', { pairing: string; at: string; firstMailAt?: string }>
  | Note<'TermChanged', { pairing: string; endsAt: string; at: string }>
  | Note<'PlanStopped', { pairing: string; at: string }>
  | Note<'NavigatorSpoken', { pairing: string; tasks: readonly string[]; at: string }>
  | RoundNote;

/** What concerns a navigator, whichever household. */
export type RoundNote =
  | Note<'NavigatorMailed', { at: string }>
  | Note<'FirstStepsTold', { at: string }>
  | Note<'WeekTurned', { weeklyAt: string }>
  | Note<'SilenceTold', { to: 'navigator' | 'liaison'; at: string }>
  | Note<'NavigatorHeard', { at: string }>;
