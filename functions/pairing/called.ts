import type { callAnswered } from '../../events/call-answered.ts';
import type { DataOf } from '../../events/contract.ts';
import type { Command } from './acts.ts';

const toHousehold: readonly string[] = ['may-we-introduce', 'may-we-introduce-again', 'ask-by-call'];
const toNavigator: readonly string[] = ['offer', 'offer-reminder'];

/** What somebody said on the phone who was asked about a pairing; undefined where nothing was asked, or nothing said. */
export function saidByPhone(
  { kind, about, outcome, by }: DataOf<typeof callAnswered>,
  at: string,
): Command | undefined {
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
