import { type Html, html } from '../platform/html.ts';
import { type Answer, type Request, readBody } from '../platform/http.ts';
import { notice } from '../platform/page.ts';
import { languageOfRequest } from '../platform/posting.ts';
import { deskWords } from '../program/desk-words.ts';
import { longestForm } from './forgery.ts';
import { framed } from './frame.ts';
import type { AtDesk } from './room.ts';

/** All that was typed, in the page and nowhere else: nothing of it is kept on this side, nor in an address. */
function typed(request: Request): readonly (readonly [string, string])[] {
  const posted = readBody(request, longestForm);
  return posted.kind === 'form' ? [...posted.fields].filter(([name]) => name !== 'csrf') : [];
}

const carried = (fields: readonly (readonly [string, string])[]): Html =>
  html`${fields.map(([name, value]) => html`<textarea name="${name}" hidden>${`\n${value}`}</textarea>`)}`;

/** What another site posts in someone's name: not taken, and not kept for her either. */
export function foreignPost(language: string): Answer {
  const { signIn: words } = deskWords(language);
  return framed({ language }, { status: 403, title: words.foreignTitle, body: notice(words.foreign, 'warn') });
}

/** Her session ended while she typed: everything comes back with the page, to be sent when she has signed in. */
export function signedOutMeanwhile(request: Request): Answer {
  const language = languageOfRequest(request);
  const { signIn: words } = deskWords(language);
  const body = html`${notice(words.meanwhile, 'info')}
<ol class="steps"><li><p>${words.first}</p><p><a class="button" href="/desk/sign-in?to=/desk/signed-in-again" target="_blank" rel="noopener">${words.signInApart}</a></p></li>
<li><p>${words.afterwards}</p><form method="post" action="${request.path}">${carried(typed(request))}<button class="quiet">${words.goOn}</button></form></li></ol>`;
  return framed({ language }, { status: 401, title: words.meanwhileTitle, body });
}

/**
 * A form that was made for another session: hers of before, or that of someone who sat here before her. Nothing is done until she has
 * seen what it says, and presses as who she is now.
 */
export function pressAgain(request: Request, staff: AtDesk): Answer {
  const { signIn: words } = deskWords(staff.language);
  const fields = typed(request);
  const shown = fields.filter(([, value]) => value.trim() !== '');
  const body = html`${notice(words.again, 'info')}
${shown.length > 0 && html`<dl class="lists">${shown.map(([name, value]) => html`<dt><bdi>${name}</bdi></dt><dd><bdi>${value}</bdi></dd>`)}</dl>`}
<form method="post" action="${request.path}"><input type="hidden" name="csrf" value="${staff.csrf}">${carried(fields)}<button>${words.send}</button></form>`;
  return framed({ language: staff.language, staff }, { status: 403, title: words.againTitle, body });
}
