import * as v from 'valibot';
import { householdPerson } from '../../intake/questions.ts';
import { navigatorPerson } from '../../navigators/questions.ts';
import { type Answer, json, problem } from '../../platform/http.ts';
import { disclosuresKey, disclosuresOn } from '../../platform/keys.ts';
import { recordsIn, recordsUnder } from '../../platform/records.ts';
import { endSessionsOf, sessionsNow } from '../../platform/sessions.ts';
import { actAnswer, notHers, notThere, staffBody, staffDoor } from '../../platform/staff.ts';
import { staffLanguage } from '../../platform/staff-language.ts';
import { because, check, exactly, line, realDay, someId } from '../../program/checks.ts';
import { wordsFor } from '../../program/words.ts';
import { entriesOf, noteSignedOut, today } from './oversight.ts';

const actorOf = (sub: string): string => `staff:${sub}`;

/** `GET /staff/sessions`: who is signed in at the desk, since when, and until when if she does nothing. */
export const listSessions = staffDoor(async (_, { at }) => {
  const sessions = await sessionsNow(at);
  return json(
    200,
    sessions.map(({ sub, name, roles, since, idleAt }) => ({ who: actorOf(sub), name, roles, since, idleAt })),
  );
}, 'lead');

const someone = exactly({ who: v.pipe(someId, v.startsWith('staff:', because('unknownId'))) });

/** `POST /staff/sessions/end`: everyone may sign herself out wherever she is signed in; to sign out another one takes a coordinator. */
export const endSessions = staffDoor(async (request, { by, at, may }) => {
  const body = staffBody(request, someone);
  if ('refusal' in body) return body.refusal;
  const { who } = body.value;
  if (who !== by && !may('lead')) return notHers(request, 'lead');
  const ended = await endSessionsOf(who.slice(actorOf('').length), at);
  if (ended > 0 && who !== by) await noteSignedOut(by, who, at);
  return actAnswer({ outcome: ended > 0 ? 'done' : 'nothing' });
}, 'look');

const refused = (errors: Parameters<typeof problem>[1]['errors']): Answer =>
  problem(422, { title: wordsFor(staffLanguage()).problems[422], ...(errors && { errors }) });

const month = exactly({
  month: v.optional(v.pipe(line(7), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, because('date')))),
});

/** `GET /staff/journal?month=2026-11`: who tried what her role does not include, and who signed whom out; of this month where none is named. */
export const listJournal = staffDoor(async ({ query }, { at }) => {
  const checked = check(month, query, staffLanguage());
  if (!checked.ok) return refused(checked.errors);
  return json(200, await entriesOf(checked.value.month ?? today(at).slice(0, 7)));
}, 'audit');

const whose = exactly({ day: v.optional(realDay), arrival: v.optional(someId), navigator: v.optional(someId) });

/**
 * `GET /staff/disclosures?day=2026-11-26`: who was shown whom, by ids, on a day (today where none is named), the first first; with
 * `arrival` or `navigator` all openings of one household or navigator.
 */
export const listDisclosures = staffDoor(async ({ query }, { at }) => {
  const checked = check(whose, query, staffLanguage());
  if (!checked.ok) return refused(checked.errors);
  const { day, arrival, navigator } = checked.value;
  if (arrival === undefined && navigator === undefined) {
    const records = await recordsIn(disclosuresOn(day ?? today(at)));
    return json(200, records.map(shown));
  }
  const person = await (arrival === undefined ? navigatorPerson(navigator ?? '') : householdPerson(arrival));
  return person ? json(200, (await recordsUnder(disclosuresKey(person))).map(shown)) : notThere();
}, 'audit');

/** That someone was shown someone: ids and codes. */
export interface Look {
  readonly at: string;
  readonly by: string;
  readonly person: string;
  readonly basis: string;
  readonly kind: string;
}

/** A disclosure as it is stored, to be looked at. */
export const shown = ({ pk, at, by, basis, kind }: Readonly<Record<string, unknown>>): Look => ({
  at: String(at),
  by: String(by),
  person: String(pk).slice(disclosuresKey('').length),
  basis: String(basis),
  kind: String(kind),
});
