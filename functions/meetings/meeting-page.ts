import { readyHousehold } from '../intake/questions.ts';
import { bodyOf } from '../platform/form-body.ts';
import { type Html, html } from '../platform/html.ts';
import { plusHours } from '../platform/kernel/time.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import { check, type Fault } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { dayText, fill, timeText } from '../program/words.ts';
import { householdTitle } from '../tasks/mails.ts';
import { personOfNavigator, planOf } from '../tasks/questions.ts';
import type { Wished } from './domain.ts';
import { type Meeting, type MeetingsState, toCome } from './meeting.ts';
import { meetingForm } from './meeting-form.ts';
import { changeMeeting, type Done, planMeeting } from './plan.ts';
import { meetingsOf } from './questions.ts';
import { asTold, branchOfArea, faultOf, toldMeeting, wishedOf } from './told.ts';
import { factsOf, onHoliday } from './words.ts';

/** What is said above the page after a press. */
interface Coming {
  readonly message?: Html | undefined;
}

/** What was typed, and what is wrong with it. */
interface Typed {
  readonly values: URLSearchParams;
  readonly faults: readonly Fault[];
}

/** When mail of now goes out, for the sentences that say so. */
const soonText = (language: string) => ({
  minutes: program.meetings.settleMinutes,
  morning: timeText(program.quietHours.to, language),
});

/** One that is planned, with the ways to change and to cancel it. */
function line(one: Meeting, { words, language, at }: Visit): Html {
  const said = words.pages.meeting;
  const facts = factsOf(one, language);
  const way = (value: string, label: string): Html =>
    html`<form method="post"><input type="hidden" name="meeting" value="${one.n}">${button(label, { name: 'answer', value, quiet: true, about: facts[0] ?? '' })}</form>`;
  const ways = one.start > at && html`<div class="pair">${way('edit', said.move)}${way('drop', said.cancel)}</div>`;
  return html`<li class="task"><div>${facts.map(fact => html`<p>${fact}</p>`)}${ways}</div></li>`;
}

const standing = (state: MeetingsState, visit: Visit): Html => {
  const planned = toCome(state, visit.at);
  const said = visit.words.pages.meeting;
  if (planned.length === 0) return html`<p>${said.none}</p>`;
  return html`<h2>${said.planned}</h2><ul class="tasks">${planned.map(one => line(one, visit))}</ul>`;
};

/** Nothing can be planned: it has not begun, has ended, or rests. */
function closed(plan: Awaited<ReturnType<typeof planOf>>, state: MeetingsState, { words }: Visit): Html | undefined {
  const said = words.pages.meeting;
  if (plan.status === 'none') return notice(said.beginning, 'info');
  if (plan.status === 'ended' || state.status === 'ended') return notice(said.ended, 'info');
  const rests = plan.frozenAt ?? (state.status === 'open' ? state.restsSince : undefined);
  return rests === undefined ? undefined : notice(said.resting, 'info');
}

/** All that is planned, and a form for the next one, with its household's branch chosen. */
async function meetingsShown(visit: Visit, { message }: Coming = {}, typed?: Typed): Promise<Shown> {
  const { link, words, at, language } = visit;
  const said = words.pages.meeting;
  const [plan, state] = await Promise.all([planOf(link.subject), meetingsOf(link.subject)]);
  const over = closed(plan, state, visit);
  if (over) return { title: said.title, body: html`${message}${over}` };
  const full = toCome(state, at).length >= program.meetings.mostPlanned;
  const ready = plan.status === 'running' ? await readyHousehold(plan.arrival) : undefined;
  const fresh = new URLSearchParams({ minutes: '60', place: branchOfArea(ready?.household.area) });
  const form = meetingForm({ language, at, values: typed?.values ?? fresh, errors: typed?.faults ?? [] });
  return {
    title: said.title,
    body: html`${message}${plan.status === 'running' && ready && html`<p>${householdTitle(ready.household, plan, visit)}</p>`}<p class="lead">${fill(said.lead, soonText(language))}</p>${standing(state, visit)}
<section class="apart">${full ? html`<p>${said.full}</p>` : html`<h2>${said.plan}</h2>${form}`}</section>`,
  };
}

/** The one that a press is about, while it is to come. */
async function chosen({ link, fields, at }: Visit): Promise<Meeting | undefined> {
  const n = Number(fields.get('meeting'));
  return toCome(await meetingsOf(link.subject), at).find(one => one.n === n && one.start > at);
}

/** It was cancelled, or has begun, since the page was opened. */
const gone = (visit: Visit): Promise<Shown> =>
  meetingsShown(visit, { message: notice(visit.words.staff.reasons['meeting-over'], 'info') });

async function editing(visit: Visit, typed?: Typed): Promise<Shown> {
  const one = await chosen(visit);
  if (!one) return gone(visit);
  const { words, language, at } = visit;
  return {
    title: words.pages.meeting.moveTitle,
    body: html`<ul class="facts">${factsOf(one, language).map(fact => html`<li>${fact}</li>`)}</ul>${meetingForm(
      { language, at, values: typed?.values ?? asTold(one), errors: typed?.faults ?? [] },
      one.n,
    )}
<form method="post" class="act">${button(words.pages.meeting.keep, { name: 'answer', value: 'keep', quiet: true })}</form>`,
  };
}

async function dropping(visit: Visit): Promise<Shown> {
  const one = await chosen(visit);
  if (!one) return gone(visit);
  const { words, language } = visit;
  const said = words.pages.meeting;
  return {
    title: said.cancelTitle,
    body: html`<ul class="facts">${factsOf(one, language).map(fact => html`<li>${fact}</li>`)}</ul><p>${said.cancelText}</p>
<form method="post" class="pair"><input type="hidden" name="meeting" value="${one.n}">${button(said.cancelButton, { name: 'answer', value: 'cancel' })}
${button(said.keep, { name: 'answer', value: 'keep', quiet: true })}</form>`,
  };
}

/** What a form says, or what is wrong with it. */
function told({ fields, language, at }: Visit): { readonly wished: Wished } | Typed {
  const values = new URLSearchParams(fields);
  for (const name of ['answer', 'meeting']) values.delete(name);
  const checked = check(toldMeeting, bodyOf(values, toldMeeting), language);
  if (!checked.ok) return { values, faults: checked.errors };
  const wished = wishedOf(checked.value);
  const fault = wished ? undefined : faultOf('meeting-gap', at, language);
  return wished ? { wished } : { values, faults: fault ? [fault] : [] };
}

/** Something that is near is also to be said by phone; a day on which the library is closed is said, and kept. */
const warnings = (wished: Wished, { words, language, at }: Visit): Html => {
  const said = words.pages.meeting;
  const near = wished.start < plusHours(at, 24) && notice(said.soon, 'warn');
  const closedThen = onHoliday(wished) && notice(fill(said.holiday, { when: dayText(wished.start, language) }), 'warn');
  return html`${near}${closedThen}`;
};

/** What came of planning or moving: done, typed again with what is wrong, or not possible as things stand. */
function answered(
  done: Done,
  wished: Wished,
  { visit, said, again }: { visit: Visit; said: string; again: (typed: Typed) => Promise<Shown> },
): Promise<Shown> {
  const { words, language, at, fields } = visit;
  if (done.outcome !== 'refused')
    return meetingsShown(visit, {
      message: html`${notice(fill(said, soonText(language)), 'done')}${warnings(wished, visit)}`,
    });
  const reason = done.reason ?? 'other';
  const fault = faultOf(reason, at, language);
  if (fault) return again({ values: new URLSearchParams(fields), faults: [fault] });
  const { reasons } = words.staff;
  const text = (reasons as Readonly<Record<string, string>>)[reason] ?? reasons.other;
  return meetingsShown(visit, { message: notice(text, 'warn') });
}

async function planned(visit: Visit): Promise<Shown> {
  const read = told(visit);
  const again = (typed: Typed) => meetingsShown(visit, {}, typed);
  if ('faults' in read) return again(read);
  const { link, at, request, words } = visit;
  const done = await planMeeting(link.subject, read.wished, { by: 'navigator', at, cause: `press:${request}` });
  return answered(done, read.wished, { visit, said: words.pages.meeting.saved, again });
}

async function moved(visit: Visit): Promise<Shown> {
  const read = told(visit);
  const again = (typed: Typed) => editing(visit, typed);
  if ('faults' in read) return again(read);
  const { link, at, request, fields, words } = visit;
  const n = Number(fields.get('meeting'));
  const command = { type: 'Move', pairing: link.subject, n, wished: read.wished, by: 'navigator', at } as const;
  const done = await changeMeeting(command, { by: 'navigator', at, cause: `press:${request}` });
  return answered(done, read.wished, { visit, said: words.pages.meeting.moved, again });
}

async function cancelled(visit: Visit): Promise<Shown> {
  const { link, at, request, fields, words } = visit;
  const one = await chosen(visit);
  const command = {
    type: 'Cancel',
    pairing: link.subject,
    n: Number(fields.get('meeting')),
    by: 'navigator',
    at,
  } as const;
  const done = await changeMeeting(command, { by: 'navigator', at, cause: `press:${request}` });
  if (done.outcome === 'refused') return gone(visit);
  const near = one && one.start < plusHours(at, 24) && notice(words.pages.meeting.soon, 'warn');
  const message = html`${notice(fill(words.pages.meeting.cancelled, soonText(visit.language)), 'done')}${near}`;
  return meetingsShown(visit, { message });
}

/** A navigator plans, moves and cancels meetings with one household. */
export const meetingPage: LinkPage = {
  person: link => personOfNavigator(link.subject),
  show: visit => meetingsShown(visit),
  async press(visit) {
    switch (visit.fields.get('answer')) {
      case 'plan':
        return planned(visit);
      case 'edit':
        return editing(visit);
      case 'move':
        return moved(visit);
      case 'drop':
        return dropping(visit);
      case 'cancel':
        return cancelled(visit);
      case 'keep':
        return meetingsShown(visit, { message: notice(visit.words.pages.meeting.kept, 'info') });
      default:
        return meetingsShown(visit);
    }
  },
};
