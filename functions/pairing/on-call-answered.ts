import { callAnswered } from '../../events/call-answered.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { arrivalOf, type Command } from './domain.ts';
import { engagement } from './questions.ts';
import { pairingRoom } from './room.ts';

const toHousehold: readonly string[] = ['may-we-introduce', 'ask-by-call'];
const toNavigator: readonly string[] = ['offer', 'offer-reminder'];

/** When someone was asked by phone, a household whether it wants to meet or a navigator whether she has time, do what was said. */
export const handler = reaction([callAnswered], async ({ data, cause, at, correlation }) => {
  const asked = [...toHousehold, ...toNavigator].includes(data.kind);
  if (!asked || (data.outcome !== 'yes' && data.outcome !== 'no')) return { outcome: 'not-an-answer' };
  const match = await engagement(data.about);
  if (!match) return { outcome: 'over' };
  const yes = data.outcome === 'yes';
  const said = { pairing: data.about, by: data.by, at };
  const command: Command = toHousehold.includes(data.kind)
    ? { type: 'AnswerIntroduction', ...said, yes }
    : { type: 'AnswerOffer', ...said, answer: yes ? { accept: true } : { accept: false, reason: 'other' } };
  const ids = { match: arrivalOf(data.about), seat: match.navigator };
  return handle(pairingRoom, ids, { command, cause, by: data.by, at, correlation });
});
