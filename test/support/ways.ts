import type { Purpose } from '../../functions/platform/links.ts';

/**
 * The ways of a purpose within a mail's text or a page's markup: addresses or paths of links (`/l/v2~…~purpose~…`), in the order in which
 * they stand there; none when there are none.
 */
export const waysIn = (text: string, purpose: Purpose): readonly string[] =>
  text.match(new RegExp(String.raw`(?:https?://[^\s/"<>]+)?/l/v2~\w+~${purpose}~[\w.~-]*[\w-]`, 'g')) ?? [];

/** The first way of a purpose within a text or markup. Throws when there is none. */
export function wayIn(text: string, purpose: Purpose): string {
  const [way] = waysIn(text, purpose);
  if (way === undefined) throw new Error(`No link for "${purpose}" in: ${text}`);
  return way;
}

/**
 * The newest way of a purpose in someone's mails (the oldest first): the first one in the latest mail that has any, whatever else was sent
 * since or in the same instant; undefined when none has.
 */
export const newestWay = (mails: readonly { readonly text: string }[], purpose: Purpose): string | undefined =>
  mails.map(({ text }) => waysIn(text, purpose)[0]).findLast(way => way !== undefined);

/** What a link is about: the id of an arrival, a pairing, a person or a request, as `Link.subject` of `platform/links.ts`. */
export const subjectOf = (way: string): string => way.split('~')[3] ?? '';
