import { createHash, timingSafeEqual } from 'node:crypto';
import { environment } from '../../platform/environment.ts';
import { type Request, readBody } from '../../platform/http.ts';

/** Longer than any form of the desk, in bytes. */
export const longestForm = 64 * 1024;

/**
 * Whether a post comes from a page of our own, as the browser says. `Sec-Fetch-Site` is beyond the reach of pages; an older browser
 * says the origin alone. One that says neither is not believed.
 */
export function isOwnPost({ headers }: Request): boolean {
  const origin = headers.origin;
  const site = headers['sec-fetch-site'];
  if (origin !== undefined && origin !== 'null' && origin !== new URL(environment('BASE_URL')).origin) return false;
  return site === undefined ? origin !== undefined && origin !== 'null' : site === 'same-origin';
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether a form was made for this very session. */
export function isOwnForm(request: Request, csrf: string): boolean {
  const posted = readBody(request, longestForm);
  const carried = posted.kind === 'form' ? (posted.fields.get('csrf') ?? '') : '';
  return timingSafeEqual(hash(carried), hash(csrf));
}
