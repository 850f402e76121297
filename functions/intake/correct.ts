import * as v from 'valibot';
import { type Correction, correct } from '../people/correct.ts';
import { contactKind } from '../people/person.ts';
import { handle } from '../platform/ledger.ts';
import { bestLanguage } from '../program/words.ts';
import { type Household, household } from './arrival.ts';
import type { correction, retold } from './posted.ts';
import { arrivalById } from './questions.ts';
import { contactOf } from './register.ts';
import { intakeRoom } from './room.ts';

/** Who corrects, and why it is decided now. */
interface Correcting {
  readonly by: string;
  readonly at: string;
  readonly cause: string;
}

/** A household tells all of it anew. */
export const correctWhole = (id: string, told: v.InferOutput<typeof retold>, who: Correcting) =>
  corrected(
    id,
    { person: { ...personal(told), notes: told.notes ?? '' }, household: () => v.parse(household, told) },
    who,
  );

/** Some of it is corrected for a household; what is left out stays as it is. */
export const correctSome = (id: string, told: v.InferOutput<typeof correction>, who: Correcting) =>
  corrected(id, { person: personal(told), household: held => v.parse(household, { ...held, ...told }) }, who);

/** What of it people keep. */
function personal(told: v.InferOutput<typeof correction>): Correction {
  const { preferredName: name, contact, languages, safeContact, accessNeeds, notes } = told;
  const speaks = languages?.map(({ code }) => code);
  return {
    ...(name !== undefined && { name }),
    ...(contact && { contact: contactOf(contact) }),
    ...(speaks && { speaks, language: bestLanguage(speaks) }),
    ...(safeContact && { safeContact }),
    ...(accessNeeds && { accessNeeds }),
    ...(notes !== undefined && { notes }),
  };
}

/** Whoever corrects the same household, or gives or leaves the same contact in this very moment, is in the way; then it is read again. */
const looks = 4;

/** One write: the person sealed anew, and what is known of the household in codes. Throws when it never comes to rest. */
async function corrected(
  id: string,
  { person, household: anew }: { person: Correction; household: (held: Household) => Household },
  { by, at, cause }: Correcting,
): Promise<{ readonly outcome: string; readonly reason?: string }> {
  for (let look = 1; look <= looks; look++) {
    const arrival = await arrivalById(id);
    const sealed = 'person' in arrival ? await correct(arrival.person, person, at) : undefined;
    if (!('person' in arrival) || !sealed) return { outcome: 'refused', reason: arrival.status };
    const contact = sealed.moved && person.contact ? contactKind(person.contact) : undefined;
    const command = { type: 'Correct', id, household: anew(arrival.household), contact, by, at } as const;
    const done = await handle(intakeRoom, { self: id }, { command, cause, by, at, besides: sealed.writes });
    if (done.outcome !== 'blocked') return done;
  }
  throw new Error(`No rest on the contact of ${id}`);
}
