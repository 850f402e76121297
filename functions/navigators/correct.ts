import * as v from 'valibot';
import { type Correction, correct } from '../people/correct.ts';
import type { Person } from '../people/person.ts';
import { show } from '../people/show.ts';
import { type Conflicted, conflictsOf } from '../platform/conflict.ts';
import { type Collision, changedIn, type Fields, merge } from '../platform/kernel/merge.ts';
import { handle } from '../platform/ledger.ts';
import { type Profile, profile, type Recorded } from './navigator.ts';
import { volunteerById } from './questions.ts';
import { navigatorRoom } from './room.ts';
import type { Corrected } from './told.ts';

/** Who corrects, and why it is decided now. */
interface Correcting {
  readonly by: string;
  readonly at: string;
  readonly cause: string;
}

/** A correction as it is sent; what is left out stays. `seen`: what was seen by whoever sends it; without it all is done as it is sent. */
export interface Sent {
  readonly told: Omit<Corrected, 'seen'>;
  readonly seen?: Fields | undefined;
}

/** What of it is shown to herself, by a link that names nobody. */
export function asShown(person: Person | undefined, profile: Profile): Fields {
  return { ...(person?.phone !== undefined && { phone: person.phone }), ...profile };
}

/** All that is held of what a navigator told, by the fields of `correct`. */
export const asTold = ({ name, contact, phone }: Person, { ...codes }: Profile): Fields => ({
  name,
  ...(phone !== undefined && { phone }),
  ...('email' in contact && { email: contact.email }),
  ...codes,
});

/** What came of it; `conflict`: someone else has changed what is changed here, and nothing was. */
type Done = { readonly outcome: string; readonly reason?: string } | Conflicted;

/** What comes of a correction, of what is held now: what changes in which fields, or what collides. */
interface Judged {
  readonly collisions: readonly Collision[];
  readonly changes: Sent['told'];
  readonly fields: readonly string[];
  readonly person?: Correction;
}

/** What of it people keep. */
const personal = ({ name, email, phone, languages }: Sent['told']): Correction => ({
  ...(name !== undefined && { name }),
  ...(email !== undefined && { contact: { email } }),
  ...(phone !== undefined && { phone }),
  ...(languages && { speaks: languages.map(({ code }) => code) }),
});

function judge({ told, seen }: Sent, now: Fields): Judged {
  if (!seen) return { collisions: [], changes: told, fields: changedIn(now, told), person: personal(told) };
  const { changes, collisions } = merge({ seen, now, sent: told });
  const fields = Object.keys(changes);
  const clear = collisions.length === 0 && fields.length > 0;
  return { collisions, changes, fields, ...(clear && { person: personal(changes) }) };
}

/** What is known of her in codes, with what changes; an empty gender is none. */
function profileWith(held: Profile, { gender, ...changes }: Sent['told']): Profile {
  const { gender: before, ...rest } = held;
  const now = gender === undefined ? before : gender || undefined;
  return v.parse(profile, { ...rest, ...changes, ...(now && { gender: now }) });
}

/** Who is told what stands now is shown it. */
async function conflict(
  { person, edits }: Recorded,
  collisions: readonly Collision[],
  { by, at }: Correcting,
): Promise<Done> {
  const own = by === 'navigator';
  const why = own
    ? ({ basis: 'own-data', kind: 'own-view' } as const)
    : ({ basis: 'volunteers', kind: 'staff-view' } as const);
  await show([person], { by, at, ...why });
  return { outcome: 'conflict', conflicts: conflictsOf(collisions, edits) };
}

/** Whoever changes her, or takes the same address, in this very moment is in the way; then she is read again. */
const looks = 4;

/**
 * Corrects a navigator in one write: herself sealed anew, and what is known of her in codes. Refused: `none`, `known-address` (it is another
 * navigator's).
 */
export async function correctNavigator(id: string, sent: Sent, { by, at, cause }: Correcting): Promise<Done> {
  for (let look = 1; look <= looks; look++) {
    const known = (await volunteerById(id))?.state;
    const sealed = known && (await correct(known.person, held => judge(sent, asTold(held, known.profile)), at));
    if (!known || !sealed) return { outcome: 'refused', reason: 'none' };
    const { changes, collisions, fields, person } = sealed.judged;
    if (collisions.length > 0) return conflict(known, collisions, { by, at, cause });
    if (!person) return { outcome: 'nothing' };
    const anew = profileWith(known.profile, changes);
    const command = { type: 'Correct', id, profile: anew, held: known.profile, fields, by, at } as const;
    const done = await handle(navigatorRoom, { self: id }, { command, cause, by, at, besides: sealed.writes });
    if (done.outcome !== 'blocked' && !(done.outcome === 'refused' && done.reason === 'moved')) return done;
  }
  return { outcome: 'refused', reason: 'known-address' };
}
