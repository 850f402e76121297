import { type Correction, correct } from '../people/correct.ts';
import { handle } from '../platform/ledger.ts';
import type { Profile } from './navigator.ts';
import { volunteerById } from './questions.ts';
import { navigatorRoom } from './room.ts';

/** Who corrects, and why it is decided now. */
interface Correcting {
  readonly by: string;
  readonly at: string;
  readonly cause: string;
}

/** What is to be different of her; people keep her name, her address, her number and what she speaks. */
export interface Changed {
  readonly person?: Pick<Correction, 'name' | 'contact' | 'phone'>;
  readonly profile: (held: Profile) => Profile;
}

/** Whoever changes her, or takes the same address, in this very moment is in the way; then she is read again. */
const looks = 4;

/** Corrects a navigator in one write: herself sealed anew, and what is known of her in codes. Refused: `none`, `known-address` (it is another navigator's). */
export async function correctNavigator(
  id: string,
  { person, profile }: Changed,
  { by, at, cause }: Correcting,
): Promise<{ readonly outcome: string; readonly reason?: string }> {
  for (let look = 1; look <= looks; look++) {
    const known = (await volunteerById(id))?.state;
    const anew = known && profile(known.profile);
    const speaks = anew?.languages.map(({ code }) => code);
    const sealed = known && (await correct(known.person, { ...person, ...(speaks && { speaks }) }, at));
    if (!anew || !sealed) return { outcome: 'refused', reason: 'none' };
    const command = { type: 'Correct', id, profile: anew, by, at } as const;
    const done = await handle(navigatorRoom, { self: id }, { command, cause, by, at, besides: sealed.writes });
    if (done.outcome !== 'blocked') return done;
  }
  return { outcome: 'refused', reason: 'known-address' };
}
