import { randomInt } from 'node:crypto';
import { cookieOf, dropCookie, keepCookie } from '../../platform/cookies.ts';
import type { Doors } from '../../platform/door.ts';
import { environment } from '../../platform/environment.ts';
import { html } from '../../platform/html.ts';
import { type Answer, type Door, type Request, seeOther } from '../../platform/http.ts';
import { comeBack, sendToSignIn, type Waiting } from '../../platform/identity.ts';
import { notice } from '../../platform/page.ts';
import { languageOfRequest } from '../../platform/posting.ts';
import { beginSession, endSession, endSessionsOf, noSession, sessionOf } from '../../platform/sessions.ts';
import { asRefusal, rolesAmong } from '../../platform/staff.ts';
import { deskWords } from '../../program/desk-words.ts';
import { roomDoor } from '../page/acting.ts';
import { isOwnPost } from '../page/forgery.ts';
import { framed } from '../page/frame.ts';
import { foreignPost } from '../page/kept.ts';
import type { Room } from '../page/room.ts';
import { enter, signInFor } from './enter.ts';

/** So long someone may be at the issuer. */
const waitingSeconds = 15 * 60;

/** Several tabs may sign in beside each other; more than a few cookies would grow into a request that the gateway refuses. */
const places = ['1', '2', '3', '4'].map(place => `desk-sign-in-${place}`);

interface Kept extends Waiting {
  readonly to: string;
}

const written = (kept: Kept): string => Buffer.from(JSON.stringify(kept)).toString('base64url');

function read(text: string | undefined): Kept | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(Buffer.from(text, 'base64url').toString()) as Kept);
  } catch {
    return undefined;
  }
}

/** What this browser keeps of the sign-in that an answer is to, and where. */
function keptFor(request: Request): { readonly place: string; readonly kept: Kept } | undefined {
  const { state } = request.query;
  const all = places.map(place => ({ place, kept: read(cookieOf(request, place)) }));
  const found = all.find(({ kept }) => state !== undefined && kept?.state === state);
  return found?.kept && { place: found.place, kept: found.kept };
}

/** A page of the desk to go on to, as a path; Today for whatever is none: nobody is led away from here by an address that she was sent. */
export function safely(to: string | undefined): string {
  const base = new URL(environment('BASE_URL'));
  const asked = URL.parse(to ?? '', base.href) ?? base;
  const inside = asked.origin === base.origin && /^\/desk(\/|$)/.test(asked.pathname);
  const loops = /^\/desk\/(sign-in|signed-in|sign-out|signed-out)$/.test(asked.pathname);
  return inside && !loops ? asked.pathname + asked.search : '/desk';
}

const now = (): string => new Date().toISOString();

const goOn = (location: string, ...cookies: readonly string[]): Answer => ({
  ...seeOther(location),
  cookies: [...cookies],
});

/** To the issuer. Whoever came under another name of this address begins anew under its own, or her cookie would stay behind. */
const begin: Door = async request => {
  const base = environment('BASE_URL');
  const to = safely(request.query.to);
  if (request.headers.host !== undefined && request.headers.host !== new URL(base).host)
    return seeOther(base + signInFor(to));
  const { url, waiting } = await sendToSignIn(`${base}/desk/signed-in`, now());
  const place = places[randomInt(places.length)] ?? '';
  return goOn(url.href, keepCookie(place, written({ ...waiting, to }), waitingSeconds));
};

/** Back from the issuer: a new session, whatever was before, for whoever has a role of the program. */
const finish: Door = async request => {
  const at = now();
  const before = await sessionOf(request, at);
  const found = keptFor(request);
  // Whoever has signed in with another tab meanwhile, or loads this page again, is in already.
  if (!found) return before ? goOn('/desk') : notSignedIn(request, 'lost');
  const { kept, place } = found;
  const here = new URL(`/desk/signed-in?${new URLSearchParams(request.query)}`, environment('BASE_URL'));
  const identity = await comeBack(here, kept);
  if (!identity) return { ...notSignedIn(request, 'notProven', kept.to), cookies: [dropCookie(place)] };
  const roles = rolesAmong(identity.roles);
  if (roles.length === 0) {
    const answer = { ...notSignedIn(request, 'noRole'), cookies: [dropCookie(place)] };
    return asRefusal(answer, { by: `staff:${identity.sub}`, door: 'GET /desk', right: 'look', roles });
  }
  if (before) await endSession(before);
  return goOn(safely(kept.to), await beginSession(identity, at), dropCookie(place));
};

function notSignedIn(request: Request, why: 'lost' | 'notProven' | 'noRole', to = '/desk'): Answer {
  const language = languageOfRequest(request);
  const { signIn: words } = deskWords(language);
  const body = html`${notice(words[why], 'warn')}<p><a class="button" href="${signInFor(safely(to))}">${words.tryAgain}</a></p>`;
  return framed({ language }, { status: 403, title: words.notSignedInTitle, body });
}

/** Out: of this browser, or of all. Who was signed out before is so all the same, and the button of an old page is as good as that of a new one. */
const leave: Door = async request => {
  if (!isOwnPost(request)) return foreignPost(languageOfRequest(request));
  const session = await sessionOf(request, now());
  if (session) {
    const everywhere = new URLSearchParams(request.body.toString()).has('everywhere');
    await (everywhere ? endSessionsOf(session.sub, now()) : endSession(session));
  }
  return goOn('/desk/signed-out', noSession());
};

const left: Door = async request => {
  const language = languageOfRequest(request);
  const { signIn: words } = deskWords(language);
  const body = html`${notice(words.signedOut, 'done')}<p><a class="button" href="/desk/sign-in">${words.signIn}</a></p>`;
  return framed({ language }, { title: words.signedOutTitle, body });
};

/** For the tab that she signed in with, beside the one where her form waits. */
const again: Room = async (_, { language }) => {
  const { signIn: words } = deskWords(language);
  return { title: words.backTitle, body: notice(words.back, 'done') };
};

/** Signing in and out; nobody is asked who she is at these. */
export const signInDoors: Doors = {
  'GET /desk/sign-in': begin,
  'GET /desk/signed-in': finish,
  'POST /desk/sign-out': leave,
  'GET /desk/signed-out': left,
  'GET /desk/signed-in-again': roomDoor(enter, again),
};
