import { mailFailed, perhapsRead } from '../../events/mail-failed.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { arrivalOf } from './ids.ts';
import { engagement } from './questions.ts';
import { pairingRoom } from './room.ts';

/** When mail cannot reach a navigator, take an offer that she never saw back, offer her nothing more until someone has spoken to her, and say so; when the question to a household is lost, write to it no more about that. */
export const handler = reaction([mailFailed], async ({ data, cause, at, correlation }) => {
  if (data.kind === 'may-we-introduce') return questionLost(data.about, { cause, at, correlation });
  // The offer stays, and a person calls.
  if (perhapsRead.includes(data.reason)) return { outcome: 'perhaps-read' };
  const match = await engagement(data.about);
  if (match?.navigatorPerson !== data.to) return { outcome: 'not-to-a-navigator' };
  const unheard = data.kind === 'offer';
  const command = { type: 'LoseNavigator', pairing: data.about, unheard, by: 'program', at } as const;
  const ids = { match: arrivalOf(data.about), seat: match.navigator };
  return handle(pairingRoom, ids, { command, cause, by: 'program', at, correlation });
});

async function questionLost(
  pairing: string,
  { cause, at, correlation }: { cause: string; at: string; correlation: string },
) {
  const match = await engagement(pairing);
  if (!match) return { outcome: 'over' };
  const command = { type: 'NoteQuestionLost', pairing } as const;
  const ids = { match: arrivalOf(pairing), seat: match.navigator };
  return handle(pairingRoom, ids, { command, cause, by: 'program', at, correlation });
}
