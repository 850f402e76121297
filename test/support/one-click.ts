import { simpleParser } from 'mailparser';
import type { Mail } from '../../lib/local/mailbox.ts';

/** The List headers of a mail, as mailparser understands them. */
interface ListHeaders {
  readonly unsubscribe?: { readonly url?: string };
  readonly 'unsubscribe-post'?: { readonly name?: string };
}

/**
 * A receiver of mail that offers its user to unsubscribe without leaving it (RFC 8058), written from the RFC’s text: it takes the address from
 * the headers as an independent parser reads them, and posts nothing but the pair that the sender named. It sends no cookie, follows no
 * redirect, and knows nothing of the program.
 */
export async function unsubscribeOf(mail: Mail): Promise<{ readonly url: string; readonly pair: string } | undefined> {
  const names = ['from', 'to', 'subject', 'list-unsubscribe', 'list-unsubscribe-post'];
  const head = names.flatMap(name => (mail.headers[name] === undefined ? [] : [`${name}: ${mail.headers[name]}`]));
  const { headers } = await simpleParser(`${head.join('\r\n')}\r\n\r\n`);
  const { unsubscribe, 'unsubscribe-post': post } = (headers.get('list') ?? {}) as ListHeaders;
  // 3.1: both headers, and the second says exactly this; without it the mail offers no one-click.
  if (unsubscribe?.url === undefined || post?.name !== 'List-Unsubscribe=One-Click') return undefined;
  return { url: unsubscribe.url, pair: post.name };
}

/** What it posts: `multipart/form-data` as the RFC recommends, or the other kind of form, which it allows. */
export function postOneClick(url: string, pair: string, as: 'multipart' | 'urlencoded'): Promise<Response> {
  const [name = '', value = ''] = pair.split('=');
  const form = new FormData();
  form.set(name, value);
  const body = as === 'multipart' ? form : new URLSearchParams({ [name]: value });
  return fetch(url, { method: 'POST', body, redirect: 'error', credentials: 'omit' });
}
