import { callsOpen, type Known } from '../../calls/questions.ts';
import { arrivalsOpen, type KnownArrival } from '../../intake/questions.ts';
import { wantedNow } from '../../mail/questions.ts';
import { matchesOf } from '../../pairing/questions.ts';
import { json, problem } from '../../platform/http.ts';
import { staffDoor } from '../../platform/staff.ts';
import { staffLanguage } from '../../platform/staff-language.ts';
import { check } from '../../program/checks.ts';
import { wordsFor } from '../../program/words.ts';
import { arrivalsAsked, householdsOnPage } from './arrivals-page.ts';
import { plansBeside, type Reading, type Row, row } from './arrivals-row.ts';

const said = () => wordsFor(staffLanguage());

/** The calls that are still to be made: one that was overtaken stays open until the morning, and is nobody's to do. */
async function callsToMake(): Promise<readonly Known[]> {
  const open = await callsOpen();
  const wanted = await Promise.all(open.map(({ call }) => wantedNow(call.kind, call.about)));
  return open.filter((_, i) => wanted[i]);
}

/** Every household that is not forgotten. */
async function everyone(reading: Reading): Promise<readonly Row[]> {
  const [found, calls] = await Promise.all([arrivalsOpen(), callsToMake()]);
  const matches = await matchesOf(found.map(({ id }) => id));
  const known = found.flatMap((one: KnownArrival, i) => {
    const match = matches[i];
    return match ? [{ id: one.id, arrival: one.state, match, calls }] : [];
  });
  const beside = await plansBeside(known);
  return known.map((one, i) => row({ ...one, ...beside[i] }, reading));
}

/**
 * `GET /staff/arrivals`: every household that is not forgotten, with whose turn it is, what comes next and when. With `limit`, `situation` or
 * `after` a page of them: `{rows, next?}`, and `after` is the `next` of the page before.
 */
export const listArrivals = staffDoor(async ({ query }, { at }) => {
  const reading = { at, language: staffLanguage() };
  if (Object.keys(query).length === 0) return json(200, await everyone(reading));
  const checked = check(arrivalsAsked, query, staffLanguage());
  const page = checked.ok ? await householdsOnPage(checked.value, reading) : undefined;
  if (page) return json(200, page);
  const errors = checked.ok ? [{ pointer: '/after', detail: said().refusals.after }] : checked.errors;
  return problem(422, { title: said().problems[422], errors });
}, 'look');
