import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import type { Mail } from '../../lib/local/mailbox.ts';

/**
 * A receiver of mail that lets its user unsubscribe without leaving it (RFC 8058), put together of two parsers that know nothing of us and of
 * the RFC's own steps: no library does the whole of it (docs/decisions/the-digest.md). It knows nothing of the program.
 */

/** The fields of a mail, as they go over the wire. */
export const headOf = ({ headers }: Pick<Mail, 'headers'>): string =>
  `${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n`;

/** The list fields of a mail, as mailparser understands them (RFC 2369). */
interface ListFields {
  readonly unsubscribe?: { readonly url?: string };
  readonly 'unsubscribe-post'?: { readonly name?: string };
}

interface Read {
  /** The bodies of the fields of each name, in their order: by postal-mime. */
  readonly unsubscribe: readonly string[];
  readonly post: readonly string[];
  /** By mailparser. */
  readonly list: ListFields;
}

async function read(head: string): Promise<Read> {
  const [{ headers }, { headers: understood }] = await Promise.all([PostalMime.parse(head), simpleParser(head)]);
  const named = (name: string) => headers.filter(({ key }) => key === name).map(({ value }) => value);
  return {
    unsubscribe: named('list-unsubscribe'),
    post: named('list-unsubscribe-post'),
    list: (understood.get('list') ?? {}) as ListFields,
  };
}

const thePair = 'List-Unsubscribe=One-Click';

/** The addresses of the web in the field: each stands in angle brackets (RFC 2369, 2). */
const webIn = ([field = '']: readonly string[]): readonly string[] =>
  [...field.matchAll(/<([^<>]*)>/g)].map(([, uri = '']) => uri).filter(uri => /^https?:/i.test(uri));

/**
 * What section 3.1 demands of the fields, each in a sentence. `base`: where addresses of the program begin. On one machine that is its own
 * address; deployed it is that of the gateway, which is `https` always.
 */
const demands: Readonly<Record<string, (mail: Read, base: string) => boolean>> = {
  'one List-Unsubscribe field': ({ unsubscribe }) => unsubscribe.length === 1,
  'one List-Unsubscribe-Post field': ({ post }) => post.length === 1,
  'one HTTPS URI, and no other of the web': ({ unsubscribe, list }, base) => {
    const [uri = '', ...others] = webIn(unsubscribe);
    return others.length === 0 && new URL(uri).origin === new URL(base).origin && list.unsubscribe?.url === uri;
  },
  'the single pair List-Unsubscribe=One-Click': ({ post: [pair], list }) =>
    pair === thePair && list['unsubscribe-post']?.name === thePair,
};

/** The demands of section 3.1 that a mail does not keep. */
export async function brokenIn(head: string, base: string): Promise<readonly string[]> {
  const mail = await read(head);
  const kept = (demand: (mail: Read, base: string) => boolean): boolean => {
    try {
      return demand(mail, base);
    } catch {
      // It is no address at all.
      return false;
    }
  };
  return Object.entries(demands).flatMap(([sentence, demand]) => (kept(demand) ? [] : [sentence]));
}

/** Where it posts; undefined where the mail offers no one-click. */
export async function offeredBy(mail: Pick<Mail, 'headers'>, base: string): Promise<string | undefined> {
  const head = headOf(mail);
  return (await brokenIn(head, base)).length === 0 ? (await read(head)).list.unsubscribe?.url : undefined;
}

/**
 * What it posts (3.2): the pair and nothing else, as `multipart/form-data`, or as the other kind of form, which the RFC allows. No cookie, no
 * authorization and nothing of what it knows besides; and it follows no redirect.
 */
export function oneClickTo(uri: string, as: 'multipart' | 'urlencoded'): Request {
  const [name = '', value = ''] = thePair.split('=');
  const form = new FormData();
  form.set(name, value);
  const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
  const content = as === 'multipart' ? { body: form } : { body: thePair, headers: urlencoded };
  return new Request(uri, { method: 'POST', redirect: 'manual', credentials: 'omit', ...content });
}

/** The same address with another signature: one character of it, not the last, which can hold bits that nobody reads. */
export const tampered = (uri: string): string => uri.replace(/.(?=.{8}$)/, one => (one === 'A' ? 'B' : 'A'));
