import * as v from 'valibot';
import { handle } from '../platform/ledger.ts';
import { actAnswer, notThere, staffBody, staffDoor } from '../platform/staff.ts';
import { exactly, oneOf } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import type { Command } from './acts.ts';
import { arrivalOf } from './ids.ts';
import { matchOf } from './questions.ts';
import { pairingRoom, seatRoom } from './room.ts';

/** Acts on a household's match for someone; the seat concerned is that of the offer or pairing. */
async function act(pairing: string, command: Command) {
  const match = await matchOf(arrivalOf(pairing));
  const seat = 'navigator' in match ? match.navigator : 'nobody';
  const { by, at } = command as Extract<Command, { by: string }>;
  return actAnswer(
    await handle(
      pairingRoom,
      { match: arrivalOf(pairing), seat },
      { command, cause: `staff:${crypto.randomUUID()}`, by, at },
    ),
  );
}

const isPairing = (id: string): boolean => /^[a-z0-9]+\.\d+$/.test(id);

const offerAnswer = exactly({
  answer: oneOf(['accept', 'decline']),
  reason: v.optional(oneOf(program.declineReasons), 'other'),
});

/** Staff accept or decline for a navigator who phoned. */
export const answerOfferByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, offerAnswer);
  if ('refusal' in body) return body.refusal;
  const pairing = request.params.id ?? '';
  if (!isPairing(pairing)) return notThere();
  const answer =
    body.value.answer === 'accept'
      ? ({ accept: true } as const)
      : ({ accept: false, reason: body.value.reason } as const);
  return act(pairing, { type: 'AnswerOffer', pairing, answer, by, at });
});

/** Staff answer for a household whether it wants to meet its navigator. */
export async function answerIntroduction(arrival: string, { yes, by, at }: { yes: boolean; by: string; at: string }) {
  const match = await matchOf(arrival);
  if (!('pairing' in match)) return notThere();
  return act(match.pairing, { type: 'AnswerIntroduction', pairing: match.pairing, yes, by, at });
}

const reasons = [
  'completed',
  'goals-met-early',
  'arrival-choice',
  'navigator-choice',
  'other-navigator-wanted',
  'moved',
  'lost-contact',
  'safeguarding',
  'other',
];

/** Staff end a pairing, with the reason; when the navigator leaves or the household wants someone else, it waits for another one. */
export const endByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, exactly({ reason: oneOf(reasons) }));
  if ('refusal' in body) return body.refusal;
  const pairing = request.params.id ?? '';
  return isPairing(pairing) ? act(pairing, { type: 'End', pairing, reason: body.value.reason, by, at }) : notThere();
});

/** Staff have spoken to a navigator whose mail came back: she can be offered households again. */
export const navigatorReached = staffDoor(async (request, { by, at }) => {
  const navigator = request.params.id ?? '';
  const command = { type: 'Reach', navigator, by } as const;
  return actAnswer(
    await handle(seatRoom, { self: navigator }, { command, cause: `staff:${crypto.randomUUID()}`, by, at }),
  );
});
