import type { Request } from './http.ts';

/** `__Host-`: browsers take it from this very origin alone, over TLS alone, for every path; no neighboring host can put one in its place. */
const own = '__Host-';

/** What a request brings under a name. */
export function cookieOf({ headers }: Request, name: string): string | undefined {
  const found = (headers.cookie ?? '').split(/;\s*/).find(one => one.startsWith(`${own}${name}=`));
  return found?.slice(own.length + name.length + 1);
}

/** Unreadable to scripts; sent along when someone follows a link from elsewhere (a mail), never with what another page posts. */
const terms = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** Gives the browser a cookie: for so many seconds, or until it is closed. */
export const keepCookie = (name: string, value: string, seconds?: number): string =>
  `${own}${name}=${value}; ${terms}${seconds === undefined ? '' : `; Max-Age=${seconds}`}`;

/** Takes it back. */
export const dropCookie = (name: string): string => keepCookie(name, '', 0);
