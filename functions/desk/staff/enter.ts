import type { Answer, Request } from '../../platform/http.ts';
import { seeOther } from '../../platform/http.ts';
import { languageOfRequest } from '../../platform/posting.ts';
import { type Session, sessionOf } from '../../platform/sessions.ts';
import { claimsOf, rolesAmong } from '../../platform/staff.ts';
import type { Naming } from '../page/acting.ts';
import { isOwnForm, isOwnPost } from '../page/forgery.ts';
import { foreignPost, pressAgain, signedOutMeanwhile } from '../page/kept.ts';
import type { AtDesk } from '../page/room.ts';

/** Who sits at the desk by this session. */
export function atDesk(request: Request, { sub, roles, name, csrf }: Session, at: string): AtDesk {
  const held = rolesAmong(roles);
  const language = languageOfRequest(request);
  return { by: `staff:${sub}`, at, roles: held, language, csrf, claims: claimsOf(sub, held), ...(name && { name }) };
}

/** Where a look goes on when its person has signed in. */
export const signInFor = (path: string): string => `/desk/sign-in?to=${encodeURIComponent(path)}`;

const wanted = ({ path, query }: Request): string => {
  const asked = new URLSearchParams(query).toString();
  return asked ? `${path}?${asked}` : path;
};

/**
 * Who comes to the desk; or what is to be answered instead: a look is sent to sign in, a form comes back with all that was typed, and
 * what another site posts is refused.
 */
export async function enter(request: Request, naming?: Naming): Promise<AtDesk | Answer> {
  const at = new Date().toISOString();
  const posts = request.method === 'POST';
  if (posts && !isOwnPost(request)) return foreignPost(languageOfRequest(request));
  const session = await sessionOf(request, at);
  if (!session) return posts ? signedOutMeanwhile(request) : seeOther(signInFor(wanted(request)));
  const staff = atDesk(request, session, at);
  if (!posts || isOwnForm(request, session.csrf)) return staff;
  return pressAgain(request, staff, await naming?.(staff));
}
