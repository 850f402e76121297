import * as v from 'valibot';
import { wantedNow } from '../mail/questions.ts';
import { type Answer, json, problem } from '../platform/http.ts';
import { handle } from '../platform/ledger.ts';
import { actAnswer, notThere, someoneText, staffBody, staffDoor } from '../platform/staff.ts';
import { staffLanguage } from '../platform/staff-language.ts';
import { because, exactly, idsOf, oneOf, someOf } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { fill, whenText, wordsFor } from '../program/words.ts';
import type { CallState } from './call.ts';
import { sheetOf } from './call-sheet.ts';
import { callsToMake, listedCall } from './calls-list.ts';
import { callById, callsOpen } from './questions.ts';
import { callRoom } from './room.ts';

const said = () => wordsFor(staffLanguage());

/** `GET /staff/calls`: who is to be called, what to say in her language and in English, and how to be careful. Each one of them is opened. */
export const listCalls = staffDoor(async (_, staff) => {
  const sheets = await Promise.all((await callsOpen()).map(one => sheetOf(one, staff)));
  return json(
    200,
    sheets.filter(one => one !== undefined),
  );
}, 'open');

/** `GET /staff/calls/open`: which calls are to be made, the most pressing first. Nobody is opened. */
export const listOpenCalls = staffDoor(async (_, { at }) => json(200, await callsToMake(at)), 'look');

/** `GET /staff/calls/ID`: one of them, or what came of it. Nobody is opened. */
export const showCall = staffDoor(async (request, { at }) => {
  const listed = await listedCall(request.params.id ?? '', at);
  return listed ? json(200, listed) : notThere();
}, 'look');

/** `POST /staff/calls/ID/sheet`: whom to call and what to say, of this one call: one disclosure. */
export const openSheet = staffDoor(async (request, staff) => {
  const id = request.params.id ?? '';
  const call = await callById(id);
  if (call.status !== 'open') return madeAlready(call);
  const sheet = await sheetOf({ id, call }, staff);
  return sheet ? json(200, sheet) : actAnswer({ outcome: 'refused', reason: 'overtaken' });
}, 'open');

const answer = exactly({
  outcome: v.picklist(['yes', 'no', 'no-answer', 'wrong-number'], because('unknownId')),
  answers: v.optional(
    exactly({
      area: v.optional(oneOf(idsOf(program.areas))),
      availability: v.optional(someOf(program.availability, program.availability.length)),
    }),
  ),
  /** How often it had been tried when it was opened. */
  tried: v.optional(
    v.pipe(v.number(because('number')), v.integer(because('number')), v.minValue(0, because('number'))),
  ),
});

/** `POST /staff/calls/ID`: what came of a call. Nobody home: it comes back tomorrow. */
export const answerCall = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, answer);
  if ('refusal' in body) return body.refusal;
  const call = request.params.id ?? '';
  const known = await callById(call);
  // What she said on a question that is settled would be lost without a word: staff are told, and can act otherwise.
  if (known.status === 'open' && !(await wantedNow(known.kind, known.about)))
    return actAnswer({ outcome: 'refused', reason: 'overtaken' });
  const command = { type: 'Answer', call, ...body.value, by, at } as const;
  const act = { command, cause: `staff:${crypto.randomUUID()}`, by, at };
  const outcome = await handle(callRoom, { self: call }, act);
  return outcome.outcome === 'refused' ? madeAlready(outcome.state.self) : actAnswer(outcome);
});

/** Somebody else has made it meanwhile: who, when, and what came of it. */
function madeAlready(call: CallState): Answer {
  if (call.status === 'none') return notThere();
  const latest = call.attempts.at(-1);
  if ((call.status === 'closed' && call.outcome === 'overtaken') || !latest)
    return actAnswer({ outcome: 'refused', reason: 'overtaken' });
  const { by, at, outcome } = latest;
  const { calls: told } = said().staff;
  const detail = fill(call.status === 'closed' ? told.made : told.tried, {
    by: someoneText(by),
    when: whenText(at, staffLanguage()),
    outcome: told.outcomes[outcome],
  });
  return problem(409, { title: said().staff.notNow, detail });
}
