import type * as v from 'valibot';
import { householdPerson } from '../intake/questions.ts';
import { matchOf } from '../pairing/questions.ts';
import { keep } from '../people/keep.ts';
import { revokeLinks } from '../people/revoke.ts';
import { show } from '../people/show.ts';
import { conflictAnswer, conflictsOf, isConflicted, seen } from '../platform/conflict.ts';
import { type Answer, type Door, json, type Request } from '../platform/http.ts';
import { newId } from '../platform/kernel/ids.ts';
import type { Collision } from '../platform/kernel/merge.ts';
import { handle } from '../platform/ledger.ts';
import { actAnswer, notThere, type Staff, staffBody, staffDoor } from '../platform/staff.ts';
import { staffLanguage } from '../platform/staff-language.ts';
import { exactly } from '../program/checks.ts';
import { languageName } from '../program/words.ts';
import { navigatorNamed } from './applications.ts';
import { collisionsOf, editKeyOf } from './colliding.ts';
import type { Command } from './commands.ts';
import { asTold, correctNavigator } from './correct.ts';
import type { NavigatorState } from './navigator.ts';
import { backOn, isPauseDay } from './pausing.ts';
import { volunteerById } from './questions.ts';
import { navigatorRoom } from './room.ts';
import { corrected, keepingApart, passing, pauseSeen, posted, stopping, suspension } from './told.ts';

/** `POST /staff/navigators`: registers a navigator, for whose steps staff vouch; nothing is sent to her. */
export const postNavigator = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, posted);
  if ('refusal' in body) return body.refusal;
  const { name, email, phone, ...told } = body.value;
  const id = newId();
  const person = navigatorNamed(id, { name, email, phone, languages: told.languages });
  const command = { type: 'Register', id, person: person.id, profile: told, by, at } as const;
  const act = { command, cause: 'post', by, at, besides: await keep(person) };
  const { outcome } = await handle(navigatorRoom, { self: id }, act);
  if (outcome === 'blocked') return actAnswer({ outcome: 'refused', reason: 'known-address' });
  return json(201, { id });
});

/** Staff correct what a navigator told. */
export const correctByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, corrected);
  if ('refusal' in body) return body.refusal;
  const { seen, ...told } = body.value;
  const who = { by, at, cause: `staff:${crypto.randomUUID()}` };
  const done = await correctNavigator(request.params.id ?? '', { told, seen }, who);
  return isConflicted(done) ? conflictAnswer(done) : actAnswer(done);
});

/** What a navigator told, by the fields of `correct`: what whoever corrects it sees. Each look is a disclosure. */
export const showTold = staffDoor(async (request, { by, at }) => {
  const known = await volunteerById(request.params.id ?? '');
  if (!known) return notThere();
  const [person] = await show([known.state.person], { by, basis: 'volunteers', kind: 'staff-view', at });
  return person ? json(200, asTold(person, known.state.profile)) : notThere();
}, 'open');

async function acted(id: string, command: Command, { by, at }: Staff) {
  const done = await handle(navigatorRoom, { self: id }, { command, cause: `staff:${crypto.randomUUID()}`, by, at });
  const collisions = done.outcome === 'refused' ? collisionsOf(command, done.state.self) : [];
  return collisions.length > 0 ? collided(command, done.state.self, collisions) : actAnswer(done);
}

/** Someone else has set the same since it was seen: all fields of one act have one last edit. */
function collided(command: Command, state: NavigatorState, collisions: readonly Collision[]): Answer {
  const last = 'edits' in state ? state.edits?.[editKeyOf(command)] : undefined;
  const edits = last && Object.fromEntries(collisions.map(({ field }) => [field, last]));
  return conflictAnswer({ outcome: 'conflict', conflicts: conflictsOf(collisions, edits) });
}

type Who = Staff & { readonly id: string };

/** A door that does one thing for the navigator of its path; what it is comes of the body, or a reason why not. */
const deed = <T>(
  schema: v.GenericSchema<unknown, T>,
  commandOf: (told: T, who: Who) => Command | string | Promise<Command | string>,
): Door =>
  staffDoor(async (request: Request, staff) => {
    const body = staffBody(request, schema);
    if ('refusal' in body) return body.refusal;
    const id = request.params.id ?? '';
    const command = await commandOf(body.value, { ...staff, id });
    return typeof command === 'string' ? actAnswer({ outcome: 'refused', reason: command }) : acted(id, command, staff);
  });

/** She told staff that she wants nobody new for a while. */
export const pauseByStaff = deed(pauseSeen, ({ until, seen }, who) =>
  isPauseDay(until, who.at) ? { type: 'Pause', until: backOn(until), seen, ...who } : 'until',
);

/** She can be offered households again: a pause or a suspension ends, or she comes back after she had stopped. */
export const resumeByStaff = deed(exactly({ seen }), (told, who) => ({ type: 'Resume', lifts: true, ...told, ...who }));

/** A step is done: on which day, and who carried it out. The first one confirms an application for someone whose mail does not come. */
export const passGateByStaff = deed(passing, ({ by: doneBy, ...told }, who) => ({
  type: 'PassGate',
  ...told,
  doneBy,
  ...who,
}));

/** She has signed the agreement on paper. */
export const agreeByStaff = deed(exactly({}), (_, who) => ({ type: 'Agree', ...who }));

/** She is offered nobody new until staff lift it. */
export const suspendByStaff = deed(suspension, (told, who) => ({ type: 'Suspend', ...told, ...who }));

/** She stops, or the library lets her go or declines her application: her record is kept for a while. */
export const stopByStaff = deed(stopping, ({ reason }, who) => ({ type: 'Stop', reason, ...who }));

/** She must not be paired with a household, for whatever reason staff know; or may be again. */
export const keepApartByStaff = deed(keepingApart, async ({ arrival, apart }, who) => {
  if (!(await householdPerson(arrival))) return 'none';
  const match = await matchOf(arrival);
  const together = 'navigator' in match && match.navigator === who.id;
  return apart && together ? 'together' : { type: 'KeepApart', arrival, apart, ...who };
});

/** Her mail may be read by someone else: all links that she was sent open nothing any more; those in later mails do. */
export const revokeNavigatorsLinks = staffDoor(async (request, { by, at }) => {
  const id = request.params.id ?? '';
  const known = await volunteerById(id);
  if (!known) return notThere();
  const act = { command: { type: 'RevokeLinks', by } as const, cause: `staff:${crypto.randomUUID()}`, by, at };
  const besides = [revokeLinks(known.state.person, at)];
  return actAnswer(await handle(navigatorRoom, { self: id }, { ...act, besides }));
});

/** How to reach a navigator; each look is a disclosure. */
export const showNavigatorsContact = staffDoor(async (request, { by, at }) => {
  const known = await volunteerById(request.params.id ?? '');
  const [person] = known ? await show([known.state.person], { by, basis: 'volunteers', kind: 'staff-view', at }) : [];
  if (!person) return notThere();
  const { name, contact, phone, speaks } = person;
  return json(200, { name, contact, phone, languages: speaks.map(code => languageName(code, staffLanguage())) });
}, 'open');
