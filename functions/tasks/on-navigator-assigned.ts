import { navigatorAssigned } from '../../events/navigator-assigned.ts';
import { engagement, shareNoLanguage } from '../pairing/questions.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { planRoom } from './room.ts';

/** When both have said yes, lay down the first tasks and tell the navigator in one mail; where they share no language, the liaison is asked for an interpreter. */
export const handler = reaction([navigatorAssigned], async ({ data, cause, at, correlation }) => {
  const match = await engagement(data.pairing);
  if (!match) return { outcome: 'over' };
  const { pairing, arrival, navigator } = data;
  const { navigatorPerson, urgent } = match;
  const interpreter = shareNoLanguage(match);
  const command = { type: 'Start', pairing, arrival, navigator, navigatorPerson, urgent, interpreter, at } as const;
  return handle(planRoom, { self: pairing }, { command, cause, by: 'program', at, correlation });
});
