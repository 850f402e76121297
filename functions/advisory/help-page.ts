import { bodyOf } from '../platform/form-body.ts';
import { type Html, html } from '../platform/html.ts';
import { formNumber, type LinkPage, type Shown, type Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import { check } from '../program/checks.ts';
import { fill } from '../program/words.ts';
import { type Offered, openUntil, readHelpId, type Side } from './help.ts';
import { offerHelp, writeTo } from './helped.ts';
import { factsOf, tellingHtml } from './in-words.ts';
import { helpById, itemById, joinedMember, organizationTitle } from './questions.ts';
import { lineBack, lineWith, longest } from './told.ts';

/** A field for a line, with what was typed and what is wrong with it. */
function lineField(
  label: string,
  hint: string | undefined,
  { typed, fault }: { typed?: string; fault?: string | undefined },
): Html {
  const described = [fault && 'fault-words', hint && 'hint-words'].filter(Boolean).join(' ');
  return html`<div class="field"><label for="words">${label}</label>${hint && html`<p class="hint" id="hint-words">${hint}</p>`}
<textarea id="words" name="words" maxlength="${longest.words}"${fault && { markup: ' aria-invalid="true"' }}${described && html` aria-describedby="${described}"`}>${typed}</textarea>${fault && html`<p class="fault" id="fault-words">${fault}</p>`}</div>`;
}

interface Typed {
  readonly typed?: string;
  readonly fault?: string | undefined;
}

/** Makes a form sent twice one word. */
const own = (visit: Visit): Html =>
  html`<input type="hidden" name="nonce" value="${formNumber(visit) === visit.request ? crypto.randomUUID() : formNumber(visit)}">`;

/** A request as it was told, with a button to say that one can help. */
async function asking(visit: Visit, again: Typed = {}): Promise<Shown> {
  const { link, words, at } = visit;
  const said = words.advisory.help;
  const { item, helper } = readHelpId(link.subject);
  const [state, member] = await Promise.all([itemById(item), joinedMember(helper)]);
  if (!member || state.status !== 'approved' || state.kind !== 'request' || state.due <= at)
    return { title: said.title, body: notice(said.over, 'info') };
  if (state.author === helper) return { title: said.title, body: notice(said.own, 'info') };
  const [organization, ownName] = await Promise.all([
    organizationTitle(state.organization),
    organizationTitle(member.organization),
  ]);
  return {
    title: said.title,
    body: html`<p>${fill(said.lead, { organization })}</p><p class="lead"><bdi>${state.telling.title}</bdi></p>${tellingHtml(state)}${factsOf(state, visit).map(fact => html`<p>${fact}</p>`)}
<form method="post">${own(visit)}${lineField(said.words, said.wordsHint, again)}<p>${fill(said.consent, { own: ownName })}</p>${button(said.button, { name: 'answer', value: 'help' })}</form>`,
  };
}

/** The form for a word to the other side, while the two can write. */
async function writing(
  state: Offered,
  from: Side,
  visit: Visit,
  again: Typed & { message?: Html } = {},
): Promise<Shown> {
  const { words, liaison, at } = visit;
  const said = words.advisory.help;
  const title = said.replyTitle;
  const other = await joinedMember(from === 'helper' ? state.author : state.helper);
  if (!other || other.lost)
    return { title, body: html`${again.message}${notice(fill(said.gone, { liaison }), 'info')}` };
  if (openUntil(state) <= at)
    return { title, body: html`${again.message}${notice(fill(said.ended, { liaison }), 'info')}` };
  const [item, organization] = await Promise.all([itemById(state.item), organizationTitle(other.organization)]);
  const about = item.status === 'none' ? '' : item.telling.title;
  const lead = fill(from === 'author' ? said.replyLead : said.answerLead, { organization, title: about });
  return {
    title,
    body: html`${again.message}<p class="lead">${lead}</p><form method="post">${own(visit)}${lineField(said.replyWords, undefined, again)}${button(said.replyButton, { name: 'answer', value: 'write' })}</form>`,
  };
}

/** The words of a form, or what is wrong with them. */
function lineOf({ fields, language }: Visit, schema: typeof lineWith | typeof lineBack): { words: string } | Typed {
  const typed = fields.get('words') ?? '';
  const checked = check(schema, bodyOf(new URLSearchParams({ words: typed }), schema), language);
  if (!checked.ok) return { typed, fault: checked.errors[0]?.detail };
  return { words: checked.value.words ?? '' };
}

const said = (visit: Visit, reason: string | undefined): string => {
  const { reasons } = visit.words.staff;
  return (reasons as Readonly<Record<string, string>>)[reason ?? 'other'] ?? reasons.other;
};

async function writes(from: Side, visit: Visit): Promise<Shown> {
  const { link, at, words } = visit;
  const state = await helpById(link.subject);
  if (state.status === 'none') return { title: words.pages.overTitle, body: notice(words.advisory.help.over, 'info') };
  const read = lineOf(visit, lineBack);
  if (!('words' in read)) return writing(state, from, visit, read);
  const doing = { by: 'member', at, cause: `press:${formNumber(visit)}` };
  const done = await writeTo(link.subject, { from, words: read.words }, doing);
  if (done.outcome !== 'refused') return { title: words.pages.done, body: notice(words.advisory.help.replied, 'done') };
  if (done.reason === 'help-over' || done.reason === 'member-lost') return writing(state, from, visit);
  return { title: words.advisory.help.replyTitle, body: notice(said(visit, done.reason), 'warn') };
}

async function helps(visit: Visit): Promise<Shown> {
  const { link, at, words } = visit;
  const { item, helper } = readHelpId(link.subject);
  const read = lineOf(visit, lineWith);
  if (!('words' in read)) return asking(visit, read);
  const doing = { by: 'member', at, cause: `press:${formNumber(visit)}` };
  const done = await offerHelp({ item, helper, words: read.words }, doing);
  const { help } = words.advisory;
  if (done.outcome !== 'refused') return { title: words.pages.done, body: notice(help.sent, 'done') };
  if (done.reason === 'member-lost')
    return { title: help.title, body: notice(fill(help.gone, { liaison: visit.liaison }), 'info') };
  return asking(visit);
}

/** From the digest: “I can help”. Once she has said so, the same link is her way to write to whom she helps. */
export const helpPage: LinkPage = {
  person: async link => (await joinedMember(readHelpId(link.subject).helper))?.person,
  async show(visit) {
    const state = await helpById(visit.link.subject);
    return state.status === 'none' ? asking(visit) : writing(state, 'helper', visit);
  },
  async press(visit) {
    const answer = visit.fields.get('answer');
    if (answer === 'help') return helps(visit);
    return answer === 'write' ? writes('helper', visit) : helpPage.show(visit);
  },
};

/** From the mail that someone can help: whoever asked writes back. */
export const replyPage: LinkPage = {
  async person(link) {
    const state = await helpById(link.subject);
    return state.status === 'none' ? undefined : state.authorPerson;
  },
  async show(visit) {
    const state = await helpById(visit.link.subject);
    if (state.status === 'none')
      return { title: visit.words.pages.overTitle, body: notice(visit.words.advisory.help.over, 'info') };
    return writing(state, 'author', visit);
  },
  press: async visit => (visit.fields.get('answer') === 'write' ? writes('author', visit) : replyPage.show(visit)),
};
