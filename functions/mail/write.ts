import { concernIdOf, pairingAbout } from '../pairing/questions.ts';
import type { Person } from '../people/person.ts';
import { environment } from '../platform/environment.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { addressOf, type Purpose } from '../platform/links.ts';
import type { Block, Button, Invitation, Letter, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import { languageOf, type Words } from '../program/words.ts';
import { calendarOf } from './calendar.ts';
import { type Frame, htmlOf, type Piece, textOf } from './layout.ts';

/** A mail ready to be sent. */
export interface Written {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly language: string;
  /** Where a mail program can stop it without a question. */
  readonly stop?: string;
  /** What its reader's calendar is told with it, as iCalendar. */
  readonly calendar?: { readonly method: Invitation['method']; readonly text: string };
}

/** Writes a letter in its reader's language, with its links signed. */
export async function write({
  mail,
  about,
  person,
  wanted,
  at,
  standsIn,
}: {
  mail: string;
  /** What it is about: the id of a subject. */
  about: string;
  person: Person;
  wanted: Wanted;
  at: string;
  /** Who reads it in her place. */
  standsIn?: string | undefined;
}): Promise<Written> {
  const { code, dir, words } = languageOf(person.language);
  const letter = await wanted.letter({ words, language: code, at, ...(standsIn && { standsIn }) });
  const pieces = await Promise.all(letter.blocks.map(block => pieceOf(block, mail)));
  const stop = letter.stop && (await linked(letter.stop, mail));
  const ways = await Promise.all((letter.ways ?? []).map(way => linked(way, mail)));
  const below = await waysBelow(person, letter, { words, mail, about, at });
  const frame: Frame = {
    language: code,
    dir,
    subject: letter.subject,
    program: environment('PROGRAM_NAME'),
    words,
    pieces,
    framed: letter.framed ?? [],
    ways: [...(stop ? [stop] : []), ...ways, ...below],
    because: letter.because ?? 'known',
  };
  const calendar = letter.invitation && calendarFor(letter.invitation, person);
  const written = {
    subject: letter.subject,
    html: htmlOf(frame),
    text: textOf(frame),
    language: code,
    ...(stop && { stop: stop.address }),
  };
  return calendar ? { ...written, calendar } : written;
}

/** The program invites, from the address that the mail comes from: clients take a change from no other. */
function calendarFor(invitation: Invitation, { contact }: Person): Written['calendar'] {
  if (!('email' in contact)) return undefined;
  const organizer = { name: environment('PROGRAM_NAME'), address: environment('MAIL_SENDER') };
  const within = { organizer, attendee: contact.email, zone: program.timeZone };
  return { method: invitation.method, text: calendarOf(invitation, within) };
}

/**
 * Below every mail to someone whose data is held here: while a pairing runs or rests, either side's way to say that something is not right,
 * and the household's to another navigator; a navigator's and a member's way to her own page, unless the address may be a stranger's; and everyone's to her
 * data. They work as long as the key that signs them is known for sure.
 */
async function waysBelow(
  { id, role, subject }: Person,
  { because }: Pick<Letter, 'because'>,
  { words: { mails, advisory }, mail, about, at }: { words: Words; mail: string; about: string; at: string },
): Promise<Frame['ways']> {
  const to = (purpose: Purpose, of = id) =>
    addressOf({ purpose, subject: of, expires: plusDays(at, program.linkKeyDays), nonce: mail });
  // A dialogue's steering group and facilitators are spoken to by the library; no kind of mail goes to them yet.
  if (role === 'staff' || role === 'steering' || role === 'facilitator') return [];
  if (role === 'member')
    return because === 'given' ? [] : [{ label: advisory.mails.ownPage, address: await to('member') }];
  // The way to her own page is the button of each mail to her.
  if (role === 'participant') return [{ label: mails.rights, address: await to('rights') }];
  const pairing = await pairingAbout(about, subject);
  return [
    ...(pairing ? [{ label: mails.concern, address: await to('concern', concernIdOf(pairing, role)) }] : []),
    ...(pairing && role === 'household' ? [{ label: mails.another, address: await to('another', pairing) }] : []),
    ...(role === 'navigator' && because !== 'given' ? [{ label: mails.profile, address: await to('profile') }] : []),
    { label: mails.rights, address: await to('rights') },
  ];
}

async function pieceOf(block: Block, mail: string): Promise<Piece> {
  if ('button' in block) return { link: await linked(block.button, mail) };
  if (!('entry' in block)) return block;
  const { ways = [], ...entry } = block.entry;
  return { entry: { ...entry, ways: await Promise.all(ways.map(way => linked(way, mail))) } };
}

const linked = async ({ label, link }: Button, mail: string) => ({
  label,
  address: await addressOf({ ...link, nonce: mail }),
});
