import type { Person } from '../people/person.ts';
import { environment } from '../platform/environment.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { addressOf, type Purpose } from '../platform/links.ts';
import type { Block, Button, Letter, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import { languageOf, type Words } from '../program/words.ts';
import { type Frame, htmlOf, type Piece, textOf } from './layout.ts';

/** A mail ready to be sent. */
export interface Written {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly language: string;
}

/** Writes a letter in its reader's language, with its links signed. */
export async function write({
  mail,
  person,
  wanted,
  at,
}: {
  mail: string;
  person: Person;
  wanted: Wanted;
  at: string;
}): Promise<Written> {
  const { code, dir, words } = languageOf(person.language);
  const letter = await wanted.letter({ words, language: code, at });
  const pieces = await Promise.all(letter.blocks.map(block => pieceOf(block, mail)));
  const frame: Frame = {
    language: code,
    dir,
    subject: letter.subject,
    program: environment('PROGRAM_NAME'),
    words,
    pieces,
    ways: await waysBelow(person, letter, { words, mail, at }),
    because: letter.because ?? 'known',
  };
  return { subject: letter.subject, html: htmlOf(frame), text: textOf(frame), language: code };
}

/**
 * Below every mail to someone whose data is held here: a navigator's way to her own page, unless the address may be a stranger's, and
 * everyone's to her data. They work as long as the key that signs them is known for sure.
 */
async function waysBelow(
  { id, role }: Person,
  { because }: Pick<Letter, 'because'>,
  { words: { mails }, mail, at }: { words: Words; mail: string; at: string },
): Promise<Frame['ways']> {
  const to = (purpose: Purpose) =>
    addressOf({ purpose, subject: id, expires: plusDays(at, program.linkKeyDays), nonce: mail });
  return [
    ...(role === 'navigator' && because !== 'given' ? [{ label: mails.profile, address: await to('profile') }] : []),
    ...(role === 'staff' ? [] : [{ label: mails.rights, address: await to('rights') }]),
  ];
}

const pieceOf = async (block: Block, mail: string): Promise<Piece> =>
  'button' in block ? { link: { label: block.button.label, address: await signed(block.button, mail) } } : block;

const signed = ({ link }: Button, mail: string): Promise<string> => addressOf({ ...link, nonce: mail });
