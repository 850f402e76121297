import * as v from 'valibot';
import { showWithReports } from '../people/show.ts';
import { json } from '../platform/http.ts';
import { handle } from '../platform/ledger.ts';
import { actAnswer, notThere, type Staff, staffBody, staffDoor } from '../platform/staff.ts';
import { because, exactly, oneOf } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import type { Command } from './acts.ts';
import type { Side } from './concern.ts';
import { arrivalOf } from './ids.ts';
import { concernOf, matchOf } from './questions.ts';
import { concernNote, personOn, raiseConcern } from './raise.ts';
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

const ending = exactly({
  reason: oneOf(program.closing.reasons.map(({ id }) => id)),
  /** Whether the two met to close it. */
  met: v.optional(v.boolean(because('yesOrNo'))),
});

/** Staff end a pairing, with the reason; when the navigator leaves or the household wants someone else, it waits for another one. */
export const endByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, ending);
  if ('refusal' in body) return body.refusal;
  const pairing = request.params.id ?? '';
  const { reason, met } = body.value;
  const command = { type: 'End', pairing, reason, ...(met !== undefined && { met }), by, at } as const;
  return isPairing(pairing) ? act(pairing, command) : notThere();
});

const extension = exactly({ days: v.picklist(program.closing.extendDays, because('unknownId')) });

/** Staff let a pairing go on beyond its term, once. */
export const extendByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, extension);
  if ('refusal' in body) return body.refusal;
  const pairing = request.params.id ?? '';
  return isPairing(pairing) ? act(pairing, { type: 'Extend', pairing, days: body.value.days, by, at }) : notThere();
});

/** Staff have spoken with both sides, and what was paused goes on. */
export const resumeByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, exactly({}));
  if ('refusal' in body) return body.refusal;
  const pairing = request.params.id ?? '';
  return isPairing(pairing) ? act(pairing, { type: 'Resume', pairing, by, at }) : notThere();
});

const sides = ['household', 'navigator'] as const;
const concern = exactly({ side: v.picklist(sides, because('unknownId')), note: v.optional(concernNote, '') });

/** Staff say for one side that something is not right. */
export const concernByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, concern);
  if ('refusal' in body) return body.refusal;
  const [pairing, id] = [request.params.id ?? '', crypto.randomUUID()];
  if (!isPairing(pairing)) return notThere();
  return actAnswer(await raiseConcern(pairing, { ...body.value, id, by, at, request: id }));
});

/** What was said of a pairing that is not right, the first first: which side, when, who entered it, and its words. A look is a disclosure of whose words they are. */
export const listConcerns = staffDoor(async (request, { by, at }) => {
  const pairing = request.params.id ?? '';
  if (!isPairing(pairing)) return notThere();
  const said = await Promise.all(sides.map(side => saidBy(side, pairing, { by, at })));
  return json(
    200,
    said.flat().sort((one, other) => (one.at < other.at ? -1 : 1)),
  );
}, 'open');

async function saidBy(side: Side, pairing: string, { by, at }: Staff) {
  const [concerns, person] = await Promise.all([concernOf(pairing, side), personOn(side, pairing)]);
  if (concerns.status === 'none') return [];
  const looked = { by, basis: 'reports', kind: 'staff-view', at } as const;
  const shown = person === undefined ? undefined : await showWithReports(person, looked);
  const words = new Map(shown?.reports.map(({ id, text }) => [id, text]));
  return concerns.raised.map(one => ({ side, at: one.at, by: one.by, note: words.get(one.id) }));
}

/** Staff have spoken to a navigator whose mail came back: she can be offered households again. */
export const navigatorReached = staffDoor(async (request, { by, at }) => {
  const navigator = request.params.id ?? '';
  const command = { type: 'Reach', navigator, by } as const;
  return actAnswer(
    await handle(seatRoom, { self: navigator }, { command, cause: `staff:${crypto.randomUUID()}`, by, at }),
  );
});
