import { arrivalClosed } from '../../events/arrival-closed.ts';
import { arrivalWithdrawn } from '../../events/arrival-withdrawn.ts';
import { matchClosed } from '../../events/match-closed.ts';
import { navigatorAssigned } from '../../events/navigator-assigned.ts';
import { navigatorLeft } from '../../events/navigator-left.ts';
import { pairingEnded } from '../../events/pairing-ended.ts';
import { taskCompleted } from '../../events/task-completed.ts';
import { taskReopened } from '../../events/task-reopened.ts';
import { reaction } from '../platform/reaction.ts';
import { begins, ends, forget, isClosed } from './heard.ts';
import { gapToldOf, takenBack } from './unmet.ts';

/**
 * When a pairing begins or ends, remember when both are to be asked how at home they feel; when someone leaves, forget that she was; and
 * when a need could not be met, count it without her.
 */
export const handler = reaction(
  [
    ...[navigatorAssigned, pairingEnded, matchClosed, arrivalWithdrawn, arrivalClosed, navigatorLeft],
    ...[taskCompleted, taskReopened],
  ],
  async fact => {
    switch (fact.name) {
      case 'NavigatorAssigned':
        return begins(fact.data, fact);
      case 'PairingEnded':
        return ends(fact.data, fact);
      case 'MatchClosed':
        return isClosed(fact.data, fact);
      case 'ArrivalWithdrawn':
      case 'ArrivalClosed':
        return forget(`arrival#${fact.data.arrival}`, fact);
      case 'NavigatorLeft':
        return forget(`navigator#${fact.data.navigator}`, fact);
      case 'TaskCompleted':
        return gapToldOf(fact.data, fact.meta);
      case 'TaskReopened':
        return takenBack(fact.data, fact.meta);
    }
  },
);
