import type { Person } from '../people/person.ts';
import { environment } from '../platform/environment.ts';
import { addressOf } from '../platform/links.ts';
import type { Block, Button, Wanted } from '../platform/message.ts';
import { languageOf } from '../program/words.ts';
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
    because: letter.because ?? 'known',
  };
  return { subject: letter.subject, html: htmlOf(frame), text: textOf(frame), language: code };
}

const pieceOf = async (block: Block, mail: string): Promise<Piece> =>
  'button' in block ? { link: { label: block.button.label, address: await signed(block.button, mail) } } : block;

const signed = ({ link }: Button, mail: string): Promise<string> => addressOf({ ...link, nonce: mail });
