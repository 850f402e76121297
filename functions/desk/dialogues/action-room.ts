import { eventKindText, statusText } from '../../dialogues/action/mails.ts';
import {
  eventKinds,
  longestOfAction as longest,
  type ShownAction,
  type ShownPlan,
} from '../../dialogues/action/questions.ts';
import { type Html, html, type Piece } from '../../platform/html.ts';
import { localDate } from '../../platform/kernel/time.ts';
import type { Choices } from '../../platform/sheet.ts';
import { may } from '../../platform/staff.ts';
import { program } from '../../program/settings.ts';
import { dateText, dayText, fill, whenText, wordsFor } from '../../program/words.ts';
import { input, oneFrom, words as wordsField } from '../forms/fields.ts';
import { card, facts, form, table } from '../page/frame.ts';
import type { AtDesk, Opening } from '../page/room.ts';
import type { Looking, SeenPage } from '../page/seen.ts';
import { actionPage } from './action-page.ts';
import {
  act,
  canAct,
  isIdea,
  namesButton,
  nonce,
  placesIn,
  type Seeing,
  whenFields,
  whenPlaces,
  whoField,
  whoOf,
  wordsOf,
} from './action-pieces.ts';
import { groupsTable } from './group-room.ts';
import type { Names } from './names.ts';
import { dialoguePage, sheetFor } from './pieces.ts';

const { timeZone, dialogues } = program;

function votingText({ voting }: ShownPlan, staff: AtDesk): string {
  const said = wordsOf(staff).votingStands;
  if (!voting) return said.none;
  const { status, dots, voters, until = '' } = voting;
  return status === 'open'
    ? fill(said.open, { until: dateText(until, staff.language), dots, voters })
    : fill(said.closed, { voters });
}

/** What was put on a sheet of paper: how many people, and how many dots each idea has. */
function fromPaper({ id, actions, voting }: ShownPlan, looking: Looking): Html {
  const { staff } = looking;
  const said = wordsOf(staff);
  const action = `/desk/dialogues/${id}/voting/sheets`;
  const ideas = actions.filter(isIdea);
  const label = (one: ShownAction): string => fill(said.dotsFor, { number: one.action, title: one.title });
  const dots = ideas.map(one => [`/dots.${one.action}`, label(one)] as const);
  const places = { '/sheet': said.sheet, '/people': said.people, '/dots': said.dots, ...Object.fromEntries(dots) };
  const sheet = sheetFor(looking, action, { apart: true, places });
  const counted = voting?.sheets.map(
    one => html`<li>${fill(said.sheetLine, { sheet: one.sheet, people: one.people })}</li>`,
  );
  const known = counted && counted.length > 0 && html`<p>${said.sheets}</p><ul>${counted}</ul>`;
  const fields = dots.map(([pointer, text]) => input(sheet, pointer, { label: text, type: 'text', longest: 4 }));
  return card(
    said.paper,
    html`<p class="hint">${said.paperHint}</p>${known}${form(staff, action, html`${input(sheet, '/sheet', { label: said.sheet, type: 'text', longest: 4 })}${input(sheet, '/people', { label: said.people, type: 'text', longest: 3 })}<fieldset id="${sheet.id('/dots')}"><legend>${said.dots}</legend>${sheet.faultText('/dots')}${fields}</fieldset>${act(said.paperButton)}`)}`,
  );
}

/** A sheet as the staff's door takes it: ideas without dots are left out. */
export const sheetBody = (fields: URLSearchParams): object => {
  const number = (name: string): number => Number(fields.get(name) ?? Number.NaN);
  const dots = [...fields.entries()].flatMap(([name, value]) => {
    const [, action] = /^dots\.(\d+)$/.exec(name) ?? [];
    return action && value.trim() !== '' ? [{ action: Number(action), dots: Number(value) }] : [];
  });
  return { sheet: number('sheet'), people: number('people'), dots };
};

function voting(shown: ShownPlan, looking: Looking): Html {
  const { staff } = looking;
  const said = wordsOf(staff);
  const { id } = shown;
  const open = shown.voting?.status === 'open';
  const canAsk = may(staff.roles, 'act') && shown.voting?.status !== 'closed' && shown.actions.some(isIdea);
  const at = `/desk/dialogues/${id}/voting/open`;
  const places = { '/until': said.until, '/dots': said.dotsEach };
  const now = { until: shown.voting?.until, dots: String(dialogues.action.dots) };
  const sheet = sheetFor(looking, at, { apart: true, places, now });
  const min = localDate(timeZone, staff.at);
  const asking = form(
    staff,
    at,
    html`${!open && html`<p class="hint">${said.openHint}</p>`}${input(sheet, '/until', { label: said.until, type: 'date', min })}${!open && input(sheet, '/dots', { label: said.dotsEach, type: 'text', longest: 2 })}${act(open ? said.extendButton : said.openButton)}`,
  );
  const closing =
    open &&
    form(
      staff,
      `/desk/dialogues/${id}/voting/close`,
      html`<p class="hint">${said.closeHint}</p>${act(said.closeButton)}`,
    );
  return html`${card(said.voting, html`<p>${votingText(shown, staff)}</p>${canAsk && asking}${canAsk && closing}`)}${open && may(staff.roles, 'act') && fromPaper(shown, looking)}`;
}

/** How one stands, with what it waits for or since when nothing was heard. */
function standingOf({ status, stalledAt }: ShownAction, staff: AtDesk): Piece {
  const said = wordsOf(staff);
  const text = statusText(status, wordsFor(staff.language));
  return stalledAt
    ? html`${text}<br><strong>${fill(said.stalled, { when: dayText(stalledAt, staff.language) })}</strong>`
    : text;
}

function listed({ id, actions, groups }: ShownPlan, { staff, names: opened }: Seeing): Html {
  const said = wordsOf(staff);
  const groupOf = (n: number | undefined): string => groups.find(one => one.group === n)?.title ?? '';
  const convenerOf = (n: number): string | undefined => groups.find(one => one.group === n)?.convener;
  const rows = actions.map(one => [
    String(one.action),
    html`<a href="/desk/dialogues/${id}/action?action=${one.action}"><bdi>${one.title}</bdi></a>`,
    standingOf(one, staff),
    String(one.dotsNow ?? one.dots),
    html`<bdi>${groupOf(one.group)}</bdi>`,
    one.date ? dateText(one.date, staff.language) : '',
    one.group === undefined ? '' : whoOf(one.owner ?? convenerOf(one.group), opened, said.alone),
  ]);
  const head = [said.number, said.what, said.stands, said.dots, said.group, said.date, said.looksAfter];
  const named = actions.some(one => one.owner) || groups.some(one => one.convener ?? one.facilitator);
  const names =
    named &&
    may(staff.roles, 'open') &&
    form(staff, `/desk/dialogues/${id}/action/names`, html`<button class="quiet">${said.names}</button>`);
  return card(
    said.ideas,
    html`${rows.length > 0 ? table(head, rows, { caption: said.ideas }) : html`<p>${said.none}</p>`}${names}`,
  );
}

function adding(shown: ShownPlan, seeing: Seeing): Html {
  const { staff } = seeing;
  const said = wordsOf(staff);
  const action = `/desk/dialogues/${shown.id}/ideas`;
  const places = { '/title': said.title, '/text': said.text, '/circle': said.circle, '/proposers': said.proposer };
  const sheet = sheetFor(seeing, action, { apart: true, places });
  return card(
    said.addIdea,
    form(
      staff,
      action,
      html`${nonce()}<p class="hint">${said.publicHint}</p>${input(sheet, '/title', { label: said.title, type: 'text', longest: longest.title })}${wordsField(sheet, '/text', { label: said.text, longest: longest.text })}${input(sheet, '/circle', { label: said.circle, type: 'text', longest: 3 })}${whoField(shown, seeing, { sheet, pointer: '/proposers', label: said.proposer, none: said.notNamed })}${act(said.addButton, { quiet: false })}`,
    ),
  );
}

function groupsOf(shown: ShownPlan, seeing: Seeing): Html {
  const { staff } = seeing;
  const said = wordsOf(staff);
  const isOpen = shown.groups.some(({ status }) => status === 'open');
  const offering =
    isOpen &&
    canAct(shown, staff) &&
    form(
      staff,
      `/desk/dialogues/${shown.id}/groups/offer`,
      html`<p class="hint">${said.offerHint}</p>${act(said.offerButton)}`,
    );
  return card(said.groups, html`${groupsTable(shown, seeing)}${offering}`);
}

function grouping(shown: ShownPlan, seeing: Seeing): Html {
  const { staff } = seeing;
  const said = wordsOf(staff);
  const action = `/desk/dialogues/${shown.id}/groups`;
  const places = { '/title': said.groupTitle, '/convener': said.convener, '/facilitator': said.facilitator };
  const sheet = sheetFor(seeing, action, { apart: true, places });
  const none = said.nobody;
  return card(
    said.addGroup,
    form(
      staff,
      action,
      html`${nonce()}<p class="hint">${said.publicHint}</p>${input(sheet, '/title', { label: said.groupTitle, type: 'text', longest: longest.group })}${whoField(shown, seeing, { sheet, pointer: '/convener', label: said.convener, none })}${whoField(shown, seeing, { sheet, pointer: '/facilitator', label: said.facilitator, none })}${act(said.groupButton)}`,
    ),
  );
}

function checkIns({ id, forum, checkIns: all }: ShownPlan, looking: Looking): Html {
  const { staff } = looking;
  const said = wordsOf(staff);
  const lines = all.map(
    ({ n, date, stands }) =>
      html`<li>${fill(said.checkInLine, { number: n, date: dateText(date, staff.language), stands: said.checkInStands[stands] })}</li>`,
  );
  const action = `/desk/dialogues/${id}/forum`;
  const sheet = sheetFor(looking, action, { apart: true, places: { '/date': said.forum }, now: { date: forum } });
  const max = localDate(timeZone, staff.at);
  const held = form(
    staff,
    action,
    html`${input(sheet, '/date', { label: said.forum, type: 'date', max })}${act(said.forumButton)}`,
  );
  return card(
    said.checkIns,
    html`${lines.length > 0 ? html`<ul class="told">${lines}</ul>` : html`<p>${said.noCheckIns}</p>`}${may(staff.roles, 'act') && held}`,
  );
}

/** When and where an event is: of a new one, or of the one that is moved. */
function eventForm(shown: ShownPlan, looking: Looking, event?: ShownPlan['events'][number]): Html {
  const { staff } = looking;
  const said = wordsOf(staff);
  const words = wordsFor(staff.language);
  const action = `/desk/dialogues/${shown.id}/events${event ? '/move' : ''}`;
  const places = { '/kind': said.kind, ...whenPlaces(staff) };
  const now = event && { date: event.date, time: event.time, minutes: String(event.minutes), place: event.place };
  const sheet = sheetFor(looking, action, {
    apart: event ? `event-${event.event}` : true,
    places,
    ...(now && { now }),
  });
  const kinds: Choices = eventKinds.map(kind => [kind, eventKindText(kind, words)]);
  const whose = event
    ? html`<input type="hidden" name="event" value="${event.event}">`
    : html`${nonce()}${oneFrom(sheet, '/kind', { label: said.kind, choices: kinds })}`;
  return form(
    staff,
    action,
    html`${whose}${whenFields(sheet, staff, longest.place)}${act(event ? said.moveButton : said.eventButton)}`,
  );
}

function events(shown: ShownPlan, looking: Looking): Html {
  const { staff } = looking;
  const said = wordsOf(staff);
  const words = wordsFor(staff.language);
  const acts = may(staff.roles, 'act');
  const press = (what: string, event: number, label: string): Html =>
    form(
      staff,
      `/desk/dialogues/${shown.id}/events/${what}`,
      html`<input type="hidden" name="event" value="${event}"><button class="quiet">${label}</button>`,
    );
  const lines = shown.events.map(one => {
    const { event, kind, start, place, status, invited } = one;
    const line = fill(said.eventLine, {
      kind: eventKindText(kind, words),
      when: whenText(start, staff.language),
      place,
      stands: said.eventStands[status],
    });
    const isAhead = start > staff.at;
    const change =
      acts &&
      status === 'planned' &&
      html`${!isAhead && html`<p class="hint">${said.heldHint}</p>${press('held', event, said.heldButton)}`}${press('cancel', event, said.cancelButton)}<details><summary>${said.moveEvent}</summary>${eventForm(shown, looking, one)}</details>`;
    const heard =
      status === 'planned' &&
      isAhead &&
      html`<br><span class="quietly">${fill(said.invitedCount, { count: invited })}</span>`;
    return html`<li>${line}${heard}${change}</li>`;
  });
  return card(
    said.events,
    html`${lines.length > 0 ? html`<ul class="told">${lines}</ul>` : html`<p>${said.noEvents}</p>`}${acts && html`<details><summary>${said.addEvent}</summary>${eventForm(shown, looking)}</details>`}`,
  );
}

/** The action that is looked at, or whose form was refused. */
function chosenOf({ request, refused }: Looking): number | undefined {
  const isOfOne = refused?.action.includes('/actions/');
  const n = Number(isOfOne ? refused?.values.get('action') : refused ? undefined : request.query.action);
  return Number.isInteger(n) && n > 0 ? n : undefined;
}

/** `/desk/dialogues/ID/action`: ideas and what matters most, groups and actions, check-ins and events; with `?action=7` one of them. */
const page =
  (names?: Names): SeenPage<ShownPlan> =>
  (shown, looking) => {
    const seeing: Seeing = { ...looking, names };
    const { staff } = looking;
    const one = shown.actions.find(({ action }) => action === chosenOf(looking));
    const acts = canAct(shown, staff);
    if (one) return dialoguePage(shown, '/action', { staff, body: actionPage(shown, one, { seeing, acts }) });
    const said = wordsOf(staff);
    const everyone = html`<p><a href="/dialogues/${shown.id}?lang=${staff.language}">${said.page}</a></p>`;
    const forum = facts([[said.forum, shown.forum && dateText(shown.forum, staff.language)]]);
    const body = html`${namesButton(shown, '/action/people', seeing)}${listed(shown, seeing)}${everyone}${groupsOf(shown, seeing)}<div class="columns"><div>${voting(shown, looking)}${acts && adding(shown, seeing)}${checkIns(shown, looking)}${!acts && forum}</div>
<div>${events(shown, looking)}${acts && grouping(shown, seeing)}</div></div>`;
    return { ...dialoguePage(shown, '/action', { staff, body }), places: placesIn(staff) };
  };

export const actionRoom: SeenPage<ShownPlan> = page();

/** The same with first names, for whoever has asked to see them. */
export const actionNamed = (names: Names): SeenPage<ShownPlan> => page(names);

interface Named {
  readonly who: string;
  readonly name: string;
  readonly contact: { readonly email?: string; readonly phone?: string };
}

/** Those who look after something by name, for whoever has asked to see them. */
export const carersNamed: Opening = async ({ params }, staff, answer) => {
  const said = wordsOf(staff);
  const rows = (answer as readonly Named[]).map(({ who, name, contact }) => [
    html`<bdi>${name}</bdi>`,
    html`<bdi dir="ltr">${contact.email ?? contact.phone ?? ''}</bdi>`,
    html`<span class="id">${who}</span>`,
  ]);
  const list = table([said.name, said.reached, said.number], rows, { caption: said.namesTitle });
  return {
    title: said.namesTitle,
    room: 'dialogues',
    trail: { href: `/desk/dialogues/${params.id}/action`, label: said.back },
    body: card(said.namesTitle, rows.length > 0 ? list : html`<p>${said.none}</p>`),
  };
};
