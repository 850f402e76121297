import type { FactOf } from '../../events/contract.ts';
import { laterCallAllowed } from '../../events/later-call-allowed.ts';
import { laterCallTakenBack } from '../../events/later-call-taken-back.ts';
import { type mailWanted, wantMail } from '../../events/mail-wanted.ts';
import { type Decision, type Note, note, refuse } from '../platform/kernel/decider.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { ArrivalState, Finished } from './arrival.ts';

/** A household that is done with its navigator may be called once more, half a year after they began, if it has said that it would like that. */

export type LaterCommand =
  /** `begunAt`: since when it had its navigator. */
  | {
      readonly type: 'AllowLater';
      readonly id: string;
      readonly begunAt: string;
      readonly by: string;
      readonly at: string;
    }
  | { readonly type: 'RefuseLater'; readonly id: string; readonly by: string; readonly at: string };

export type LaterEvent =
  | FactOf<typeof laterCallAllowed>
  | FactOf<typeof laterCallTakenBack>
  | FactOf<typeof mailWanted>
  | Note<'LaterAllowed', { later: NonNullable<Finished['later']> }>
  | Note<'LaterTakenBack', { at: string }>
  | Note<'LaterAsked', { at: string }>;

const { afterDays, notBeforeDays, keptDays } = program.later;
const { afterPairing, withdrawn } = program.retentionDays;

const latest = (one: string, other: string): string => (one > other ? one : other);

/** When a household that is done is forgotten, unless it has said that it may be called later. */
export const forgottenAt = ({ reason, finishedAt }: Pick<Finished, 'reason' | 'finishedAt'>): string =>
  plusDays(finishedAt, reason === 'withdrawn' ? withdrawn : afterPairing);

/** Whether a household can be asked whether it may be called later: it is done, and wants no less of the program than before. */
export const canAllowLater = (state: ArrivalState): state is Finished =>
  state.status === 'finished' && state.reason !== 'withdrawn';

/** One yes, or one no, as often as it likes until it is called. */
export function changeLater(command: LaterCommand, state: ArrivalState): Decision<LaterEvent> {
  if (!canAllowLater(state)) return refuse(state.status);
  const { at, by } = command;
  if (command.type === 'RefuseLater')
    return state.later ? [laterCallTakenBack.of({ arrival: command.id, by }), note('LaterTakenBack', { at })] : [];
  if (state.later) return [];
  const call = latest(plusDays(command.begunAt, afterDays), plusDays(state.finishedAt, notBeforeDays));
  const until = latest(plusDays(call, keptDays), forgottenAt(state));
  return [
    laterCallAllowed.of({ arrival: command.id, by }),
    note('LaterAllowed', { later: { at: call, until, allowedAt: at, by } }),
  ];
}

/** The call that it has allowed; undefined where it is to be forgotten. */
export const laterDue = (id: string, { person, later }: Finished, at: string): readonly LaterEvent[] | undefined =>
  later && !later.askedAt && later.at <= at
    ? [note('LaterAsked', { at }), wantMail('check-later', person, { about: id })]
    : undefined;

/** A finished household after its word on a later call. What is taken back keeps nobody longer than others are kept. */
export function evolveLater(state: Finished, event: Extract<LaterEvent, Note>): Finished {
  const { later, ...others } = state;
  switch (event.name) {
    case 'LaterAllowed':
      return { ...others, later: event.data.later, due: event.data.later.at };
    case 'LaterTakenBack':
      return { ...others, due: latest(forgottenAt(state), event.data.at) };
    case 'LaterAsked':
      return later ? { ...others, later: { ...later, askedAt: event.data.at }, due: later.until } : state;
  }
}
