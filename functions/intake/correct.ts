import * as v from 'valibot';
import { type Correction, correct } from '../people/correct.ts';
import { contactKind, type Person } from '../people/person.ts';
import { show } from '../people/show.ts';
import { type Conflicted, conflictsOf } from '../platform/conflict.ts';
import { without } from '../platform/deciding.ts';
import { type Collision, changedIn, type Fields, merge } from '../platform/kernel/merge.ts';
import { handle } from '../platform/ledger.ts';
import { bestLanguage } from '../program/words.ts';
import { type ArrivalState, type Household, household } from './arrival.ts';
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

/** What a household told, whole: as `correct` takes it, field by field. */
export type Told = v.InferOutput<typeof correction>;

/** All that is held of what a household told, by the fields of `correct`. */
export const asTold = (
  { name, contact, safeContact, accessNeeds, notes }: Person,
  { ...codes }: Household,
): Fields & { readonly preferredName: string } => ({
  preferredName: name,
  contact,
  ...codes,
  safeContact,
  accessNeeds,
  ...(notes !== undefined && { notes }),
});

/** What came of it; `conflict`: someone else has changed what is changed here, and nothing was. */
type Done = { readonly outcome: string; readonly reason?: string } | Conflicted;

/** Nothing of a household may be left out: who tells all of it anew takes back what is not told. */
const takenBack: Told = {
  interpreterNeeded: undefined,
  area: undefined,
  remote: undefined,
  household: undefined,
  arrivalWindow: undefined,
  preferences: undefined,
  notes: '',
};

/** What the page showed on which all of it is told anew, and the fields of which she has chosen what stands. */
interface Deciding {
  readonly seen?: Fields | undefined;
  readonly theirs?: readonly string[];
}

/** A household tells all of it anew; what it did not change stays as others have changed it since it was `seen`. */
export const correctWhole = (
  id: string,
  told: v.InferOutput<typeof retold>,
  who: Correcting,
  { seen, theirs = [] }: Deciding = {},
) => corrected(id, { told: without({ ...takenBack, ...told }, theirs), seen }, who);

/** Some of it is corrected for a household; what is left out stays as it is, and so does what others have changed since it was `seen`. */
export const correctSome = (id: string, told: Told & { readonly seen?: Fields | undefined }, who: Correcting) => {
  const { seen, ...fields } = told;
  return corrected(id, { told: fields, seen }, who);
};

/** What of it people keep. */
function personal(told: Told): Correction {
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

/** A correction as it is sent, and what was seen by whoever sends it. */
interface Sent {
  readonly told: Told;
  readonly seen?: Fields | undefined;
}

/** What comes of a correction, of what is held now: what changes in which fields, or what collides. */
interface Judged {
  readonly collisions: readonly Collision[];
  readonly changes: Told;
  readonly fields: readonly string[];
  readonly person?: Correction;
}

/** Without `seen` all is done as it is sent. */
function judge({ told, seen }: Sent, now: Fields): Judged {
  if (!seen) return { collisions: [], changes: told, fields: changedIn(now, told), person: personal(told) };
  const { changes, collisions } = merge({ seen, now, sent: told });
  const fields = Object.keys(changes);
  const clear = collisions.length === 0 && fields.length > 0;
  return { collisions, changes, fields, ...(clear && { person: personal(changes) }) };
}

type Known = Extract<ArrivalState, { person: string }>;

/** Who is told what stands now is shown it. */
async function conflict({ person, edits }: Known, collisions: readonly Collision[], who: Correcting): Promise<Done> {
  const own = who.by === 'contact';
  const why = own
    ? ({ basis: 'own-data', kind: 'own-view' } as const)
    : ({ basis: 'contact', kind: 'staff-view' } as const);
  await show([person], { by: who.by, at: who.at, ...why });
  return { outcome: 'conflict', conflicts: conflictsOf(collisions, edits) };
}

/** One write: the person sealed anew, and what is known of the household in codes. Throws when it never comes to rest. */
async function corrected(id: string, sent: Sent, { by, at, cause }: Correcting): Promise<Done> {
  for (let look = 1; look <= looks; look++) {
    const arrival = await arrivalById(id);
    const sealed =
      'person' in arrival
        ? await correct(arrival.person, held => judge(sent, asTold(held, arrival.household)), at)
        : undefined;
    if (!('person' in arrival) || !sealed) return { outcome: 'refused', reason: arrival.status };
    const { changes, collisions, fields, person } = sealed.judged;
    if (collisions.length > 0) return conflict(arrival, collisions, { by, at, cause });
    if (!person) return { outcome: 'nothing' };
    const contact = sealed.moved && person.contact ? contactKind(person.contact) : undefined;
    const anew = v.parse(household, { ...arrival.household, ...changes });
    const command = { type: 'Correct', id, household: anew, held: arrival.household, fields, contact, by, at } as const;
    const done = await handle(intakeRoom, { self: id }, { command, cause, by, at, besides: sealed.writes });
    if (done.outcome !== 'blocked' && !(done.outcome === 'refused' && done.reason === 'moved')) return done;
  }
  throw new Error(`No rest on the contact of ${id}`);
}
