import type { FactOf } from '../../events/contract.ts';
import { interestShown } from '../../events/interest-shown.ts';
import { interestTakenBack } from '../../events/interest-taken-back.ts';
import { type mailWanted, wantMail } from '../../events/mail-wanted.ts';
import { type Decider, type Decision, type Note, note, refuse } from '../platform/kernel/decider.ts';
import { localDate } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { InterestState, TallyState } from './interest.ts';

export type Command =
  | {
      readonly type: 'Show';
      readonly arrival: string;
      readonly person: string;
      readonly kind: string;
      /** The tally's, and the time's. */
      readonly quarter: string;
      readonly by: string;
      readonly at: string;
    }
  /** `quarter`: the tally's; the one in which it was counted. */
  | {
      readonly type: 'TakeBack';
      readonly arrival: string;
      readonly kind: string;
      readonly quarter: string;
      readonly by: string;
    }
  | { readonly type: 'Forget'; readonly at: string };

export type Event =
  | FactOf<typeof interestShown>
  | FactOf<typeof interestTakenBack>
  | FactOf<typeof mailWanted>
  | Note<'InterestKept', { kind: string; quarter: string; by: string; at: string }>
  | Note<'InterestDropped', { kind: string }>
  | Note<'InterestForgotten', { at: string }>;

/** What a household would like, and the count of its quarter: both change in one write. */
export interface Both {
  readonly interest: InterestState;
  readonly tally: TallyState;
}

const kindsOf = (interest: InterestState) => (interest.status === 'shown' ? interest.kinds : {});

/** A call for each kind: different people on the staff know when what begins. */
function show(command: Extract<Command, { type: 'Show' }>, { interest }: Both): Decision<Event> {
  const { arrival, person, kind, quarter, by, at } = command;
  if (interest.status === 'over') return refuse('closed');
  if (Object.hasOwn(kindsOf(interest), kind)) return [];
  return [
    interestShown.of({ arrival, kind, by }),
    note('InterestKept', { kind, quarter, by, at }),
    wantMail('interested', person, { about: `${arrival}.${kind}`, time: localDate(program.timeZone, at) }),
  ];
}

function takeBack(
  { arrival, kind, quarter, by }: Extract<Command, { type: 'TakeBack' }>,
  { interest }: Both,
): Decision<Event> {
  const kept = Object.hasOwn(kindsOf(interest), kind) ? kindsOf(interest)[kind] : undefined;
  if (!kept) return [];
  if (kept.quarter !== quarter) return refuse('other');
  return [interestTakenBack.of({ arrival, kind, by }), note('InterestDropped', { kind })];
}

/** Judgement on what households would like to take part in: each kind once, counted once, taken back at any time. */
export const involving: Decider<Both, Command, Event> = {
  initial: { interest: { status: 'none' }, tally: { status: 'none' } },
  decide(command, both) {
    switch (command.type) {
      case 'Show':
        return show(command, both);
      case 'TakeBack':
        return takeBack(command, both);
      case 'Forget':
        return both.interest.status === 'shown' ? [note('InterestForgotten', { at: command.at })] : [];
    }
  },
  evolve(both, event): Both {
    switch (event.name) {
      case 'InterestShown':
      case 'InterestTakenBack':
      case 'MailWanted':
        return both;
      case 'InterestKept': {
        const { kind, quarter, by, at } = event.data;
        const { interest } = both;
        const since = interest.status === 'shown' ? interest.since : at;
        const kinds = { ...kindsOf(interest), [kind]: { at, by, quarter } };
        return {
          interest: { status: 'shown', since, kinds },
          tally: counted(both.tally, { kind, by: 1, quarter, at }),
        };
      }
      case 'InterestDropped': {
        const { [event.data.kind]: kept, ...kinds } = kindsOf(both.interest);
        if (both.interest.status !== 'shown' || !kept) return both;
        const { quarter, at } = kept;
        return {
          interest: { ...both.interest, kinds },
          tally: counted(both.tally, { kind: event.data.kind, by: -1, quarter, at }),
        };
      }
      case 'InterestForgotten':
        return { ...both, interest: { status: 'over', at: event.data.at } };
    }
  },
};

function counted(
  tally: TallyState,
  { kind, by, quarter, at }: { kind: string; by: 1 | -1; quarter: string; at: string },
): TallyState {
  const { counts, since } = tally.status === 'counted' ? tally : { counts: {} as Record<string, number>, since: at };
  return { status: 'counted', quarter, since, counts: { ...counts, [kind]: Math.max(0, (counts[kind] ?? 0) + by) } };
}
