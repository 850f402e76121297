import { type Html, html } from '../../platform/html.ts';
import { type Answer, type Request, readBody } from '../../platform/http.ts';
import { notice } from '../../platform/page.ts';
import { languageOfRequest } from '../../platform/posting.ts';
import type { Places } from '../../platform/sheet.ts';
import { deskWords } from '../../program/desk-words.ts';
import { longestForm } from './forgery.ts';
import { card, facts, form, framed } from './frame.ts';
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
  const body = html`<div class="narrow">${notice(words.meanwhile, 'info')}
${card(words.firstTitle, html`<p>${words.first}</p><a class="button" href="/desk/sign-in?to=/desk/signed-in-again" target="_blank" rel="noopener">${words.signInApart}</a>`)}
${card(words.afterwardsTitle, html`<p>${words.afterwards}</p><form method="post" action="${request.path}">${carried(typed(request))}<button class="quiet">${words.goOn}</button></form>`)}</div>`;
  return framed({ language }, { status: 401, title: words.meanwhileTitle, body });
}

/** What a form carries besides what was typed: what makes it one form, and what it showed. */
const ofTheForm = ['nonce', 'seen'];

/** What a field is called: by its own name, or by that of the list or group that it is in. */
function nameIn(names: Places, field: string): string {
  const steps = field.split('.');
  const pointers = steps.map((_, i) => `/${steps.slice(0, steps.length - i).join('/')}`);
  return pointers.map(one => names.get(one)).find(one => one !== undefined) ?? field;
}

/**
 * A form that was made for another session: hers of before, or that of someone who sat here before her. Nothing is done until she has
 * seen what it says, and presses as who she is now.
 */
export function pressAgain(request: Request, staff: AtDesk, names: Places = new Map()): Answer {
  const { signIn: words } = deskWords(staff.language);
  const fields = typed(request);
  const shown = fields.filter(([name, value]) => value.trim() !== '' && !ofTheForm.includes(name));
  const pairs = shown.map(([name, value]) => [nameIn(names, name), html`<bdi>${value}</bdi>`] as const);
  const said = facts([[words.sentAs, html`<bdi>${staff.name ?? staff.by}</bdi>`], ...pairs]);
  const body = html`<div class="narrow">${notice(words.again, 'info')}
${card(words.typed, html`${said}${form(staff, request.path, html`${carried(fields)}<button class="act">${words.send}</button>`)}`)}</div>`;
  return framed({ language: staff.language, staff }, { status: 403, title: words.againTitle, body });
}
