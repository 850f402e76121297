import * as v from 'valibot';
import { seatsByNavigator } from '../pairing/questions.ts';
import { correct } from '../people/correct.ts';
import { keep } from '../people/keep.ts';
import { revokeLinks } from '../people/revoke.ts';
import { show } from '../people/show.ts';
import { json } from '../platform/http.ts';
import { newId } from '../platform/kernel/ids.ts';
import { handle } from '../platform/ledger.ts';
import { actAnswer, notThere, staffBody, staffDoor } from '../platform/staff.ts';
import { because, email, exactly, idsOf, line, oneOf, someOf, spoken } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { bestLanguage } from '../program/words.ts';
import { profile } from './navigator.ts';
import { navigatorById, navigatorsActive } from './questions.ts';
import { navigatorRoom } from './room.ts';

const mostHouseholds = 10;

const some = (ids: readonly string[]) => someOf(ids, ids.length);

const languages = v.pipe(
  v.array(spoken, because('list')),
  v.minLength(1, because('empty')),
  v.maxLength(12, because('tooMany')),
);
const areas = v.pipe(some(idsOf(program.areas)), v.minLength(1, because('empty')));
const strengths = some(idsOf(program.needs));
const availability = v.pipe(some(program.availability), v.minLength(1, because('empty')));
const gender = oneOf(program.genders);
const experiences = some(program.experiences);
const limits = some(program.limits);

/** `POST /staff/navigators`: a trained volunteer, as staff enter her. */
const posted = exactly({
  name: line(80),
  email,
  languages,
  areas,
  strengths: v.optional(strengths, []),
  availability,
  gender: v.optional(gender),
  experiences: v.optional(experiences, []),
  limits: v.optional(limits, []),
  capacity: v.optional(
    v.pipe(
      v.number(because('number')),
      v.integer(because('number')),
      v.minValue(1, because('number')),
      v.maxValue(mostHouseholds, because('tooMany')),
    ),
    1,
  ),
});

/** What staff correct of her; what is left out stays as it is. How many households she can have comes with the navigator's way. */
const corrected = exactly({
  name: v.optional(line(80)),
  email: v.optional(email),
  languages: v.optional(languages),
  areas: v.optional(areas),
  strengths: v.optional(strengths),
  availability: v.optional(availability),
  gender: v.optional(gender),
  experiences: v.optional(experiences),
  limits: v.optional(limits),
});

/** Registers a navigator; nothing is sent to her. */
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
export const correctNavigator = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, corrected);
  if ('refusal' in body) return body.refusal;
  const id = request.params.id ?? '';
  const known = await navigatorById(id);
  if (!known) return notThere();
  const { name, email: address, ...told } = body.value;
  const speaks = told.languages?.map(({ code }) => code);
  const person = { ...(name && { name }), ...(address && { contact: { email: address } }), ...(speaks && { speaks }) };
  const sealed = await correct(known.person, person, at);
  if (!sealed) return notThere();
  const command = { type: 'Correct', profile: v.parse(profile, { ...known.profile, ...told }) } as const;
  const act = { command, cause: `staff:${crypto.randomUUID()}`, by, at, besides: sealed.writes };
  const { outcome, ...rest } = await handle(navigatorRoom, { self: id }, act);
  return actAnswer(outcome === 'blocked' ? { outcome: 'refused', reason: 'known-address' } : { outcome, ...rest });
});

/** Her mail may be read by someone else: all links that she was sent open nothing any more; those in later mails do. */
export const revokeNavigatorsLinks = staffDoor(async (request, { by, at }) => {
  const id = request.params.id ?? '';
  const known = await navigatorById(id);
  if (!known) return notThere();
  const act = { command: { type: 'RevokeLinks', by } as const, cause: `staff:${crypto.randomUUID()}`, by, at };
  const besides = [revokeLinks(known.person, at)];
  return actAnswer(await handle(navigatorRoom, { self: id }, { ...act, besides }));
});

/** Everyone who is active: how to reach her, how many households she has or is offered, whether mail reaches her. */
export const listNavigators = staffDoor(async (_, { by, at }) => {
  const [known, seatOf] = await Promise.all([navigatorsActive(), seatsByNavigator()]);
  const people = await show(
    known.map(one => one.person),
    { by, basis: 'volunteers', kind: 'staff-view', at },
  );
  return json(
    200,
    known.map(({ id, profile }, i) => {
      const person = people[i];
      const address = person && 'email' in person.contact ? person.contact.email : undefined;
      const seat = seatOf.get(id);
      const { reachable = true, holds = [] } = seat ?? {};
      return { id, name: person?.name, email: address, ...profile, households: holds.length, reachable };
    }),
  );
});
