import * as v from 'valibot';
import { seatsByNavigator } from '../pairing/questions.ts';
import { keep } from '../people/keep.ts';
import { revokeLinks } from '../people/revoke.ts';
import { show } from '../people/show.ts';
import { json } from '../platform/http.ts';
import { newId } from '../platform/kernel/ids.ts';
import { handle } from '../platform/ledger.ts';
import { actAnswer, notThere, type Staff, staffBody, staffDoor } from '../platform/staff.ts';
import { exactly } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { bestLanguage } from '../program/words.ts';
import { correctNavigator } from './correct.ts';
import type { Command } from './domain.ts';
import { type Profile, profile } from './navigator.ts';
import { backOn, isPauseDay } from './pausing.ts';
import { allNavigators, navigatorById } from './questions.ts';
import { navigatorRoom } from './room.ts';
import { corrected, pause, posted } from './told.ts';

/** `POST /staff/navigators`: registers a navigator; nothing is sent to her. */
export const postNavigator = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, posted);
  if ('refusal' in body) return body.refusal;
  const { name, email: address, ...profile } = body.value;
  const speaks = profile.languages.map(one => one.code);
  const id = newId();
  const person = {
    id: newId(),
    role: 'navigator' as const,
    subject: `navigator#${id}`,
    name,
    contact: { email: address },
    language: bestLanguage([program.language]),
    speaks,
    safeContact: [],
    accessNeeds: [],
  };
  const command = { type: 'Register', id, person: person.id, profile, by, at } as const;
  const act = { command, cause: 'post', by, at, besides: await keep(person) };
  const { outcome } = await handle(navigatorRoom, { self: id }, act);
  if (outcome === 'blocked') return actAnswer({ outcome: 'refused', reason: 'known-address' });
  return json(201, { id });
});

/** Staff correct what a navigator told. */
export const correctByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, corrected);
  if ('refusal' in body) return body.refusal;
  const { name, email: address, ...told } = body.value;
  const person = { ...(name && { name }), ...(address && { contact: { email: address } }) };
  const changed = { person, profile: (held: Profile) => v.parse(profile, { ...held, ...told }) };
  const who = { by, at, cause: `staff:${crypto.randomUUID()}` };
  const done = await correctNavigator(request.params.id ?? '', changed, who);
  return done.reason === 'none' ? notThere() : actAnswer(done);
});

/** She told staff that she wants nobody new for a while. */
export const pauseByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, pause);
  if ('refusal' in body) return body.refusal;
  const id = request.params.id ?? '';
  const { until } = body.value;
  if (!isPauseDay(until, at)) return actAnswer({ outcome: 'refused', reason: 'until' });
  return acted(id, { type: 'Pause', id, until: backOn(until), by, at }, { by, at });
});

/** She told staff that she can be offered households again. */
export const resumeByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, exactly({}));
  if ('refusal' in body) return body.refusal;
  const id = request.params.id ?? '';
  return acted(id, { type: 'Resume', id, by, at }, { by, at });
});

async function acted(id: string, command: Command, { by, at }: Staff) {
  const done = await handle(navigatorRoom, { self: id }, { command, cause: `staff:${crypto.randomUUID()}`, by, at });
  return done.outcome === 'refused' && done.reason === 'none' ? notThere() : actAnswer(done);
}

/** Her mail may be read by someone else: all links that she was sent open nothing any more; those in later mails do. */
export const revokeNavigatorsLinks = staffDoor(async (request, { by, at }) => {
  const id = request.params.id ?? '';
  const known = await navigatorById(id);
  if (!known) return notThere();
  const act = { command: { type: 'RevokeLinks', by } as const, cause: `staff:${crypto.randomUUID()}`, by, at };
  const besides = [revokeLinks(known.person, at)];
  return actAnswer(await handle(navigatorRoom, { self: id }, { ...act, besides }));
});

/** Everyone who belongs: how to reach her, how many households she has or is offered, whether mail reaches her, until when she pauses. */
export const listNavigators = staffDoor(async (_, { by, at }) => {
  const [known, seatOf] = await Promise.all([allNavigators(), seatsByNavigator()]);
  const people = await show(
    known.map(one => one.person),
    { by, basis: 'volunteers', kind: 'staff-view', at },
  );
  return json(
    200,
    known.map(({ id, profile, pausedUntil }, i) => {
      const person = people[i];
      const address = person && 'email' in person.contact ? person.contact.email : undefined;
      const seat = seatOf.get(id);
      const { reachable = true, holds = [] } = seat ?? {};
      return { id, name: person?.name, email: address, ...profile, households: holds.length, reachable, pausedUntil };
    }),
  );
});
