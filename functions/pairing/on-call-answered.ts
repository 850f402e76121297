import { callAnswered } from '../../events/call-answered.ts';
import type { DataOf } from '../../events/contract.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import type { Command } from './acts.ts';
import { arrivalOf } from './ids.ts';
import { engagement } from './questions.ts';
import { pairingRoom } from './room.ts';

const toHousehold: readonly string[] = ['may-we-introduce', 'may-we-introduce-again', 'ask-by-call'];
const toNavigator: readonly string[] = ['offer', 'offer-reminder'];

/** When someone was asked by phone, a household whether it wants to meet or a navigator whether she has time, do what was said; a wrong number makes it the liaison's. After a concern the navigator is called when the household has been. */
export const handler = reaction([callAnswered], async ({ data, cause, at, correlation }) => {
  const command = commandOf(data, at);
  const match = command && (await engagement(data.about));
  if (!command || !match) return { outcome: command ? 'over' : 'not-an-answer' };
  const ids = { match: arrivalOf(data.about), seat: match.navigator };
  return handle(pairingRoom, ids, { command, cause, by: data.by, at, correlation });
});

function commandOf({ kind, about, outcome, by }: DataOf<typeof callAnswered>, at: string): Command | undefined {
  const said = { pairing: about, by, at };
  const yes = outcome === 'yes';
  if (kind === 'concern-call')
    return outcome === 'no-answer' ? undefined : { type: 'NoteHouseholdCalled', pairing: about };
  if (toHousehold.includes(kind) && outcome === 'wrong-number') return { type: 'NoteUnreached', ...said };
  if (!yes && outcome !== 'no') return undefined;
  if (toHousehold.includes(kind)) return { type: 'AnswerIntroduction', ...said, yes };
  if (!toNavigator.includes(kind)) return undefined;
  return { type: 'AnswerOffer', ...said, answer: yes ? { accept: true } : { accept: false, reason: 'other' } };
}
