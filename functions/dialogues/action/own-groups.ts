import { bodyOf } from '../../platform/form-body.ts';
import { type Html, html } from '../../platform/html.ts';
import { localDate } from '../../platform/kernel/time.ts';
import type { Visit } from '../../platform/link-page.ts';
import { button, notice } from '../../platform/page.ts';
import { Sheet, select } from '../../platform/sheet.ts';
import { check, type Fault } from '../../program/checks.ts';
import { program } from '../../program/settings.ts';
import { fill, whenText, zoneText } from '../../program/words.ts';
import { decidePlan, type Told } from './deciding.ts';
import { statusText } from './in-words.ts';
import { aheadOf } from './meeting.ts';
import { type Group, isWork, type Meeting, type OpenPlan, type Who } from './plan.ts';
import { planById } from './questions.ts';
import { faultOf, longest, ownGroupWord, ownMeeting } from './told.ts';

const { dialogues } = program;

/** As what someone belongs to a group. */
export type As = 'convenes' | 'facilitates' | 'member';

/** The groups of a dialogue as one person sees them. */
export interface OwnGroups {
  readonly dialogue: string;
  readonly plan: OpenPlan;
  readonly groups: readonly { readonly group: Group; readonly as: As }[];
  /** Whom she joins a group as; undefined for who takes part in the dialogue no more. */
  readonly who: Who | undefined;
}

/** What of groups a page shows besides how they stand: a form that she opened, or one that was refused. */
export interface Opened {
  /** `plan`, `move` or `word`, of which group or meeting. */
  readonly open?: { readonly what: Form; readonly n: number } | undefined;
  readonly values?: URLSearchParams | undefined;
  readonly faults?: readonly Fault[] | undefined;
}

const forms = ['plan', 'move', 'word'] as const;
type Form = (typeof forms)[number];

/** As what she belongs to a group; undefined where she does not. */
function asIn({ convener, facilitator, members }: Group, person: string): As | undefined {
  if (convener?.person === person) return 'convenes';
  if (facilitator?.person === person) return 'facilitates';
  return members.some(one => one.person === person) ? 'member' : undefined;
}

/** Her groups, and as what she belongs to each. */
export const groupsIn = ({ groups }: OpenPlan, person: string): OwnGroups['groups'] =>
  groups.flatMap(group => {
    const as = group.status === 'open' ? asIn(group, person) : undefined;
    return as ? [{ group, as }] : [];
  });

/** The groups of a dialogue for someone with a place in it; undefined while there are none. */
export async function groupsFor(dialogue: string, who: Who): Promise<OwnGroups | undefined> {
  const plan = await planById(dialogue);
  if (plan.status !== 'open' || !plan.groups.some(({ status }) => status === 'open')) return undefined;
  return { dialogue, plan, groups: groupsIn(plan, who.person), who };
}

const press = (
  { name, value, about }: { readonly name: string; readonly value: string; readonly about: string },
  label: string,
  more: Html | false = false,
): Html => html`<form method="post">${more}${button(label, { name, value, quiet: true, about })}</form>`;

const hidden = (name: string, n: number): Html => html`<input type="hidden" name="${name}" value="${n}">`;

/** The fields of a form, filled in as it was typed, or as it stands. */
function sheetFor(visit: Visit, { values = new URLSearchParams(), faults = [] }: Opened): Sheet {
  const said = visit.words.action.groups;
  const names = ['date', 'time', 'minutes', 'place', 'text'] as const;
  return new Sheet(
    { language: visit.language, values, errors: faults },
    () => new Map(names.map(name => [`/${name}`, said[name]])),
  );
}

const summary = (sheet: Sheet, { faults = [] }: Opened): Html | false => faults.length > 0 && sheet.summary();

const usualMinutes = '90';

/** When and where a meeting is to be. */
function meetingForm(visit: Visit, opened: Opened, { which, act }: { readonly which: Html; readonly act: Html }): Html {
  const said = visit.words.action.groups;
  const sheet = sheetFor(visit, opened);
  const long = dialogues.sessions.minutes.map(one => [String(one), String(one)] as const);
  const min = localDate(program.timeZone, visit.at);
  return html`${summary(sheet, opened)}<form method="post" novalidate>${which}
<div class="field"><label for="date">${said.date}</label><input type="date" id="date" name="date" min="${min}" value="${sheet.typed('date')}"${sheet.marks('/date')}>${sheet.faultText('/date')}</div>
<div class="field"><label for="time">${said.time}</label><p class="hint" id="hint-time">${fill(said.timeHint, { zone: zoneText(visit.language) })}</p>
<input type="time" id="time" name="time" value="${sheet.typed('time')}"${sheet.marks('/time', 'hint-time')}>${sheet.faultText('/time')}</div>
<div class="field">${select(sheet, '/minutes', { label: said.minutes, choices: long, first: usualMinutes })}</div>
<div class="field"><label for="place">${said.place}</label><p class="hint" id="hint-place">${said.placeHint}</p>
<input type="text" id="place" name="place" maxlength="${longest.place}" value="${sheet.typed('place')}"${sheet.marks('/place', 'hint-place')}>${sheet.faultText('/place')}</div>
<p class="act">${act}</p></form>`;
}

const asTyped = ({ date, time, minutes, place }: Meeting): URLSearchParams =>
  new URLSearchParams({ date, time, minutes: String(minutes), place });

const isOpened = ({ open }: Opened, what: Form, n: number): boolean => open?.what === what && open.n === n;

/** One meeting that is ahead; for who convenes the group, with what can be done about it. */
function meetingLine(one: Meeting, { visit, opened, leads }: Seeing): Html {
  const said = visit.words.action.groups;
  const text = fill(said.meeting, {
    when: whenText(one.start, visit.language),
    minutes: one.minutes,
    place: one.place,
  });
  const which = hidden('meeting', one.n);
  const moving = isOpened(opened, 'move', one.n);
  const ways =
    leads &&
    (moving
      ? html`<h4>${said.moving}</h4>${meetingForm(visit, { ...opened, values: opened.values ?? asTyped(one) }, { which, act: button(said.moveIt, { name: 'answer', value: 'move' }) })}`
      : html`<div class="pair">${press({ name: 'open', value: `move-${one.n}`, about: text }, said.move)}${press({ name: 'answer', value: 'cancel', about: text }, said.cancel, which)}</div>`);
  return html`<li class="task"><div><p>${text}</p>${ways}</div></li>`;
}

interface Seeing {
  readonly visit: Visit;
  readonly opened: Opened;
  /** Whether she convenes the group. */
  readonly leads: boolean;
}

/** What who convenes a group can do for it: plan a meeting, or tell its people something. */
function leading({ n, title }: Group, { visit, opened }: Seeing): Html {
  const said = visit.words.action.groups;
  const which = hidden('group', n);
  if (isOpened(opened, 'plan', n)) {
    const text = fill(said.planText, { hours: dialogues.sessions.remindHours });
    return html`<h3>${said.planning}</h3><p>${text}</p>${meetingForm(visit, opened, { which, act: button(said.plan, { name: 'answer', value: 'plan' }) })}`;
  }
  if (isOpened(opened, 'word', n)) {
    const sheet = sheetFor(visit, opened);
    return html`<h3>${said.telling}</h3><p>${said.tellText}</p>${summary(sheet, opened)}<form method="post" novalidate>${which}
<div class="field"><label for="text">${said.text}</label><p class="hint" id="hint-text">${visit.words.action.own.wordsHint}</p>
<textarea id="text" name="text" maxlength="${longest.groupWord}"${sheet.marks('/text', 'hint-text')}>${sheet.typed('text')}</textarea>${sheet.faultText('/text')}</div>
<p class="act">${button(said.tell, { name: 'answer', value: 'word' })}</p></form>`;
  }
  return html`<div class="pair">${press({ name: 'open', value: `plan-${n}`, about: title }, said.planning)}${press({ name: 'open', value: `word-${n}`, about: title }, said.telling)}</div>`;
}

/** One of her groups: what it has taken on, what it was told, when it meets, and what she can do. */
function section({ plan }: OwnGroups, { group, as }: OwnGroups['groups'][number], visit: Visit, opened: Opened): Html {
  const { words } = visit;
  const said = words.action.groups;
  const role = { convenes: words.action.own.convenes, facilitates: words.action.own.facilitates, member: said.member };
  const has = plan.actions.filter(isWork).filter(one => one.group === group.n);
  const taken = has.map(
    one => html`<li>${fill(said.line, { title: one.title, stands: statusText(one.status, words) })}</li>`,
  );
  const ahead = aheadOf(plan, group.n, visit.at);
  const seeing = { visit, opened, leads: as === 'convenes' };
  const meets =
    ahead.length > 0
      ? html`<ul class="tasks">${ahead.map(one => meetingLine(one, seeing))}</ul>`
      : html`<p>${said.meetsNot}</p>`;
  const leaving = press({ name: 'answer', value: 'leave', about: group.title }, said.leave, hidden('group', group.n));
  const out = as === 'member' ? leaving : html`<div class="apart"><p>${said.laysDown}</p>${leaving}</div>`;
  const waits = !group.convener && notice(said.unconvened, 'info');
  return html`<section><h2 dir="auto">${group.title}</h2><p>${fill(role[as], { group: group.title })}</p>${waits}
${taken.length > 0 && html`<h3>${said.has}</h3><ul>${taken}</ul>`}${group.word && html`<h3>${said.word}</h3><p dir="auto">${group.word.text}</p>`}
<h3>${said.meets}</h3>${meets}${seeing.leads && leading(group, seeing)}${out}</section>`;
}

/** The open groups that she could join besides. */
function offered({ plan, groups, who }: OwnGroups, { words }: Visit): Html | false {
  const said = words.action.groups;
  const others = plan.groups.filter(one => one.status === 'open' && !groups.some(({ group }) => group.n === one.n));
  if (!who || others.length === 0) return false;
  const lines = others.map(
    ({ n, title }) =>
      html`<li class="task"><div><p dir="auto">${title}</p>${press({ name: 'answer', value: 'join', about: title }, said.join, hidden('group', n))}</div></li>`,
  );
  return html`<section class="apart"><h2>${said.offered}</h2><p>${said.offeredText}</p><ul class="tasks">${lines}</ul></section>`;
}

/** Her groups, each with what she can do. */
export const ownGroups = (own: OwnGroups, visit: Visit, opened: Opened = {}): Html =>
  html`${own.groups.map(one => section(own, one, visit, opened))}`;

export const offeredGroups = offered;

/** What came of a press about groups: what is said above, and which form is open. */
export type Pressed = Opened & { readonly told?: Html };

/** Which form a button opens: `plan-2` that of group 2. */
function opening(fields: URLSearchParams): Opened['open'] {
  const [, what, n] = /^(plan|move|word)-(\d+)$/.exec(fields.get('open') ?? '') ?? [];
  const form = forms.find(one => one === what);
  return form && { what: form, n: Number(n) };
}

const numberIn = ({ fields }: Visit, name: string): number => Number(fields.get(name) ?? 0);

interface Act {
  readonly told: Told;
  /** What is said when it is done. */
  readonly said: string;
  /** Which form it came from, where it has one. */
  readonly form?: Opened['open'];
}

type Read = Act | { readonly faults: readonly Fault[]; readonly form: Opened['open'] };

/** What a form says, without what the page needs to find it again. */
function typed({ fields }: Visit): URLSearchParams {
  const values = new URLSearchParams(fields);
  for (const name of ['answer', 'open', 'meeting', 'group', 'action']) values.delete(name);
  return values;
}

function readMeeting(own: OwnGroups, visit: Visit, what: 'plan' | 'move'): Read | undefined {
  const said = visit.words.action.groups;
  const n = numberIn(visit, what === 'plan' ? 'group' : 'meeting');
  if (!leads(own, what === 'plan' ? n : groupOf(own, n))) return undefined;
  const form = { what, n };
  const checked = check(ownMeeting, bodyOf(typed(visit), ownMeeting), visit.language);
  if (!checked.ok) return { faults: checked.errors, form };
  const wished = checked.value;
  return what === 'plan'
    ? { told: { type: 'PlanMeeting', group: n, wished }, said: said.planned, form }
    : { told: { type: 'MoveMeeting', meeting: n, wished }, said: said.moved, form };
}

const groupOf = ({ plan }: OwnGroups, meeting: number): number =>
  plan.meetings.find(one => one.n === meeting)?.group ?? 0;

const leads = ({ groups }: OwnGroups, n: number): boolean =>
  groups.some(({ group, as }) => group.n === n && as === 'convenes');

function readWord(own: OwnGroups, visit: Visit, person: string): Read | undefined {
  const n = numberIn(visit, 'group');
  if (!leads(own, n)) return undefined;
  const form = { what: 'word', n } as const;
  const checked = check(ownGroupWord, bodyOf(typed(visit), ownGroupWord), visit.language);
  if (!checked.ok) return { faults: checked.errors, form };
  const { text } = checked.value;
  return { told: { type: 'TellGroup', group: n, text, from: person }, said: visit.words.action.groups.told, form };
}

/** What a press is about; undefined where it is about no group, or about one that is not hers to act for. */
function readAct(own: OwnGroups, visit: Visit, person: string): Read | undefined {
  const said = visit.words.action.groups;
  const group = numberIn(visit, 'group');
  switch (visit.fields.get('answer')) {
    case 'join':
      return own.who && { told: { type: 'JoinGroup', group, who: [own.who] }, said: said.joined };
    case 'leave':
      return { told: { type: 'LeaveGroup', group, who: [{ person }] }, said: said.left };
    case 'plan':
      return readMeeting(own, visit, 'plan');
    case 'move':
      return readMeeting(own, visit, 'move');
    case 'cancel': {
      const meeting = numberIn(visit, 'meeting');
      return leads(own, groupOf(own, meeting))
        ? { told: { type: 'CancelMeeting', meeting }, said: said.cancelled }
        : undefined;
    }
    case 'word':
      return readWord(own, visit, person);
    default:
      return undefined;
  }
}

/** Why something cannot be, above the page; what is wrong with a field stands there. */
function refusedAs(reason: string, { words }: Visit): Html {
  const { groups, own } = words.action;
  if (reason === 'meeting-over') return notice(groups.off, 'info');
  if (reason === 'group-full') return notice(groups.full, 'info');
  return notice(reason === 'group-empty' ? groups.nobody : own.over, 'info');
}

/** What she pressed about groups, done or opened or with what is wrong; undefined where it was about none. */
export async function pressGroups(own: OwnGroups, visit: Visit, person: string): Promise<Pressed | undefined> {
  const open = opening(visit.fields);
  if (open) return { open };
  const act = readAct(own, visit, person);
  if (!act) return undefined;
  if ('faults' in act) return { open: act.form, values: visit.fields, faults: act.faults };
  const { at, request, language } = visit;
  const done = await decidePlan(own.dialogue, act.told, { by: 'contact', at, cause: `press:${request}` });
  if (done.outcome !== 'refused')
    return { told: notice(fill(act.said, { minutes: dialogues.sessions.settleMinutes }), 'done') };
  const reason = done.reason ?? '';
  const fault = act.form && faultOf(reason, language);
  return fault ? { open: act.form, values: visit.fields, faults: [fault] } : { told: refusedAs(reason, visit) };
}
