import type { Words } from '../program/words.ts';
import type { Link } from './links.ts';

/** A button that leads to a page: the page has the form, the press is there. */
export interface Button {
  readonly label: string;
  readonly link: Omit<Link, 'nonce'>;
}

/** One piece of a letter, in reading order; HTML and plain text are both made from it, so both are complete. */
export type Block =
  /** A heading says what the pieces below it are about. */
  | { readonly text: string; readonly as?: 'heading' }
  | { readonly list: readonly string[] }
  | Pointers
  | Entry
  | Bars
  | { readonly button: Button };

/** One thing of several, in the words of whoever told it, which need not be in the language of the letter. */
export interface Entry {
  readonly entry: {
    readonly title: string;
    readonly lines: readonly string[];
    /** An address of the web to go on from. */
    readonly web?: string;
    /** What can be done with it, below it: quieter than a button of the letter. */
    readonly ways?: readonly Button[];
  };
}

/** Lines for staff, each with the address at the desk where it is seen to: the sign-in stands before it, so the link opens nothing by itself. */
export interface Pointers {
  readonly pointers: readonly { readonly text: string; readonly address?: string }[];
}

/** How much of each, as bars that every mail client can show. What a bar says stands beside it in words. */
export interface Bars {
  readonly bars: readonly { readonly label: string; readonly text: string; readonly share: number }[];
}

/** What a mail says: the whole of it but the frame. Never a household's name or contact. */
export interface Letter {
  readonly subject: string;
  readonly blocks: readonly Block[];
  /** Set apart in a frame and fit to be printed, line by line: the third one is whose it is. */
  readonly framed?: readonly string[];
  /** Why it comes, where that is not simply that its reader is in touch with the program. */
  readonly because?: keyof Words['mails']['because'];
  /** What stands below it besides what stands below every mail to its reader. */
  readonly ways?: readonly Button[];
  /** It comes again and again: the link by which it is stopped, also by the reader’s mail program itself (RFC 8058). */
  readonly stop?: Button;
  /** What its reader's calendar is told with it. */
  readonly invitation?: Invitation;
}

/** One entry of one reader's calendar (iTIP, RFC 5546): invited to, changed or cancelled. Neutral words, and nobody else in it. */
export interface Invitation {
  /** The same for every word on this entry, and in no other calendar. */
  readonly uid: string;
  readonly method: 'REQUEST' | 'CANCEL';
  /** Grows with each change. */
  readonly sequence: number;
  /** When it was decided, as an instant. */
  readonly stamp: string;
  /** From when to when, as instants. */
  readonly start: string;
  readonly end: string;
  readonly summary: string;
  readonly location: string;
  readonly note: string;
}

/** Whom and in which language one writes or speaks to. */
export interface Reader {
  readonly words: Words;
  /** The language's code, as for `Intl`. */
  readonly language: string;
  /** Now. */
  readonly at: string;
  /** The person who stands in for whom it is written to, where it goes to her alone: what its buttons do is her act. */
  readonly standsIn?: string;
}

/**
 * What a mail kind is about, as things stand. That it is wanted can be asked by anyone; names that it tells are opened when it is
 * written, by those who may.
 */
export interface Wanted {
  /** The letter, for someone with e-mail. */
  letter(reader: Reader): Promise<Letter>;
  /** What to say on the phone, sentence by sentence, for someone without. */
  script(reader: Reader): Promise<readonly string[]>;
}

/** A kind of mail. The capability that wants it owns its words and knows whether it is still wanted. */
export interface MailKind {
  readonly audience: 'household' | 'navigator' | 'member' | 'participant' | 'staff';
  /** `phone`: no letter is ever written, a person on the staff calls (or decides and writes). */
  readonly by: 'mail' | 'phone';
  /** After a crash without evidence it may go once more. */
  readonly mayRepeat: boolean;
  /** The direct answer to one's own press or post, or a safety alert to staff: quiet hours do not hold it. */
  readonly atAnyHour: boolean;
  /** It goes to the liaison as well, whoever stands in: what must not be missed, and who stands in. */
  readonly liaisonToo?: true;
  /** Of all kinds with a limit, at most this many a day to one address. */
  readonly perDay?: number;
  /** Reads what it is about; undefined when it is no longer wanted. */
  about(about: string): Promise<Wanted | undefined>;
}
