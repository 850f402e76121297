import * as v from 'valibot';
import { json } from '../platform/http.ts';
import { actAnswer, notThere, staffBody, staffDoor } from '../platform/staff.ts';
import { because, exactly, oneOf } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { cast } from './box.ts';
import { changeInterest } from './change-interest.ts';
import { allGaps, householdsInterested, interestCounts, kindsIn } from './questions.ts';
import { allResults } from './results.ts';
import { answers, communities, dimensions, moments } from './survey.ts';

/** `GET /staff/belonging`: how at home people feel, where enough of them answered. */
export const listResults = staffDoor(
  async (_, { at }) => json(200, { smallestGroup: program.smallestGroup, results: await allResults(at) }),
  'look',
);

const step = v.optional(v.picklist(answers, because('unknownId')));

const slip = exactly({
  community: v.picklist(communities, because('unknownId')),
  moment: v.picklist(moments, because('unknownId')),
  /** The sheet's own number: the same one again is counted once. No name fits in it. */
  slip: v.pipe(
    v.number(because('number')),
    v.integer(because('number')),
    v.minValue(1, because('number')),
    v.maxValue(999_999_999_999, because('number')),
  ),
  answers: exactly(Object.fromEntries(dimensions.map(one => [one, step]))),
});

/** `POST /staff/belonging`: a sheet that was answered by phone or on paper. It is not told whose it is. */
export const slipByStaff = staffDoor(async (request, { at }) => {
  const body = staffBody(request, slip);
  if ('refusal' in body) return body.refusal;
  const { value } = body;
  const came = await cast({ ...value, slip: `paper-${value.slip}` }, at);
  return json(200, { outcome: came === 'counted' ? 'done' : came === 'before' ? 'already-done' : 'nothing' });
});

const interest = exactly({ kind: oneOf(program.interests), yes: v.boolean(because('yesOrNo')) });

/** `POST /staff/arrivals/ID/interest`: a household said that it would like to take part in something, or that it would not. */
export const interestByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, interest);
  if ('refusal' in body) return body.refusal;
  const who = { by, at, cause: `staff:${crypto.randomUUID()}` };
  const done = await changeInterest(request.params.id ?? '', body.value, who);
  return done.outcome === 'refused' && done.reason === 'none' ? notThere() : actAnswer(done);
});

/** `GET /staff/interests`: how many households would like what, by quarter, and which they are. */
export const listInterests = staffDoor(async () => {
  const [counted, households] = await Promise.all([interestCounts(), householdsInterested()]);
  return json(200, {
    counts: counted.flatMap(({ quarter, counts }) =>
      program.interests.map(kind => ({ quarter, kind, count: counts[kind] ?? 0 })),
    ),
    households: households.map(({ arrival, state }) => ({ arrival, kinds: kindsIn(state) })),
  });
}, 'look');

/** `GET /staff/gaps`: what could not be had here, by month and need, for the staff alone: what of it may be told outside stands in the advisory group's rollup. */
export const listGaps = staffDoor(async () => json(200, { gaps: await allGaps() }), 'look');
