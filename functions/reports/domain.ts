import { type Decider, type Decision, type Note, note } from '../platform/kernel/decider.ts';
import type { Counted, Progress, ReportState } from './report.ts';

export type Command =
  | { readonly type: 'Count'; readonly contact: Counted }
  | { readonly type: 'TakeBack'; readonly id: string; readonly saidAt: string }
  | { readonly type: 'Report'; readonly progress: Progress };

export type Event =
  | Note<'ContactCounted', { contact: Counted }>
  | Note<'ContactUncounted', { id: string; saidAt: string }>
  | Note<'ProgressCounted', { progress: Progress }>;

type Kept = Extract<ReportState, { status: 'kept' }>;

const kept = (state: ReportState): Kept =>
  state.status === 'kept' ? state : { status: 'kept', contacts: [], gone: [], changedAt: '' };

/** When the last word on a contact was said that is known here. */
function lastWord(state: ReportState, id: string): string {
  const { contacts, gone } = kept(state);
  return (
    [...contacts, ...gone]
      .filter(one => one.id === id)
      .map(({ saidAt }) => saidAt)
      .sort()
      .at(-1) ?? ''
  );
}

/** An older word that comes late says only since when it was told. */
function earlier({ id, on }: Counted, state: ReportState): Decision<Event> {
  const known = kept(state).contacts.find(one => one.id === id);
  return known && on < known.on ? [note('ContactCounted', { contact: { ...known, on } })] : [];
}

const reportsIn = (state: ReportState): readonly Progress[] => kept(state).progress ?? [];

/** A report counts as it was last told; an older word that comes late says only since when it was told, and the same again nothing. */
function reported(progress: Progress, state: ReportState): Decision<Event> {
  const known = reportsIn(state).find(({ report }) => report === progress.report);
  if (!known) return [note('ProgressCounted', { progress })];
  const [on = progress.on] = [known.on, progress.on].sort();
  if (progress.saidAt > known.saidAt) return [note('ProgressCounted', { progress: { ...progress, on } })];
  return on < known.on ? [note('ProgressCounted', { progress: { ...known, on } })] : [];
}

/** Reports' judgement: each contact, and each progress report, counts once, as it was last told, on the day on which it was first told. */
export const counting: Decider<ReportState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, state): Decision<Event> {
    if (command.type === 'Report') return reported(command.progress, state);
    const { id, saidAt } = command.type === 'Count' ? command.contact : command;
    if (lastWord(state, id) >= saidAt) return command.type === 'Count' ? earlier(command.contact, state) : [];
    return command.type === 'Count'
      ? [note('ContactCounted', { contact: command.contact })]
      : [note('ContactUncounted', { id, saidAt })];
  },
  evolve(state, event): ReportState {
    const before = kept(state);
    switch (event.name) {
      case 'ContactCounted': {
        const { contact } = event.data;
        const first = before.contacts.find(({ id }) => id === contact.id)?.on ?? contact.on;
        const [on = contact.on] = [first, contact.on].sort();
        const contacts = [...without(before.contacts, contact.id), { ...contact, on }];
        return { ...before, contacts, gone: without(before.gone, contact.id), changedAt: contact.saidAt };
      }
      case 'ContactUncounted': {
        const { id, saidAt } = event.data;
        const gone = [...without(before.gone, id), { id, saidAt }];
        return { ...before, contacts: without(before.contacts, id), gone, changedAt: saidAt };
      }
      case 'ProgressCounted': {
        const { progress } = event.data;
        const others = reportsIn(state).filter(({ report }) => report !== progress.report);
        return { ...before, progress: [...others, progress], changedAt: progress.saidAt };
      }
    }
  },
};

const without = <One extends { readonly id: string }>(list: readonly One[], id: string): One[] =>
  list.filter(one => one.id !== id);
