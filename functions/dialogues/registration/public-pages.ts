import { type Html, html } from '../../platform/html.ts';
import { notice, type Paged, pageOf } from '../../platform/page.ts';
import type { FormState } from '../../platform/posting.ts';
import { check, group, needed, type Places, Sheet } from '../../platform/sheet.ts';
import { figures } from '../../program/neighborhoods.ts';
import { program } from '../../program/settings.ts';
import {
  dateText,
  fill,
  joined,
  languageName,
  languages,
  type Words,
  whenText,
  wordsFor,
} from '../../program/words.ts';
import type { PlanState } from '../action/questions.ts';
import { saidAndDone } from '../action/said-and-done.ts';
import { registrationCloses } from '../calendar.ts';
import type { KnownDialogue, OpenDialogue } from '../dialogue.ts';
import { whereText } from '../mails.ts';
import type { Meter } from '../meter/meter.ts';
import { meterPicture } from '../meter/picture.ts';
import { fewText } from '../meter/sentences.ts';
import { answerFieldset, answerPlaces } from './answers-form.ts';
import { accessDeadline, isLateForAccess, type Standing, standingOf } from './standing.ts';

interface Reading {
  readonly language: string;
  readonly program: string;
  /** Now, as an instant. */
  readonly at: string;
}

const switches = (path: string, language: string): Html =>
  html`<nav>${languages.filter(one => one.code !== language).map(one => html`<a href="${path}?lang=${one.code}" lang="${one.code}" hreflang="${one.code}">${wordsFor(one.code).form.ownName}</a> `)}</nav>`;

/** What everyone may know of a dialogue: titles and answers. The time zone is said. */
export function factsOf(state: KnownDialogue, language: string): readonly (readonly [string, string])[] {
  const words = wordsFor(language);
  const { page } = words.registration;
  const { area, kickOff, format } = state;
  const spoken = joined(
    state.languages.map(code => languageName(code, language)),
    language,
  );
  return [
    ...(area ? [[page.area, whereText(area, words)] as const] : []),
    [page.when, kickOff ? whenText(kickOff.at, language) : page.noDay],
    ...(kickOff ? [[page.where, kickOff.place] as const] : []),
    ...(spoken ? [[page.languages, spoken] as const] : []),
    [page.format, words.dialogues.formats[format]],
  ];
}

const listed = (facts: readonly (readonly [string, string])[]): Html =>
  html`<dl>${facts.map(([title, text]) => html`<dt>${title}</dt><dd><bdi>${text}</bdi></dd>`)}</dl>`;

/** `GET /dialogues`: those that can be registered for, the next kick-off first. */
export function dialoguesPage(
  open: readonly { readonly id: string; readonly state: OpenDialogue }[],
  { language, program: name }: Reading,
): Paged {
  const said = wordsFor(language).registration;
  const one = ({ id, state }: (typeof open)[number]): Html =>
    html`<section><h2 dir="auto">${state.topic}</h2>${listed(factsOf(state, language))}<p><a class="button quiet" href="/dialogues/${id}?lang=${language}">${said.list.go}<span class="hidden"> – ${state.topic}</span></a></p></section>`;
  const body = html`<p class="lead">${said.list.lead}</p>${open.length > 0 ? open.map(one) : notice(said.list.none, 'info')}`;
  return pageOf({ language, title: said.list.title, program: name, body, aside: switches('/dialogues', language) });
}

const placesOf =
  (language: string) =>
  ({ consent }: Words['form']): Places => {
    const { page } = wordsFor(language).registration;
    return new Map([
      ['/name', page.name],
      ['/email', page.email],
      ['/phone', page.phone],
      ['/consent', consent],
      ...answerPlaces(language),
    ]);
  };

function you(sheet: Sheet): Html {
  const { page } = wordsFor(sheet.language).registration;
  return html`<fieldset><legend>${page.you}</legend>
<div class="field"><label for="name">${page.name}${needed(sheet)}</label><p class="hint" id="name-hint">${page.nameHint}</p>
<input type="text" id="name" name="name" maxlength="80" autocomplete="given-name" value="${sheet.typed('name')}"${sheet.marks('/name', 'name-hint')}>${sheet.faultText('/name')}</div></fieldset>
<fieldset><legend>${page.reach}${needed(sheet)}</legend>
<div class="field"><label for="email">${page.email}</label>
<input type="email" id="email" name="email" dir="ltr" autocomplete="email" value="${sheet.typed('email')}"${sheet.marks('/email')}>${sheet.faultText('/email')}</div>
<div class="field"><label for="phone">${page.phone}</label><p class="hint" id="phone-hint">${page.phoneHint}</p>
<input type="tel" id="phone" name="phone" dir="ltr" autocomplete="tel" value="${sheet.typed('phone')}"${sheet.marks('/phone', 'phone-hint')}>${sheet.faultText('/phone')}</div></fieldset>`;
}

/** What one agrees to, and the box for it. */
export function consentGroup(sheet: Sheet): Html {
  const { page } = wordsFor(sheet.language).registration;
  const { version } = program.consent;
  const box = { name: 'consent.version', value: version, label: page.consent, marks: sheet.marks('/consent') };
  const texts = page.consentText.map(text => fill(text, { days: program.dialogues.keptDays }));
  const inner = html`<ul>${texts.map(text => html`<li>${text}</li>`)}</ul>
<input type="hidden" name="consent.language" value="${sheet.language}">
${check('checkbox', { ...box, checked: sheet.chosen('consent.version', version) })}`;
  return group(sheet, '/consent', { legend: html`${sheet.words.sections.agreement}${needed(sheet)}`, inner });
}

/** A dialogue as everyone may see it. `meter`: what was told of who takes part, where anything was. */
export interface Public {
  readonly id: string;
  readonly state: KnownDialogue;
  /** Now, as an instant. */
  readonly at: string;
  readonly meter?: Meter | undefined;
}

/** Who takes part beside who lives there, so far as it was told; folded away, but for whom it still misses. */
function whoTakesPart(meter: Meter, language: string): Html {
  const { page } = wordsFor(language).registration;
  const few = meter.few.map(one => html`<li>${fewText(one, language)}</li>`);
  return html`<section><h2>${few.length > 0 ? page.whoTakesPart : page.soFar}</h2>${few.length > 0 && html`<ul>${few}</ul><p>${page.tellThem}</p>`}
<details><summary>${page.seeAll}</summary>${meterPicture(meter, figures, language)}</details></section>`;
}

const isForRegistering = (standing: Standing): boolean => standing === 'open' || standing === 'waiting';

/** `GET /dialogues/ID`, once people act on it: what they said and what was done about it, for everyone. */
export function actedPage(
  {
    id,
    state,
    plan,
    at,
  }: { readonly id: string; readonly state: KnownDialogue; readonly plan: PlanState; readonly at: string },
  { language, program: name }: Pick<Reading, 'language' | 'program'>,
): Paged {
  const { page } = wordsFor(language).registration;
  const body = html`${saidAndDone(plan, { language, at })}<p class="act"><a href="/dialogues?lang=${language}">${page.back}</a></p>`;
  return pageOf({ language, title: state.topic, program: name, body, aside: switches(`/dialogues/${id}`, language) });
}

/** `GET /dialogues/ID`: what it is about, when and where, and the form; after a refusal with what was typed. */
export function dialoguePage({ id, state, at, meter }: Public, filled: FormState): Paged {
  const { language, program: name, errors = [] } = filled;
  const words = wordsFor(language);
  const { page } = words.registration;
  const standing = standingOf(state, at);
  const closes = registrationCloses(state);
  const until = accessDeadline({ ...state, done: [] }, at);
  const isLate = isLateForAccess(state, at);
  const access =
    until === undefined
      ? undefined
      : isLate
        ? page.accessLate
        : fill(page.accessBy, { date: dateText(until, language) });
  const facts = [
    ...factsOf(state, language),
    ...(access && isForRegistering(standing) ? [[page.accessUntil, access] as const] : []),
    ...(closes && standing === 'open' ? [[page.closes, dateText(closes, language)] as const] : []),
  ];
  const sheet = new Sheet(filled, placesOf(language));
  const form = html`<h2>${page.register}</h2>${standing === 'waiting' && notice(page.waits, 'info')}<div class="notice info"><p>${page.privacy}</p></div>
<form method="post" action="/dialogues/${id}/registrations?lang=${language}"><input type="hidden" name="nonce" value="${filled.nonce}">
${you(sheet)}${consentGroup(sheet)}<h2>${page.more}</h2>${answerFieldset(sheet, { languages: state.languages, ...(access && { hint: access }) })}
<button class="wide">${standing === 'waiting' ? page.sendWaiting : page.send}</button></form>`;
  const none = notice(standing === 'not-yet' ? page.notYet : page.over, 'info');
  const body = html`${filled.notice && notice(filled.notice, 'warn')}${errors.length > 0 && sheet.summary()}
${state.goals && html`<p class="lead" dir="auto">${state.goals}</p>`}${listed(facts)}${isForRegistering(standing) ? form : none}
${meter && whoTakesPart(meter, language)}<p class="act"><a href="/dialogues?lang=${language}">${page.back}</a></p>`;
  return pageOf({ language, title: state.topic, program: name, body, aside: switches(`/dialogues/${id}`, language) });
}
