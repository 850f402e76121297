import { standInAt } from '../desk/questions.ts';
import { type Glance, glance, liaison } from '../people/glance.ts';
import { open } from '../people/open.ts';
import type { Person } from '../people/person.ts';
import { outsideQuietHours, plusMinutes } from '../platform/kernel/time.ts';
import type { MailKind } from '../platform/message.ts';
import { Unavailable } from '../platform/unavailable.ts';
import { program } from '../program/settings.ts';
import type { Readiness, Wish } from './domain.ts';
import { kinds } from './kinds.ts';
import { type Written, write } from './write.ts';

/** What may go out now, whole: nothing is read or opened any more once it is claimed. */
export interface Letter extends Written {
  /** Her address; of a mail to the staff perhaps two. */
  readonly to: readonly string[];
}

/** Everything that was found when a mail was looked at, just before its sending. */
export interface Sending {
  readonly readiness: Readiness;
  readonly kind: MailKind;
  /** Whom it is for, from outside. */
  readonly seen?: Glance;
  /** There when it is ready. */
  readonly letter?: Letter;
}

/** While the vault is closed mails wait so long, and then it is tried again. */
const closedMinutes = 5;

/** Looks at a wish again: is it still wanted, can she be written to, may it go out now? Only then is she opened and the letter written. */
export async function ready(mail: string, wish: Wish, at: string): Promise<Sending> {
  const kind = kindOf(wish.kind);
  const [wanted, seen] = await Promise.all([kind.about(wish.about), glance(wish.to)]);
  if (!wanted || !seen) return { kind, readiness: { ready: 'not-wanted' } };
  const readiness = howReady(kind, seen, at);
  if (readiness.ready !== 'send') return { kind, seen, readiness };
  try {
    const person = await open(wish.to);
    if (!person) return { kind, seen, readiness: { ready: 'not-wanted' } };
    const { standsIn, to } = await readersOf(person, kind, at);
    const letter = { ...(await write({ mail, about: wish.about, person, wanted, at, standsIn })), to };
    return { kind, seen, letter, readiness };
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return { kind, seen, readiness: { ready: 'hold', until: plusMinutes(at, closedMinutes) } };
  }
}

function howReady(kind: MailKind, { channel }: Glance, at: string): Readiness {
  // Facts do not tell how anyone is reached: a kind for the phone and someone without e-mail look the same.
  if (kind.by === 'phone' || channel !== 'email') return { ready: 'call', reason: 'by-phone' };
  const until = outsideQuietHours(at, { zone: program.timeZone, ...program.quietHours });
  return kind.atAnyHour || until === at ? { ready: 'send' } : { ready: 'hold', until };
}

/**
 * Where a mail goes: to her own address; the liaison's to whoever stands in on that day, and where it must not be missed to both. Who stands in
 * and is not known any more has no mail lost: it goes to the liaison.
 */
async function readersOf(person: Person, { liaisonToo }: MailKind, at: string): Promise<Readers> {
  const deputy = person.id === liaison ? await standInAt(at) : undefined;
  const reader = (deputy && (await open(deputy))) || person;
  const also = liaisonToo && reader.id !== liaison ? await open(liaison) : undefined;
  const to = [reader, ...(also ? [also] : [])].map(addressOf);
  return { to, ...(reader.id !== person.id && !also && { standsIn: reader.id }) };
}

/** Where a mail goes, and who stands in where it goes to her alone. */
interface Readers {
  readonly to: readonly string[];
  readonly standsIn?: string;
}

function addressOf({ contact }: Person): string {
  if (!('email' in contact)) throw new Error('A mail was claimed for someone without e-mail');
  return contact.email;
}

/** The kind of this name. Throws on one that no capability declares. */
export function kindOf(name: string): MailKind {
  const kind = kinds[name];
  if (!kind) throw new Error(`No capability declares the mail kind ${name}`);
  return kind;
}
