import { statusText } from '../../dialogues/action/mails.ts';
import {
  longestOfAction as longest,
  type ShownGroup,
  type ShownMeeting,
  type ShownPlan,
} from '../../dialogues/action/questions.ts';
import { type Html, html } from '../../platform/html.ts';
import { notice } from '../../platform/page.ts';
import type { Choices } from '../../platform/sheet.ts';
import { dayText, fill, whenText, wordsFor } from '../../program/words.ts';
import { input, oneFrom, someFrom, words as wordsField } from '../forms/fields.ts';
import { card, facts, form, table } from '../page/frame.ts';
import type { SeenPage } from '../page/seen.ts';
import {
  act,
  canAct,
  namesButton,
  nonce,
  openGroups,
  peopleOf,
  placesIn,
  type Seeing,
  whenFields,
  whenPlaces,
  whoField,
  whoOf,
  wordsOf,
} from './action-pieces.ts';
import type { Names } from './names.ts';
import { dialoguePage, sheetFor } from './pieces.ts';

/** One group, with what its page is made of. */
interface Of {
  readonly shown: ShownPlan;
  readonly group: ShownGroup;
  readonly seeing: Seeing;
  /** Whether something can be done about it. */
  readonly acts: boolean;
}

const pathOf = (id: string, group: number): string => `/desk/dialogues/${id}/groups/${group}`;

/** A form about the group: it carries its number. */
function formFor({ shown, group, seeing }: Of, what: string, inner: Html): Html {
  const number = html`<input type="hidden" name="group" value="${group.group}">`;
  return form(seeing.staff, `${pathOf(shown.id, group.group)}/${what}`, html`${number}${inner}`);
}

const sheetOf = (
  { shown, group, seeing }: Of,
  what: string,
  more: { places: Readonly<Record<string, string>>; now?: Readonly<Record<string, string | undefined>> },
) => sheetFor(seeing, `${pathOf(shown.id, group.group)}/${what}`, { apart: what.replaceAll('/', '-'), ...more });

function standing({ shown, group, seeing: { staff, names } }: Of): Html {
  const said = wordsOf(staff);
  const words = wordsFor(staff.language);
  const taken = shown.actions.filter(one => one.group === group.group);
  const actions = taken.map(
    one =>
      html`<li><a href="/desk/dialogues/${shown.id}/action?action=${one.action}"><bdi>${one.title}</bdi></a> – ${statusText(one.status, words)}</li>`,
  );
  return card(
    fill(said.groupNumber, { number: group.group }),
    html`<p dir="auto"><strong>${group.title}</strong></p>${group.status === 'open' && group.unconvenedAt && notice(fill(said.unconvened, { since: dayText(group.unconvenedAt, staff.language) }), 'warn')}${facts(
      [
        [said.stands, fill(said.groupStands[group.status], { into: group.into ?? '' })],
        [said.convener, whoOf(group.convener, names, said.nobody)],
        [said.facilitator, whoOf(group.facilitator, names, said.nobody)],
        [said.ideas, actions.length > 0 && html`<ul class="told">${actions}</ul>`],
        [said.groupWord, group.word && html`<bdi>${group.word.text}</bdi>`],
      ],
    )}`,
  );
}

/** Everyone who belongs to a group, by id: who convenes it, who facilitates it, and who takes part. */
const belonging = ({ convener, facilitator, members: all }: ShownGroup): ReadonlySet<string> =>
  new Set([convener, facilitator, ...all].filter(id => id !== undefined));

/** Someone of a group, with the part that she has in it. */
function inPart({ group, seeing }: Of, [id, name]: Choices[number]): Choices[number] {
  const { convener, facilitator } = wordsOf(seeing.staff).groupParts;
  const part = id === group.convener ? convener : id === group.facilitator ? facilitator : undefined;
  return [id, part === undefined ? name : `${name} · ${part}`];
}

/** Who belongs to it, to be ticked and taken out; and everyone else, to be ticked and put in. */
function members(of: Of): Html {
  const { shown, group, seeing, acts } = of;
  const said = wordsOf(seeing.staff);
  const everyone = peopleOf(shown, seeing);
  const inIt = belonging(group);
  // Whoever is in the group and can be named no more still stands there, and can be taken out.
  const gone = [...inIt].filter(id => !everyone.some(([one]) => one === id)).map(id => [id, id] as const);
  const own = [...everyone.filter(([id]) => inIt.has(id)), ...gone].map(one => inPart(of, one));
  const others = everyone.filter(([id]) => !inIt.has(id));
  const places = { '/people': said.members };
  const leaving = sheetOf(of, 'leave', { places });
  const joining = sheetOf(of, 'join', { places });
  const known =
    own.length === 0
      ? html`<p>${said.noMembers}</p>`
      : acts
        ? formFor(
            of,
            'leave',
            html`<p class="hint">${said.takeOutHint}</p>${someFrom(leaving, '/people', { legend: said.inGroup, choices: own })}${act(said.takeOut)}`,
          )
        : html`<ul>${own.map(([, who]) => html`<li>${who}</li>`)}</ul>`;
  const refused = seeing.refused?.action.endsWith('/join') === true;
  const adding =
    acts &&
    others.length > 0 &&
    html`<details${refused && { markup: ' open' }}><summary>${said.putIn}</summary><p class="hint">${said.putInHint}</p>${formFor(of, 'join', html`${someFrom(joining, '/people', { legend: said.everyone, choices: others })}${act(said.putInButton)}`)}</details>`;
  return card(fill(said.membersCount, { count: group.members.length }), html`${known}${adding}`);
}

/** One meeting: how it stands, and what can be done about it while it is ahead. */
function meetingLine(of: Of, one: ShownMeeting): Html {
  const { shown, group, seeing, acts } = of;
  const { staff, refused } = seeing;
  const said = wordsOf(staff);
  const isOver = one.start <= staff.at;
  const stands = one.status === 'planned' && isOver ? 'over' : one.status;
  const line = fill(said.meetingLine, {
    when: whenText(one.start, staff.language),
    minutes: one.minutes,
    place: one.place,
    stands: said.meetingStands[stands],
  });
  if (stands !== 'planned') return html`<li>${line}</li>`;
  const heard = html`<br><span class="quietly">${fill(said.invitedCount, { count: one.invited })}</span>`;
  if (!acts) return html`<li>${line}${heard}</li>`;
  const action = `${pathOf(shown.id, group.group)}/meetings`;
  const which = html`<input type="hidden" name="meeting" value="${one.meeting}">`;
  const mine = refused?.values.get('meeting') === String(one.meeting) ? refused : undefined;
  const now = { date: one.date, time: one.time, minutes: String(one.minutes), place: one.place };
  const sheet = sheetFor({ staff, refused: mine }, `${action}/move`, {
    apart: `meeting-${one.meeting}`,
    places: whenPlaces(staff),
    now,
  });
  const isOpen = mine?.action === `${action}/move`;
  return html`<li>${line}${heard}${form(staff, `${action}/cancel`, html`${which}<p class="act"><button class="quiet">${said.cancelButton}<span class="hidden"> – ${line}</span></button></p>`)}
<details${isOpen && { markup: ' open' }}><summary>${said.moveEvent}</summary>${form(staff, `${action}/move`, html`${which}${whenFields(sheet, staff, longest.place)}${act(said.moveMeetingButton)}`)}</details></li>`;
}

function meetings(of: Of): Html {
  const { group, acts, seeing } = of;
  const { staff } = seeing;
  const said = wordsOf(staff);
  const lines = group.meetings.map(one => meetingLine(of, one));
  const sheet = sheetOf(of, 'meetings', { places: whenPlaces(staff), now: { minutes: '90' } });
  const planning =
    acts &&
    html`<h3>${said.planMeeting}</h3>${formFor(of, 'meetings', html`${nonce()}<p class="hint">${said.planMeetingHint}</p>${whenFields(sheet, staff, longest.place)}${act(said.planMeetingButton)}`)}`;
  return card(
    said.meetings,
    html`${lines.length > 0 ? html`<ul class="told">${lines}</ul>` : html`<p>${said.noMeetings}</p>`}${planning}`,
  );
}

function telling(of: Of): Html {
  const said = wordsOf(of.seeing.staff);
  const sheet = sheetOf(of, 'tell', { places: { '/text': said.groupText } });
  return card(
    said.tellGroup,
    formFor(
      of,
      'tell',
      html`<p class="hint">${said.tellGroupHint}</p>${wordsField(sheet, '/text', { label: said.groupText, longest: longest.groupWord })}${act(said.tellGroupButton)}`,
    ),
  );
}

function changing(of: Of): Html {
  const { shown, group, seeing } = of;
  const said = wordsOf(seeing.staff);
  const places = { '/title': said.groupTitle, '/convener': said.convener, '/facilitator': said.facilitator };
  const { title, convener, facilitator } = group;
  const sheet = sheetOf(of, 'change', { places, now: { title, convener, facilitator } });
  const none = said.asItIs;
  return card(
    said.changeGroup,
    formFor(
      of,
      'change',
      html`<p class="hint">${said.publicHint}</p>${input(sheet, '/title', { label: said.groupTitle, type: 'text', longest: longest.group })}${whoField(shown, seeing, { sheet, pointer: '/convener', label: said.convener, none })}${whoField(shown, seeing, { sheet, pointer: '/facilitator', label: said.facilitator, none })}${act(said.changeGroupButton)}`,
    ),
  );
}

/** It goes on within another one, or ends. */
function ending(of: Of): Html {
  const { shown, group, seeing } = of;
  const said = wordsOf(seeing.staff);
  const others: Choices = openGroups(shown).filter(([id]) => id !== String(group.group));
  const sheet = sheetOf(of, 'merge', { places: { '/into': said.into } });
  const merging =
    others.length > 0 &&
    card(
      said.mergeGroups,
      formFor(
        of,
        'merge',
        html`<p class="hint">${said.mergeGroupsHint}</p>${oneFrom(sheet, '/into', { label: said.into, choices: others })}${act(said.mergeButton)}`,
      ),
    );
  return html`${merging}${card(said.closeGroup, formFor(of, 'close', html`<p class="hint">${said.closeGroupHint}</p>${act(said.closeGroupButton)}`))}`;
}

/** `/desk/dialogues/ID/groups/N`: one action group: who convenes and facilitates it, who takes part, when it meets, and what it is told. */
const groupPage =
  (names?: Names): SeenPage<ShownPlan> =>
  (shown, looking) => {
    const seeing: Seeing = { ...looking, names };
    const { staff, request } = looking;
    const said = wordsOf(staff);
    const group = shown.groups.find(one => String(one.group) === request.params.group);
    const back = html`<p><a href="/desk/dialogues/${shown.id}/action">${said.back}</a></p>`;
    if (!group) return dialoguePage(shown, '/action', { staff, body: html`${back}<p>${said.noGroups}</p>` });
    const acts = canAct(shown, staff) && group.status === 'open';
    const of: Of = { shown, group, seeing, acts };
    const button = namesButton(shown, `/groups/${group.group}/people`, seeing);
    const body = html`${back}${button}<div class="columns"><div>${standing(of)}${members(of)}${acts && changing(of)}</div>
<div>${meetings(of)}${acts && telling(of)}${acts && ending(of)}</div></div>`;
    const places = placesIn(staff, { '/people': said.members, '/text': said.groupText, '/title': said.groupTitle });
    return { ...dialoguePage(shown, '/action', { staff, body }), places };
  };

export const groupRoom: SeenPage<ShownPlan> = groupPage();

/** The same with first names, for whoever has asked to see them. */
export const groupNamed = (names: Names): SeenPage<ShownPlan> => groupPage(names);

/** All groups: who leads each, how many take part, and when it meets next. */
export function groupsTable({ id, groups }: ShownPlan, { staff, names }: Seeing): Html {
  const said = wordsOf(staff);
  const next = ({ meetings: all }: ShownGroup): string => {
    const one = all.find(({ status, start }) => status === 'planned' && start > staff.at);
    return one ? whenText(one.start, staff.language) : '';
  };
  const rows = groups.map(one => [
    String(one.group),
    html`<a href="${pathOf(id, one.group)}"><bdi>${one.title}</bdi></a>`,
    whoOf(one.convener, names, said.nobody),
    whoOf(one.facilitator, names, said.nobody),
    String(one.members.length),
    next(one),
    fill(said.groupStands[one.status], { into: one.into ?? '' }),
  ]);
  const head = [said.number, said.group, said.convener, said.facilitator, said.members, said.nextMeeting, said.stands];
  return rows.length > 0 ? table(head, rows, { caption: said.groups }) : html`<p>${said.noGroups}</p>`;
}
