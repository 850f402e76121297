import * as v from 'valibot';
import { keep } from '../../people/keep.ts';
import type { Person } from '../../people/person.ts';
import { show } from '../../people/show.ts';
import { json, problem } from '../../platform/http.ts';
import { newId } from '../../platform/kernel/ids.ts';
import { localDate } from '../../platform/kernel/time.ts';
import { handle, load } from '../../platform/ledger.ts';
import { actAnswer, staffBody, staffDoor } from '../../platform/staff.ts';
import { staffLanguage } from '../../platform/staff-language.ts';
import { because, email, exactly, realDay } from '../../program/checks.ts';
import { program } from '../../program/settings.ts';
import { wordsFor } from '../../program/words.ts';
import { deputyRoom } from '../rooms.ts';
import { deputies, deputiesIn, deputyOn, theLiaisons } from './deputy.ts';

const { language, timeZone } = program;

/** Someone in the list, as the staff see her. */
export interface ListedDeputy {
  readonly id: string;
  readonly email?: string;
  readonly from: string;
  readonly until: string;
  /** Today is one of her days. */
  readonly now: boolean;
}

const appointment = v.pipe(
  exactly({ email, from: realDay, until: realDay }),
  v.forward(
    v.check(({ from, until }) => from <= until, because('afterTheEnd')),
    ['until'],
  ),
);

/** She is written to in the program's language, as the liaison is; her name is not asked. */
const standIn = (id: string, address: string): Person => ({
  id,
  role: 'staff',
  subject: `deputy#${id}`,
  name: '',
  contact: { email: address },
  language,
  speaks: [language],
  safeContact: [],
  accessNeeds: [],
});

/** A day that is not possible as of today, told beside its field. */
const pointers: Readonly<Record<string, string>> = { 'deputy-past': '/from', 'deputy-long': '/until' };

function impossibleDay(reason: string) {
  const pointer = pointers[reason];
  const words = wordsFor(staffLanguage());
  const detail = (words.staff.reasons as Readonly<Record<string, string>>)[reason] ?? '';
  return pointer && problem(422, { title: words.problems[422], errors: [{ pointer, detail }] });
}

/** `POST /staff/deputy`: someone stands in for the liaison from one date to another, both of them hers; she is told by mail. */
export const appointDeputy = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, appointment);
  if ('refusal' in body) return body.refusal;
  const { email: address, from, until } = body.value;
  const person = newId();
  const command = { type: 'Appoint', person, from, until, by, at } as const;
  const besides = await keep(standIn(person, address));
  const act = { command, cause: `staff:${person}`, by, at, besides };
  const done = await handle(deputyRoom, { self: theLiaisons }, act);
  if (done.outcome !== 'refused') return json(201, { id: person });
  return impossibleDay(done.reason) || actAnswer(done);
});

/** `GET /staff/deputy`: who stands in for the liaison, now and later, with the address. A look is a disclosure. */
export const listDeputies = staffDoor(async (_, { by, at }) => {
  const state = await load(deputies, theLiaisons);
  const all = deputiesIn(state);
  const people = await show(
    all.map(({ person }) => person),
    { by, basis: 'contact', kind: 'staff-view', at },
  );
  const now = deputyOn(state, localDate(timeZone, at))?.person;
  return json(
    200,
    all.map(({ person, from, until }, i): ListedDeputy => {
      const contact = people[i]?.contact;
      return { id: person, from, until, now: person === now, ...(contact && 'email' in contact && contact) };
    }),
  );
}, 'open');

/** `POST /staff/deputy/{id}/take-back`: she does not stand in, or no longer; she is told by mail, and then forgotten. */
export const takeBackDeputy = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, exactly({}));
  if ('refusal' in body) return body.refusal;
  const command = { type: 'TakeBack', person: request.params.id ?? '', by, at } as const;
  const cause = `staff:${crypto.randomUUID()}`;
  return actAnswer(await handle(deputyRoom, { self: theLiaisons }, { command, cause, by, at }));
});
