import { arrivalById, takingPart } from '../../intake/questions.ts';
import { isRunning, pairingBegun } from '../../pairing/questions.ts';
import { show } from '../../people/show.ts';
import { bodyOf, says } from '../../platform/form-body.ts';
import { type Html, html } from '../../platform/html.ts';
import { plusDays } from '../../platform/kernel/time.ts';
import type { LinkPage, Shown, Visit } from '../../platform/link-page.ts';
import { onwardTo } from '../../platform/links.ts';
import { button, notice } from '../../platform/page.ts';
import { Sheet } from '../../platform/sheet.ts';
import { check, exactly } from '../../program/checks.ts';
import { program } from '../../program/settings.ts';
import { fill, type Words } from '../../program/words.ts';
import { answerFieldset, answerPlaces, asTyped } from '../registration/answers-form.ts';
import { standingText } from '../registration/own-page.ts';
import { answersIn } from '../registration/post-registration.ts';
import { consentGroup, factsOf } from '../registration/public-pages.ts';
import { standingWith } from '../registration/questions.ts';
import { answerFields, consentField } from '../registration/told.ts';
import { readInvitation, type Standing, standingInvitation } from './questions.ts';
import { answersToldBy, decline, takeUp } from './taking-up.ts';

const over = ({ words, liaison }: Visit): Shown => ({
  title: words.inviting.title,
  body: notice(fill(words.inviting.over, { liaison }), 'info'),
});

/** What it is about, when, where: what everyone may know. */
const about = ({ dialogue }: Standing, language: string): Html =>
  html`<p class="lead" dir="auto">${dialogue.topic}</p><dl>${factsOf(dialogue, language).map(([title, text]) => html`<dt>${title}</dt><dd><bdi>${text}</bdi></dd>`)}</dl>`;

/** The question, and yes or no; nothing that the household has told. */
function question({ words, language }: Visit, standing: Standing): Shown {
  const said = words.inviting;
  const answered = standing.answer && notice(said.answered[standing.answer], 'info');
  const no = standing.answer === undefined && button(said.no, { name: 'answer', value: 'no', quiet: true });
  const yes = standing.answer !== 'yes' && button(said.yes, { name: 'answer', value: 'yes' });
  return {
    title: said.title,
    body: html`${answered}${about(standing, language)}<p>${said.what}</p><form method="post" class="pair">${yes}${no}</form>`,
  };
}

/** What is sent with the form. */
const sent = exactly({ consent: consentField, ...answerFields });

interface Filled {
  readonly values: URLSearchParams;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** The form, with what it had told in it, to be looked at and sent. Whoever opens the link sees none of that before a press. */
function form({ words, language }: Visit, standing: Standing, { values, errors = [] }: Filled): Shown {
  const { inviting: said, registration } = words;
  const places = ({ consent }: Words['form']) => new Map([['/consent', consent] as const, ...answerPlaces(language)]);
  const sheet = new Sheet({ language, values, errors }, places);
  return {
    title: said.title,
    body: html`${errors.length > 0 && sheet.summary()}<p class="lead" dir="auto">${standing.dialogue.topic}</p>${notice(said.check, 'info')}
<form method="post">${consentGroup(sheet)}<h2>${registration.page.more}</h2>${answerFieldset(sheet, { languages: standing.dialogue.languages })}
${button(said.register, { name: 'answer', value: 'register' })}</form>`,
  };
}

/** What it had told, opened for it alone and written down as every opening. */
async function prefilled(visit: Visit, standing: Standing): Promise<Shown> {
  const { arrival: id } = readInvitation(visit.link.subject);
  const arrival = await arrivalById(id);
  if (!('household' in arrival)) return over(visit);
  const [person] = await show([arrival.person], { by: 'contact', basis: 'own-data', kind: 'own-view', at: visit.at });
  if (!person) return over(visit);
  return form(visit, standing, { values: asTyped(answersToldBy(arrival.household, person.accessNeeds)) });
}

/** A place is hers, or she waits: and the way to her own page. */
async function settled({ link, words, language, at }: Visit, participant: string): Promise<Shown> {
  const known = await standingWith(participant);
  if (!known) return { title: words.inviting.title, body: notice(words.registration.own.over, 'info') };
  const expires = plusDays(at, program.linkKeyDays);
  const own = await onwardTo({ purpose: 'participant', subject: participant, expires, nonce: link.nonce });
  return {
    title: words.pages.done,
    body: html`${notice(standingText(participant, known, { words, language, at }), 'done')}<p><a class="button quiet" href="${new URL(own).pathname}">${words.registration.own.openPage}</a></p>`,
  };
}

async function registered(visit: Visit, standing: Standing): Promise<Shown> {
  const { link, at, request, fields, language } = visit;
  const { answer: _, consent, ...told } = bodyOf(fields, sent);
  const checked = check(sent, { ...told, ...(says(consent, 'language') && { consent }) }, language);
  if (!checked.ok) return form(visit, standing, { values: fields, errors: checked.errors });
  const { arrival, dialogue } = readInvitation(link.subject);
  const answers = answersIn(checked.value);
  const came = await takeUp({ arrival, dialogue, answers, by: 'contact', at, cause: `press:${request}` });
  return came.outcome === 'refused' ? over(visit) : settled(visit, came.participant);
}

/** What its navigator sees, who may say it for the household: nothing of what that has told. While the pairing rests, nothing. */
async function forHousehold(visit: Visit, standing: Standing, pairing: string): Promise<Shown> {
  const { words, language, fields, at, request } = visit;
  const said = words.inviting.navigator;
  if (!(await isRunning(pairing))) return over(visit);
  const { arrival, dialogue } = readInvitation(visit.link.subject);
  const saying = { by: 'navigator', at, cause: `press:${request}` };
  const answer = fields.get('answer');
  if (answer === 'yes' || answer === 'no') {
    const came =
      answer === 'yes' ? await takeUp({ arrival, dialogue, ...saying }) : await decline(arrival, dialogue, saying);
    return came.outcome === 'refused' ? over(visit) : { title: words.pages.done, body: notice(said.done, 'done') };
  }
  if (standing.answer) return over(visit);
  return {
    title: said.title,
    body: html`<p>${said.lead}</p>${about(standing, language)}<form method="post" class="pair">${button(said.yes, { name: 'answer', value: 'yes' })}${button(said.no, { name: 'answer', value: 'no', quiet: true })}</form>`,
  };
}

async function forItself(visit: Visit, standing: Standing): Promise<Shown> {
  const { link, at, request, fields, words } = visit;
  const { arrival, dialogue } = readInvitation(link.subject);
  switch (fields.get('answer')) {
    case 'yes':
      return prefilled(visit, standing);
    case 'register':
      return registered(visit, standing);
    case 'no':
      await decline(arrival, dialogue, { by: 'contact', at, cause: `press:${request}` });
      return { title: words.pages.done, body: notice(words.inviting.answered.no, 'done') };
    default:
      return question(visit, standing);
  }
}

/** A look changes nothing: it has no fields. */
async function visited(visit: Visit): Promise<Shown> {
  const { arrival, dialogue, pairing } = readInvitation(visit.link.subject);
  const standing = await standingInvitation(arrival, visit.at);
  if (standing?.id !== dialogue || !(await takingPart(arrival))) return over(visit);
  return pairing === undefined ? forItself(visit, standing) : forHousehold(visit, standing, pairing);
}

/** Whose page it is: the household's, or its navigator's. */
async function reader(subject: string): Promise<string | undefined> {
  const { arrival, pairing } = readInvitation(subject);
  if (pairing === undefined) return takingPart(arrival);
  const engaged = await pairingBegun(pairing);
  return engaged?.navigatorPerson;
}

/** Would you like to take part? A press shows the form with what the household has told; a second one sends it. Its navigator can say it for it. */
export const invitationPage: LinkPage = {
  person: link => reader(link.subject),
  show: visited,
  press: visited,
};
