import type { Words } from '../program/words.ts';
import type { Html } from './html.ts';
import type { Link } from './links.ts';

/** What a page behind a link is made for. */
export interface Visit {
  readonly link: Link;
  readonly language: string;
  readonly words: Words;
  /** Whom to ask. */
  readonly liaison: string;
  /** Now. */
  readonly at: string;
  /** The cause of what is decided on a press: this request's own. */
  readonly request: string;
  /** What was pressed and filled in; empty on a look. */
  readonly fields: URLSearchParams;
}

/** The number that a form was made with, so that two sendings are one; this request's own where it has none. */
export function formNumber({ fields, request }: Visit): string {
  const typed = fields.get('nonce') ?? '';
  return /^[0-9a-f-]{36}$/.test(typed) ? typed : request;
}

/** What a link's page shows. */
export interface Shown {
  readonly title: string;
  readonly body: Html;
  /** The page’s language, where she has chosen another one just now. */
  readonly language?: string;
  /** Something to be kept as a file instead. */
  readonly download?: { readonly name: string } & ({ readonly content: object } | { readonly calendar: string });
}

/** The page of one purpose: a look changes nothing, a press may be repeated. */
export interface LinkPage {
  /** Whose link it is: the person whom the mail went to, by id; undefined when she is no longer known, or must not be. */
  person(link: Link): Promise<string | undefined>;
  /** The language of a page that must not know whose it is; it stands in the link. */
  language?(link: Link): string;
  show(visit: Visit): Promise<Shown>;
  press(visit: Visit): Promise<Shown>;
  /** What is said here may not wait until the vault opens: while nobody's language can be read, it is the browser's. */
  readonly cannotWait?: true;
}
