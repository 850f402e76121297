import { weekName } from '../../advisory/digest/mails.ts';
import { factsOf, standingText, tellingHtml, untilText } from '../../advisory/mails.ts';
import { closings, type ListedItems, type ShownItem } from '../../advisory/questions.ts';
import { type Html, html } from '../../platform/html.ts';
import { notice } from '../../platform/page.ts';
import { type Choices, type Places, Sheet } from '../../platform/sheet.ts';
import { deskWords } from '../../program/desk-words.ts';
import { program } from '../../program/settings.ts';
import { dayText, fill, nameOf, wordsFor } from '../../program/words.ts';
import { oneFrom, oneOfFew, words as wordsField } from '../forms/fields.ts';
import { buttonTo, card, facts, form, lines, table } from '../page/frame.ts';
import type { AtDesk, Shown } from '../page/room.ts';
import type { Looking, SeenPage } from '../page/seen.ts';
import { exchangeNav } from './rooms-nav.ts';

const whose = ({ organization }: ShownItem): Html => html`<bdi>${organization.title}</bdi>`;

function waiting(one: ShownItem, staff: AtDesk) {
  const { language } = staff;
  const { exchange } = deskWords(language);
  const values = {
    kind: wordsFor(language).advisory.kinds[one.kind],
    organization: one.organization.title,
    when: dayText(one.submittedAt, language),
  };
  return {
    urgency: 'today' as const,
    what: html`<bdi>${one.telling.title}</bdi>`,
    about: fill(exchange.items.about, values),
    act: buttonTo(
      `/desk/items/${one.id}`,
      html`${exchange.items.read}<span class="hidden"> – ${one.telling.title}</span>`,
    ),
  };
}

/** `/desk/items`: what is to be approved, the oldest first, and what is shown now. */
export const itemsRoom: SeenPage<ListedItems> = ({ submitted, shown }, { staff }) => {
  const { language } = staff;
  const { items: said } = deskWords(language).exchange;
  const { kinds } = wordsFor(language).advisory;
  const rows = shown.map(one => [
    html`<a href="/desk/items/${one.id}"><bdi>${one.telling.title}</bdi></a>`,
    kinds[one.kind],
    whose(one),
    untilText(one, language),
  ]);
  const head = [said.what, said.kind, said.from, said.until];
  return {
    title: said.title,
    room: 'exchange',
    body: html`${exchangeNav(staff, 'items')}<p class="lead">${said.lead}</p><h2>${said.toApprove}</h2><div class="fine">${
      submitted.length > 0
        ? lines(
            staff,
            submitted.map(one => waiting(one, staff)),
          )
        : notice(said.none, 'info')
    }</div>${card(said.shown, rows.length > 0 ? table(head, rows, { caption: said.shown }) : html`<p>${said.nothingShown}</p>`)}`,
  };
};

/** The fields of a form of this page, with what was typed and what is wrong where it was this one. */
function sheetOf({ staff, refused }: Looking, action: string, places: Places): Sheet {
  const own = refused?.action === action ? refused : undefined;
  const values = own?.values ?? new URLSearchParams();
  return new Sheet({ language: staff.language, values, errors: own?.faults ?? [], forOthers: true }, () => places);
}

/** An e-mail address, or ten digits as a phone number has them. */
const someonesAddress = /[^\s@]+@[^\s@]+\.[^\s@]+|\p{Nd}(?:[\s().-]{0,2}\p{Nd}){9,}/u;

/** An office's number is of use to all, and a person's own must not be told: nothing but a human can tell them apart. */
const hasAddress = ({ telling: { title, text, place = '' } }: ShownItem): boolean =>
  [title, text, place].some(one => someonesAddress.test(one));

/** Approve as it was read; or return it with a reason and a line. */
function deciding(one: ShownItem, looking: Looking): Html {
  const { staff } = looking;
  const { item: said } = deskWords(staff.language).exchange;
  const back = `/desk/items/${one.id}/return`;
  const sheet = sheetOf(
    looking,
    back,
    new Map([
      ['/reason', said.reason],
      ['/note', said.note],
    ]),
  );
  const reasons: Choices = program.advisory.returnReasons.map(id => [id, nameOf('returnReasons', id, staff.language)]);
  return html`${card(said.approve, html`${hasAddress(one) && notice(said.hasAddress, 'warn')}<p>${said.approveHint}</p>${form(staff, `/desk/items/${one.id}/approve`, html`<input type="hidden" name="revision" value="${one.revision}"><button>${said.approve}</button>`)}`)}
${card(
  said.return,
  html`<p>${said.returnHint}</p>${form(
    staff,
    back,
    html`${oneOfFew(sheet, '/reason', { legend: said.reason, choices: reasons })}${wordsField(sheet, '/note', { label: said.note, longest: 400 })}<p class="act"><button class="quiet">${said.returnButton}</button></p>`,
  )}`,
)}`;
}

/** What can be done about an open issue. */
function onIssue(one: ShownItem & { status: 'issue' }, looking: Looking): Html {
  const { staff } = looking;
  const { issues: said } = deskWords(staff.language).exchange;
  const at = (what: string): string => `/desk/issues/${one.id}/${what}`;
  const bodies: Choices = program.advisory.bodies.map(({ id, name }) => [id, name]);
  const ends: Choices = closings.map(id => [id, wordsFor(staff.language).advisory.closings[id]]);
  const refer = sheetOf(looking, at('refer'), new Map([['/body', said.body]]));
  const answer = sheetOf(looking, at('answer'), new Map([['/text', said.text]]));
  const close = sheetOf(looking, at('close'), new Map([['/reason', said.how]]));
  const open = one.stage !== 'answered';
  return html`${one.stage === 'raised' && form(staff, at('discuss'), html`<p class="act"><button class="quiet">${said.discuss}</button></p>`)}
${open && card(said.refer, form(staff, at('refer'), html`${oneFrom(refer, '/body', { label: said.body, choices: bodies })}<p class="act"><button class="quiet">${said.referButton}</button></p>`))}
${card(said.answer, html`<p>${said.answerHint}</p>${form(staff, at('answer'), html`${wordsField(answer, '/text', { label: said.text, longest: 1200 })}<p class="act"><button>${said.answerButton}</button></p>`)}`)}
${card(said.close, form(staff, at('close'), html`${oneOfFew(close, '/reason', { legend: said.how, choices: ends })}<p class="act"><button class="quiet">${said.closeButton}</button></p>`))}`;
}

/** `/desk/items/ID`: what was told, as everyone will read it, and what can be done about it as things stand. */
export const itemRoom: SeenPage<ShownItem> = (one, looking): Shown => {
  const { staff } = looking;
  const { language } = staff;
  const words = wordsFor(language);
  const { item: said } = deskWords(language).exchange;
  const isIssue = one.kind === 'issue' && (one.status === 'issue' || one.status === 'over');
  const answer = isIssue && 'answer' in one ? one.answer : undefined;
  const known = facts([
    [said.standing, standingText(one, { language, words })],
    [said.from, whose(one)],
    [said.submitted, dayText(one.submittedAt, language)],
    [said.revision, one.revision > 1 && String(one.revision)],
    [said.told, one.told && weekName(one.told.edition, { words, language })],
    [
      deskWords(language).topics.dialogue,
      one.status === 'issue' &&
        one.dialogue !== undefined &&
        html`<a href="/desk/dialogues/${one.dialogue}">${deskWords(language).topics.talked}</a>`,
    ],
    [said.facts, factsOf(one, { language, words }).join(' · ')],
  ]);
  return {
    title: one.telling.title,
    room: 'exchange',
    trail: { href: isIssue ? '/desk/issues' : '/desk/items', label: said.back },
    body: html`<div class="columns"><div>${card(words.advisory.kinds[one.kind], html`${tellingHtml(one)}${known}`)}${
      answer && card(words.advisory.answerOf, html`<p dir="auto">${answer.text}</p>`)
    }${one.status === 'issue' && onIssue(one, looking)}</div><div>${one.status === 'submitted' && deciding(one, looking)}${
      one.status !== 'over' &&
      card(
        said.withdraw,
        html`<p>${said.withdrawHint}</p>${form(staff, `/desk/items/${one.id}/withdraw`, html`<button class="danger">${said.withdrawButton}</button>`)}`,
      )
    }</div></div>`,
  };
};

/** `/desk/issues`: the open issues and how far each has come. */
export const issuesRoom: SeenPage<readonly ShownItem[]> = (all, { staff }) => {
  const { language } = staff;
  const words = wordsFor(language);
  const { issues: said } = deskWords(language).exchange;
  const open = all.flatMap(one => (one.status === 'issue' ? [one] : []));
  const work = open.map(one => ({
    urgency: one.waits ? ('today' as const) : ('soon' as const),
    what: html`<bdi>${one.telling.title}</bdi>`,
    about: fill(said.about, {
      stage: standingText(one, { language, words }),
      when: dayText(one.since, language),
      organization: one.organization.title,
    }),
    act: buttonTo(`/desk/items/${one.id}`, html`${said.open}<span class="hidden"> – ${one.telling.title}</span>`),
  }));
  return {
    title: said.title,
    room: 'exchange',
    body: html`${exchangeNav(staff, 'issues')}<p class="lead">${said.lead}</p>${work.length > 0 ? lines(staff, work) : notice(said.none, 'info')}`,
  };
};
