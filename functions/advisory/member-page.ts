import { correct } from '../people/correct.ts';
import { bodyOf } from '../platform/form-body.ts';
import { type Html, html } from '../platform/html.ts';
import { localDate, plusDays } from '../platform/kernel/time.ts';
import { handle } from '../platform/ledger.ts';
import { formNumber, type LinkPage, type Shown, type Visit } from '../platform/link-page.ts';
import { onwardTo } from '../platform/links.ts';
import { button, notice } from '../platform/page.ts';
import { boxes, named, option, Sheet } from '../platform/sheet.ts';
import { check, type Fault } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { dateText, fill, languageName, languageOf, languages, nameOf } from '../program/words.ts';
import { correctMember } from './correcting.ts';
import { dialoguesSection } from './dialogues-section.ts';
import { helpIdOf } from './help.ts';
import { factsOf, standingText, tellingHtml } from './in-words.ts';
import { itemForm } from './item-form.ts';
import type { Change } from './joining.ts';
import { noteId, together, wordsKept } from './kept.ts';
import { itemKinds, type Joined } from './member.ts';
import { type Item, itemById, itemsShown, memberById, memberIdOf, openOf, organizationTitle } from './questions.ts';
import { memberRoom } from './room.ts';
import { actOnItem, type Done, reviseItem, submitItem } from './submit.ts';
import { asTyped, ownLanguage, ownName, revised, submitted, wanted } from './told.ts';

/** A member who belongs, with her number. */
interface Own {
  readonly id: string;
  readonly state: Joined;
}

async function ownOf(person: string): Promise<Own | undefined> {
  const id = await memberIdOf(person);
  const state = id === undefined ? undefined : await memberById(id);
  return id !== undefined && state?.status === 'joined' ? { id, state } : undefined;
}

const over = ({ words, liaison }: Visit): Shown => ({
  title: words.advisory.page.title,
  body: notice(fill(words.advisory.page.over, { liaison }), 'info'),
});

/** A form of one button. */
const press = (label: string, value: string, { about, item }: { about?: string; item?: string } = {}): Html =>
  html`<form method="post">${item !== undefined && html`<input type="hidden" name="item" value="${item}">`}${button(label, { name: 'answer', value, quiet: true, ...(about !== undefined && { about }) })}</form>`;

/** One thing that she told: how it stands, and what she can do about it. */
function told({ id, state }: Item, visit: Visit, notes: ReadonlyMap<string, string>): Html {
  const { words, language } = visit;
  const said = words.advisory.page;
  const { title } = state.telling;
  const note = notes.get(noteId(id, state.revision));
  const why =
    state.status === 'returned' &&
    html`<p>${fill(said.reason, { reason: nameOf('returnReasons', state.reason, language) })}</p>${note !== undefined && html`<p>${fill(said.note, { note })}</p>`}`;
  const answer =
    state.status === 'issue' &&
    state.answer &&
    html`<p><strong>${words.advisory.answerOf}</strong></p><p dir="auto">${state.answer.text}</p>`;
  const ways = html`<div class="pair">${state.status !== 'issue' && press(said.revise, 'revise', { about: title, item: id })}${press(said.withdraw, 'withdraw', { about: title, item: id })}</div>`;
  return html`<li class="task"><div><p><strong><bdi>${title}</bdi></strong></p><p>${words.advisory.kinds[state.kind]} · ${standingText(state, visit)}</p>${factsOf(state, visit).map(fact => html`<p>${fact}</p>`)}${why}${answer}${ways}</div></li>`;
}

/** What is ticked is wanted: what she told that she does not want is not. */
function topicsForm({ without }: Joined, { words, language }: Visit): Html {
  const said = words.advisory.page;
  const ids = program.needs.map(({ id }) => id);
  const values = new URLSearchParams([
    ...itemKinds.filter(one => !without.kinds.includes(one)).map((one): [string, string] => ['kinds', one]),
    ...ids.filter(one => !without.needs.includes(one)).map((one): [string, string] => ['needs', one]),
  ]);
  const sheet = new Sheet({ language, values }, () => new Map());
  const kinds = itemKinds.map(kind => [kind, words.advisory.kinds[kind]] as const);
  return html`<form method="post">${boxes(sheet, '/kinds', { legend: said.topicKinds, choices: kinds })}
${boxes(sheet, '/needs', { legend: said.topicNeeds, choices: named(sheet, { list: 'needs', ids }) })}
<p class="act">${button(said.saveTopics, { name: 'answer', value: 'topics', quiet: true })}</p></form>`;
}

function languageForm({ words, language }: Visit): Html {
  const said = words.advisory.page;
  const names = languages.map(({ code }) => option(code, languageName(code, code), code === language));
  return html`<form method="post"><div class="field"><label for="language">${said.language}</label><select id="language" name="language">${names}</select></div>${button(said.saveLanguage, { name: 'answer', value: 'language', quiet: true })}</form>`;
}

/** So many requests of others are shown. */
const mostAsked = 10;

/** What others ask for, the soonest to end first, each with the way to help. */
async function asked(id: string, { link, words, at }: Visit): Promise<Html> {
  const said = words.advisory.page;
  const open = (await itemsShown())
    .filter(({ state }) => state.kind === 'request' && state.author !== id)
    .slice(0, mostAsked);
  if (open.length === 0) return html``;
  const expires = plusDays(at, program.linkKeyDays);
  const rows = await Promise.all(
    open.map(async one => {
      const way = await onwardTo({ purpose: 'help', subject: helpIdOf(one.id, id), expires, nonce: link.nonce });
      return html`<li><a href="${new URL(way).pathname}"><bdi>${one.state.telling.title}</bdi></a></li>`;
    }),
  );
  return html`<section><h2>${said.asked}</h2><p>${said.canHelp}</p><ul>${rows}</ul></section>`;
}

/** The group’s events, to be subscribed to: for as long as the key that signs the address is known for sure. */
async function calendar({ person }: Joined, { link, words, language, at }: Visit): Promise<Html> {
  const said = words.advisory.page;
  const expires = plusDays(at, program.linkKeyDays);
  const address = await onwardTo({ purpose: 'events', subject: person, expires, nonce: link.nonce });
  const until = dateText(localDate(program.timeZone, expires), language);
  return html`<section><h2>${said.calendar}</h2><p>${fill(said.calendarText, { until })}</p>
<p><a href="${address.replace(/^https?:/, 'webcal:')}">${said.calendarOpen}</a></p><div class="field"><label for="calendar">${said.calendarAddress}</label><input type="text" id="calendar" dir="ltr" readonly value="${address}"></div></section>`;
}

/** Her name can be corrected, unseen; what is kept about her is shown by a link that is sent to her address anew, since old mails lie about. */
async function ownData(
  { person }: Joined,
  { link, words, language, liaison, at }: Visit,
  wrong?: Typed,
): Promise<Html> {
  const said = words.advisory.page;
  const expires = plusDays(at, program.linkKeyDays);
  const way = await onwardTo({ purpose: 'rights', subject: person, expires, nonce: link.nonce });
  const sheet = new Sheet({ language, values: new URLSearchParams(), ...wrong }, () => new Map([['/name', said.name]]));
  return html`<section id="data"><h2>${said.data}</h2><form method="post"><div class="field"><label for="name">${said.name}</label><input type="text" id="name" name="name" maxlength="80" autocomplete="name" dir="auto" value="${sheet.typed('name')}"${sheet.marks('/name')}>${sheet.faultText('/name')}</div><p class="act">${button(said.saveName, { name: 'answer', value: 'name', quiet: true })}</p></form>
<p>${fill(said.newAddress, { liaison })}</p><p><a href="${new URL(way).pathname}">${said.seeData}</a></p></section>`;
}

async function ownPage({ id, state }: Own, visit: Visit, message?: Html, wrong?: Typed): Promise<Shown> {
  const { words } = visit;
  const said = words.advisory.page;
  const [organization, open, notes, requests, dialogues] = await Promise.all([
    organizationTitle(state.organization),
    openOf(id),
    wordsKept(state.person),
    asked(id, visit),
    dialoguesSection(visit),
  ]);
  const standing = fill(said.standing, { organization, tier: words.advisory.tiers[state.tier] });
  return {
    title: said.title,
    body: html`${message}<p class="lead">${standing}</p>
<section><h2>${said.own}</h2>${open.length > 0 ? html`<ul class="tasks">${open.map(one => told(one, visit, notes))}</ul>` : html`<p>${said.none}</p>`}
<form method="post"><p class="act">${button(said.submit, { name: 'answer', value: 'submit' })}</p></form></section>
${requests}${dialogues}${await calendar(state, visit)}<section><h2>${said.weekly}</h2><p>${state.weekly ? said.getsIt : said.getsNone}</p>${press(state.weekly ? said.stop : said.start, state.weekly ? 'stop' : 'start')}</section>
<section><h2>${said.topics}</h2>${topicsForm(state, visit)}</section>
<section><h2>${said.language}</h2>${languageForm(visit)}</section>
${await ownData(state, visit, wrong)}
<section><h2>${said.leave}</h2><p>${said.leaveText}</p>${press(said.leaveButton, 'leave')}</section>`,
  };
}

async function again(visit: Visit, message?: Html): Promise<Shown> {
  const own = await ownOf(visit.link.subject);
  return own ? ownPage(own, visit, message) : over(visit);
}

const doingOf = ({ at, request }: Visit) => ({ by: 'member', at, cause: `press:${request}` });

async function change(
  { id }: Own,
  visit: Visit,
  told: { readonly change: Change; readonly said: string },
): Promise<Shown> {
  const { by, at, cause } = doingOf(visit);
  const command = { type: 'Change', id, change: told.change, by, at } as const;
  await handle(memberRoom, { self: id }, { command, cause, by, at });
  return again(visit, notice(told.said, 'done'));
}

async function topics(own: Own, visit: Visit): Promise<Shown> {
  const { fields, language, words } = visit;
  const values = new URLSearchParams(fields);
  values.delete('answer');
  const checked = check(wanted, bodyOf(values, wanted), language);
  // A page of older settings: what is chosen from is shown anew.
  if (!checked.ok) return again(visit);
  const { needs, kinds } = checked.value;
  const without = {
    needs: program.needs.map(({ id }) => id).filter(one => !needs.includes(one)),
    kinds: itemKinds.filter(one => !kinds.includes(one)),
  };
  return change(own, visit, { change: { without }, said: words.advisory.page.savedTopics });
}

/** Her language is kept by people: it changes in the decision’s own write. */
async function language(own: Own, visit: Visit): Promise<Shown> {
  const checked = check(ownLanguage, { language: visit.fields.get('language') ?? '' }, visit.language);
  if (!checked.ok) return again(visit);
  const { by, at, cause } = doingOf(visit);
  const command = { type: 'Speak', id: own.id, by, at } as const;
  const done = await together(async () => {
    const sealed = await correct(own.state.person, () => ({ person: checked.value }), at);
    if (!sealed) return { outcome: 'gone' };
    return handle(memberRoom, { self: own.id }, { command, cause, by, at, besides: sealed.writes });
  });
  if (done.outcome !== 'done') return over(visit);
  const { code, words } = languageOf(checked.value.language);
  const shown = await again({ ...visit, language: code, words }, notice(words.advisory.page.savedLanguage, 'done'));
  return { ...shown, language: code };
}

/** Her name is kept by people too. */
async function name(own: Own, visit: Visit): Promise<Shown> {
  const typed = visit.fields.get('name') ?? '';
  const checked = check(ownName, { name: typed }, visit.language);
  if (!checked.ok)
    return ownPage(own, visit, undefined, { values: new URLSearchParams({ name: typed }), errors: checked.errors });
  const done = await correctMember(own.id, checked.value, doingOf(visit));
  return done.outcome === 'refused' ? over(visit) : again(visit, notice(visit.words.advisory.page.savedName, 'done'));
}

interface Typed {
  readonly values: URLSearchParams;
  readonly errors?: readonly Fault[];
}

function formShown(visit: Visit, { values, errors }: Typed, item?: { id: string; kind: string }): Shown {
  const { words, language: reader, at } = visit;
  const said = words.advisory.form;
  const filled = { language: reader, at, values, ...(errors && { errors }) };
  const nonce = values.get('nonce') ?? crypto.randomUUID();
  return {
    title: item ? said.reviseTitle : said.title,
    body: itemForm(filled, { nonce, ...(item && { item }) }),
  };
}

/** The fields without what tells the form. */
function typedIn({ fields }: Visit): URLSearchParams {
  const values = new URLSearchParams(fields);
  for (const name of ['answer', 'nonce', 'item']) values.delete(name);
  return values;
}

/** Done; or what was typed comes back with what is wrong; or why it cannot be. */
function answered(done: Done, visit: Visit, wrong: (errors: readonly Fault[]) => Shown): Promise<Shown> | Shown {
  if (done.outcome === 'faults') return wrong(done.faults);
  const { words } = visit;
  if (done.outcome !== 'refused') return again(visit, notice(words.advisory.form.sent, 'done'));
  const { reasons } = words.staff;
  const text = (reasons as Readonly<Record<string, string>>)[done.reason] ?? reasons.other;
  return again(visit, notice(text, 'warn'));
}

async function submits({ id }: Own, visit: Visit): Promise<Shown> {
  const values = typedIn(visit);
  const nonce = formNumber(visit);
  const wrong = (errors: readonly Fault[]): Shown => {
    const typed = new URLSearchParams(values);
    typed.set('nonce', nonce);
    return formShown(visit, { values: typed, errors });
  };
  const checked = check(submitted, bodyOf(values, submitted), visit.language);
  if (!checked.ok) return wrong(checked.errors);
  const doing = { by: 'member', at: visit.at, cause: `press:${nonce}` };
  const done = await submitItem(checked.value, { member: id, number: nonce, language: visit.language }, doing);
  return answered(done, visit, wrong);
}

/** One of hers that a press is about, while it is open. */
async function chosen({ id }: Own, { fields }: Visit): Promise<Item | undefined> {
  const item = fields.get('item') ?? '';
  const state = await itemById(item);
  const isHers = state.status !== 'none' && state.status !== 'over' && state.author === id;
  return isHers ? { id: item, state } : undefined;
}

async function revises(own: Own, visit: Visit, sends: boolean): Promise<Shown> {
  const one = await chosen(own, visit);
  if (!one || one.state.status === 'issue') return again(visit);
  const item = { id: one.id, kind: one.state.kind };
  if (!sends) return formShown(visit, { values: asTyped(one.state.telling, one.state.kind) }, item);
  const values = typedIn(visit);
  const wrong = (errors: readonly Fault[]): Shown => formShown(visit, { values, errors }, item);
  const checked = check(revised, bodyOf(values, revised), visit.language);
  if (!checked.ok) return wrong(checked.errors);
  const done = await reviseItem(one.id, checked.value, { ...doingOf(visit), language: visit.language });
  return answered(done, visit, wrong);
}

async function withdraws(own: Own, visit: Visit, sure: boolean): Promise<Shown> {
  const one = await chosen(own, visit);
  const said = visit.words.advisory.page;
  if (!one) return again(visit);
  if (!sure)
    return {
      title: said.sure,
      body: html`<p class="lead"><bdi>${one.state.telling.title}</bdi></p>${tellingHtml(one.state)}<p>${said.sureText}</p><div class="pair">${press(said.withdraw, 'withdraw-now', { item: one.id })}${press(said.keep, 'keep')}</div>`,
    };
  await actOnItem(one.id, { type: 'Withdraw' }, doingOf(visit));
  return again(visit, notice(said.withdrawn, 'done'));
}

async function leaves({ id }: Own, visit: Visit): Promise<Shown> {
  const { by, at, cause } = doingOf(visit);
  await handle(memberRoom, { self: id }, { command: { type: 'Leave', id, reason: 'left', by, at }, cause, by, at });
  const said = visit.words.advisory.page;
  return { title: said.title, body: notice(said.left, 'done') };
}

function pressed(own: Own, visit: Visit): Promise<Shown> | Shown {
  const said = visit.words.advisory.page;
  switch (visit.fields.get('answer')) {
    case 'stop':
      return change(own, visit, { change: { weekly: false }, said: said.stopped });
    case 'start':
      return change(own, visit, { change: { weekly: true }, said: said.started });
    case 'topics':
      return topics(own, visit);
    case 'language':
      return language(own, visit);
    case 'name':
      return name(own, visit);
    case 'submit':
      return formShown(visit, { values: new URLSearchParams() });
    case 'submitted':
      return submits(own, visit);
    case 'revise':
      return revises(own, visit, false);
    case 'revised':
      return revises(own, visit, true);
    case 'withdraw':
      return withdraws(own, visit, false);
    case 'withdraw-now':
      return withdraws(own, visit, true);
    case 'leave':
      return leaves(own, visit);
    default:
      return ownPage(own, visit);
  }
}

/** From any mail to a member: what she told the group and how it stands, a form for more, the digest, topics, language, leaving. */
export const memberPage: LinkPage = {
  person: async link => link.subject,
  show: visit => again(visit),
  async press(visit) {
    const own = await ownOf(visit.link.subject);
    return own ? pressed(own, visit) : over(visit);
  },
};
