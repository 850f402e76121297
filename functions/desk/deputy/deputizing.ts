import type { FactOf } from '../../../events/contract.ts';
import { deputyAppointed } from '../../../events/deputy-appointed.ts';
import { deputyOver } from '../../../events/deputy-over.ts';
import { deputyTakenBack } from '../../../events/deputy-taken-back.ts';
import { type mailWanted, wantMail } from '../../../events/mail-wanted.ts';
import { type Decider, type Decision, type Note, note, refuse } from '../../platform/kernel/decider.ts';
import { localDate, plusLocalDays } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import { type Deputy, type DeputyState, deputiesIn, knownIn, overAt } from './deputy.ts';

export type Command =
  /** Someone is to stand in for the liaison. Dates of the program's place. */
  | {
      readonly type: 'Appoint';
      readonly person: string;
      readonly from: string;
      readonly until: string;
      readonly by: string;
      readonly at: string;
    }
  /** Not, or not any longer. */
  | { readonly type: 'TakeBack'; readonly person: string; readonly by: string; readonly at: string }
  | { readonly type: 'Due'; readonly at: string };

export type Event =
  | FactOf<typeof deputyAppointed>
  | FactOf<typeof deputyOver>
  | FactOf<typeof mailWanted>
  | FactOf<typeof deputyTakenBack>
  | Note<'DeputyKept', { deputy: Deputy }>
  | Note<'TimeTakenBack', { person: string; at: string }>
  | Note<'DeputyDropped', { person: string; at: string }>;

/** Nobody stands in for longer at a stretch, and none is appointed farther ahead: by then the liaison is another one. */
export const mostDays = 180;

function appoint(
  { person, from, until, by, at }: Extract<Command, { type: 'Appoint' }>,
  state: DeputyState,
): Decision<Event> {
  const today = localDate(program.timeZone, at);
  if (from < today || until < from) return refuse('deputy-past');
  if (until > plusLocalDays(today, mostDays)) return refuse('deputy-long');
  const overlaps = deputiesIn(state).some(one => one.from <= until && from <= one.until);
  if (overlaps) return refuse('deputy-overlaps');
  return [
    deputyAppointed.of({ person, by }),
    note('DeputyKept', { deputy: { person, from, until, by } }),
    wantMail('deputy', person, { about: person }),
  ];
}

const over = (person: string, reason: string, { by, at }: { by: string; at: string }): readonly Event[] => [
  deputyOver.of({ person, reason, by }),
  note('DeputyDropped', { person, at }),
];

/** Who stands in for the liaison: one at a time, from one date to another; then she is forgotten. */
export const deputizing: Decider<DeputyState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'Appoint':
        return appoint(command, state);
      case 'TakeBack':
        return deputiesIn(state).some(({ person }) => person === command.person)
          ? [
              deputyTakenBack.of({ person: command.person, by: command.by }),
              note('TimeTakenBack', { person: command.person, at: command.at }),
              wantMail('deputy-over', command.person, { about: command.person }),
            ]
          : refuse('unknown');
      case 'Due': {
        const { at } = command;
        const today = localDate(program.timeZone, at);
        const past = knownIn(state).filter(one => (one.takenBackAt ? overAt(one) <= at : one.until < today));
        return past.flatMap(({ person, takenBackAt }) =>
          over(person, takenBackAt ? 'taken-back' : 'over', { by: 'program', at }),
        );
      }
    }
  },
  evolve(state, event): DeputyState {
    switch (event.name) {
      case 'DeputyKept': {
        const all = [...knownIn(state), event.data.deputy];
        return { status: 'known', deputies: all.sort((one, other) => (one.from < other.from ? -1 : 1)) };
      }
      case 'DeputyDropped': {
        const { person, at } = event.data;
        const left = knownIn(state).filter(one => one.person !== person);
        return left.length > 0 ? { status: 'known', deputies: left } : { status: 'nobody', since: at };
      }
      case 'TimeTakenBack': {
        const { person, at } = event.data;
        const all = knownIn(state).map(one => (one.person === person ? { ...one, takenBackAt: at } : one));
        return { status: 'known', deputies: all };
      }
      case 'DeputyTakenBack':
      case 'DeputyAppointed':
      case 'DeputyOver':
      case 'MailWanted':
        return state;
    }
  },
};
