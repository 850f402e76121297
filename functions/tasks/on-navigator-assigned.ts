import { navigatorAssigned } from '../../events/navigator-assigned.ts';
import { readyHousehold } from '../intake/questions.ts';
import { engagement, shareNoLanguage } from '../pairing/questions.ts';
import { reaction } from '../platform/reaction.ts';
import { handlePlan } from './room.ts';

/** When both have said yes, lay down the whole plan and tell the navigator the first steps in one mail; where they share no language, the liaison is asked for an interpreter. */
export const handler = reaction([navigatorAssigned], async ({ data, cause, at, correlation }) => {
  const { pairing, arrival, navigator } = data;
  const [match, ready] = await Promise.all([engagement(pairing), readyHousehold(arrival)]);
  if (!match || !ready) return { outcome: 'over' };
  const { navigatorPerson, urgent, person } = match;
  const who = { pairing, arrival, person, navigator, navigatorPerson };
  const how = { urgent, interpreter: shareNoLanguage(match), circumstances: ready.household };
  // A fact of a rest that comes before the plan finds nothing to pause.
  const frozenAt = match.status === 'frozen' ? match.frozenAt : undefined;
  const command = { type: 'Start', ...who, ...how, frozenAt, by: data.by, at } as const;
  return handlePlan(pairing, { command, cause, by: 'program', at, correlation }, navigator);
});
