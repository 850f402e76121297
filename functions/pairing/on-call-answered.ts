import { callAnswered } from '../../events/call-answered.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { arrivalOf } from './domain.ts';
import { engagement } from './questions.ts';
import { pairingRoom } from './room.ts';

const questions: readonly string[] = ['may-we-introduce', 'ask-by-call'];

/** When a household was asked by phone whether it wants to meet the navigator, do what it said. */
export const handler = reaction([callAnswered], async ({ data, cause, at, correlation }) => {
  if (!questions.includes(data.kind) || (data.outcome !== 'yes' && data.outcome !== 'no'))
    return { outcome: 'not-an-answer' };
  const match = await engagement(data.about);
  if (!match) return { outcome: 'over' };
  const command = {
    type: 'AnswerIntroduction',
    pairing: data.about,
    yes: data.outcome === 'yes',
    by: data.by,
    at,
  } as const;
  const ids = { match: arrivalOf(data.about), seat: match.navigator };
  return handle(pairingRoom, ids, { command, cause, by: data.by, at, correlation });
});
