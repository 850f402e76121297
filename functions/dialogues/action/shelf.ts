import type { Attention } from '../../platform/attention.ts';
import { plusDays } from '../../platform/kernel/time.ts';
import type { Shelf } from '../../platform/ledger.ts';
import { program } from '../../program/settings.ts';
import { carersOf, isOpenAction, isWaitedFor, type OpenPlan, type PlanState, planState } from './plan.ts';
import { dueOf } from './planning.ts';

interface Concern {
  readonly code: string;
  readonly since: string;
}

/** What of a plan needs a human, as codes: a group whose convener has left, an action that nobody looks after, or of which nothing was heard. */
const concernsOf = (plan: OpenPlan): readonly Concern[] => [...ofGroups(plan), ...ofActions(plan)];

const ofGroups = ({ groups }: OpenPlan): readonly Concern[] =>
  groups.flatMap(({ status, unconvenedAt: since }) =>
    status === 'open' && since !== undefined ? [{ code: 'unconvened', since }] : [],
  );

function ofActions({ actions, groups }: OpenPlan): readonly Concern[] {
  return actions.filter(isWaitedFor).flatMap(one => {
    if (one.stalledAt !== undefined)
      return [{ code: one.status === 'referred' ? 'unanswered' : 'stalled', since: one.stalledAt }];
    return isOpenAction(one) && carersOf({ groups }, one).length === 0 ? [{ code: 'alone', since: one.since }] : [];
  });
}

/** However many actions there are, they are one line. */
function attention(state: PlanState, about: string): Attention | undefined {
  const concerns = state.status === 'open' && state.endingAt === undefined ? concernsOf(state) : [];
  const since = concerns.map(one => one.since).sort()[0];
  if (since === undefined) return undefined;
  return {
    code: 'dialogue-actions',
    urgency: 'overdue',
    about,
    since,
    details: [...new Set(concerns.map(one => one.code))].sort(),
  };
}

/** Where plans are kept, by the ids of their dialogues. */
export const plans: Shelf<PlanState> = {
  kind: 'action-plan',
  capability: 'dialogues',
  version: 1,
  schema: planState,
  initial: { status: 'none' },
  due: state => (state.status === 'open' ? dueOf(state) : undefined),
  attention,
  // What is left names nobody: what people wanted and what came of it, as long as other counts are kept.
  expires: state => (state.status === 'over' ? plusDays(state.overAt, program.retentionDays.counts) : undefined),
};
