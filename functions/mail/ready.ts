import { open } from '../people/open.ts';
import { contactKind, type Person } from '../people/person.ts';
import { outsideQuietHours } from '../platform/kernel/time.ts';
import type { MailKind, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import type { Readiness, Wish } from './domain.ts';
import { kinds } from './kinds.ts';

/** Everything a sending needs, read again just before it. */
export interface Sending {
  readonly readiness: Readiness;
  readonly kind: MailKind;
  readonly person?: Person;
  readonly wanted?: Wanted;
}

/** Looks at a wish again: is it still wanted, can she be written to, may it go out now? */
export async function ready(wish: Wish, at: string): Promise<Sending> {
  const kind = kindOf(wish.kind);
  const [wanted, person] = await Promise.all([kind.about(wish.about), open(wish.to)]);
  if (!wanted || !person) return { kind, readiness: { ready: 'not-wanted' } };
  const readiness = howReady(kind, person, at);
  return { kind, person, wanted, readiness };
}

function howReady(kind: MailKind, person: Person, at: string): Readiness {
  const channel = contactKind(person.contact);
  // Facts do not tell how anyone is reached: a kind for the phone and someone without e-mail look the same.
  if (kind.by === 'phone' || channel !== 'email') return { ready: 'call', reason: 'by-phone' };
  const until = outsideQuietHours(at, { zone: program.timeZone, ...program.quietHours });
  return kind.atAnyHour || until === at ? { ready: 'send' } : { ready: 'hold', until };
}

/** The kind of this name. Throws on one that no capability declares. */
export function kindOf(name: string): MailKind {
  const kind = kinds[name];
  if (!kind) throw new Error(`No capability declares the mail kind ${name}`);
  return kind;
}
