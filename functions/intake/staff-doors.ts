import * as v from 'valibot';
import type { Person } from '../people/person.ts';
import { revokeLinks } from '../people/revoke.ts';
import { show } from '../people/show.ts';
import { conflictAnswer, isConflicted } from '../platform/conflict.ts';
import { type Answer, json } from '../platform/http.ts';
import { handle } from '../platform/ledger.ts';
import { actAnswer, notThere, type Staff, staffBody, staffDoor } from '../platform/staff.ts';
import { staffLanguage } from '../platform/staff-language.ts';
import { because, exactly, idsOf, oneOf, someOf, truth } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { languageName, nameOf } from '../program/words.ts';
import type { Household } from './arrival.ts';
import { asTold, correctSome } from './correct.ts';
import type { Answers } from './domain.ts';
import { sayLater } from './later-page.ts';
import { postArrivalAsStaff } from './post-arrival.ts';
import { correctionSeen } from './posted.ts';
import { householdPerson } from './questions.ts';
import { intakeRoom } from './room.ts';

/** What was missing, as told to staff. */
export const details = {
  area: v.optional(oneOf(idsOf(program.areas))),
  availability: v.optional(someOf(program.availability, program.availability.length)),
  remote: v.optional(truth),
};

/** A household by phone or at the counter: it counts as confirmed. */
export const postArrivalByStaff = staffDoor((request, { by }) => postArrivalAsStaff(request, by));

/** Staff confirm for a household that said yes in another way. */
export const confirmByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, exactly(details));
  if ('refusal' in body) return body.refusal;
  const id = request.params.id ?? '';
  const command = { type: 'Confirm', id, answers: body.value, by, at } as const;
  return actAnswer(await handle(intakeRoom, { self: id }, { command, cause: `staff:${crypto.randomUUID()}`, by, at }));
});

/** Why staff close a household's request. */
const closings = ['duplicate', 'moved-away', 'referred', 'other'] as const;

/** Staff end a household's story: its search or pairing ends, and the person is forgotten. */
export const closeByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, exactly({ reason: oneOf(closings) }));
  if ('refusal' in body) return body.refusal;
  const id = request.params.id ?? '';
  const command = { type: 'Close', id, reason: body.value.reason, by, at } as const;
  return actAnswer(await handle(intakeRoom, { self: id }, { command, cause: `staff:${crypto.randomUUID()}`, by, at }));
});

/** A household said to staff that it may be called once more after half a year, or that it would rather not. */
export const laterByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, exactly({ yes: v.boolean(because('yesOrNo')) }));
  if ('refusal' in body) return body.refusal;
  const cause = `staff:${crypto.randomUUID()}`;
  return actAnswer(await sayLater(request.params.id ?? '', body.value.yes, { by, at, cause }));
});

/** Staff correct what a household told; what is left out stays as it is. */
export const correctByStaff = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, correctionSeen);
  if ('refusal' in body) return body.refusal;
  const cause = `staff:${crypto.randomUUID()}`;
  const done = await correctSome(request.params.id ?? '', body.value, { by, at, cause });
  return isConflicted(done) ? conflictAnswer(done) : actAnswer(done);
});

/** What a household told, by the fields of `correct`: what whoever corrects it sees. Each look is a fact and a disclosure. */
export const showTold = staffDoor(async (request, staff) => {
  const opened = await openedBy(request.params.id ?? '', staff);
  return opened ? json(200, asTold(opened.person, opened.household)) : notThere();
}, 'open');

/** A household opened for someone on the staff: each time is a fact and a disclosure; undefined when it is not (or no longer) known. */
async function openedBy(id: string, { by, at }: Staff): Promise<{ person: Person; household: Household } | undefined> {
  const command = { type: 'ShowContact', id, by } as const;
  const outcome = await handle(intakeRoom, { self: id }, { command, cause: `staff:${crypto.randomUUID()}`, by, at });
  const state = outcome.state.self;
  if (outcome.outcome !== 'done' || !('person' in state)) return undefined;
  const [person] = await show([state.person], { by, basis: 'contact', kind: 'staff-view', at });
  return person && { person, household: state.household };
}

/** Whom staff may have to reach, and how to be careful; each look is a fact. */
export const showContact = staffDoor(async (request, staff) => {
  const opened = await openedBy(request.params.id ?? '', staff);
  return opened ? json(200, { ...contactOf(opened.person), ...wishesOf(opened.household) }) : notThere();
}, 'open');

/** Someone else may be reading its mail: all links that a household was sent open nothing any more; those in later mails do. */
export const revokeHouseholdsLinks = staffDoor(async (request, { by, at }) => {
  const id = request.params.id ?? '';
  const person = await householdPerson(id);
  if (!person) return notThere();
  const act = { command: { type: 'RevokeLinks', by } as const, cause: `staff:${crypto.randomUUID()}`, by, at };
  return actAnswer(await handle(intakeRoom, { self: id }, { ...act, besides: [revokeLinks(person, at)] }));
});

function contactOf({ name, contact, speaks, safeContact, accessNeeds, notes }: Person): object {
  const named = (list: 'safeContact' | 'accessNeeds', ids: readonly string[]) =>
    ids.map(id => nameOf(list, id, staffLanguage()));
  return {
    name,
    contact,
    languages: speaks.map(code => languageName(code, staffLanguage())),
    safeContact: named('safeContact', safeContact),
    accessNeeds: named('accessNeeds', accessNeeds),
    ...(notes !== undefined && { notes }),
  };
}

/** What a household told that does not lie open on a desk: all its needs, whom it would rather meet, and what it has been through. */
function wishesOf({ needs, preferences, arrivalWindow }: Household): object {
  const inWords = staffLanguage();
  const gender = preferences?.navigatorGender;
  return {
    needs: needs.map(id => nameOf('needs', id, inWords)),
    ...(gender && { navigatorGender: nameOf('genders', gender.value, inWords), genderRequired: gender.required }),
    ...(preferences?.sharedExperience && {
      sharedExperience: preferences.sharedExperience.map(id => nameOf('experiences', id, inWords)),
    }),
    ...(arrivalWindow && { arrivalWindow: nameOf('arrivalWindows', arrivalWindow, inWords) }),
  };
}

/** Staff tell for a household what was missing. */
export async function answerDetails(id: string, answers: Answers, { by, at }: Staff): Promise<Answer> {
  const command = { type: 'Answer', id, answers, by, at } as const;
  return actAnswer(await handle(intakeRoom, { self: id }, { command, cause: `staff:${crypto.randomUUID()}`, by, at }));
}
