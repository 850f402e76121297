import { arrivalById } from '../../intake/questions.ts';
import { meetingsOf } from '../../meetings/questions.ts';
import { branches, branchOfArea, daysFrom } from '../../meetings/told.ts';
import { arrivalOf, matchOf } from '../../pairing/questions.ts';
import { html } from '../../platform/html.ts';
import { localOf } from '../../platform/kernel/time.ts';
import type { Choices, Sheet } from '../../platform/sheet.ts';
import { program } from '../../program/settings.ts';
import { fill, nameOf, wordsFor, zoneText } from '../../program/words.ts';
import { taskTitle } from '../../tasks/mails.ts';
import { planOf } from '../../tasks/questions.ts';
import type { ActForm, Asked, Asking } from './act-form.ts';
import { seenOf } from './act-form.ts';
import { input, oneFrom, oneOfFew, someFrom, words } from './fields.ts';

/** `<pairing>`, `<pairing>.<task>` or `<pairing>.<n>`: its household. */
const ofPairing = ({ id = '' }: Readonly<Record<string, string>>): string => arrivalOf(id);
const ofPart = ({ id = '' }: Readonly<Record<string, string>>): string => arrivalOf(partOf(id)[0]);

/** The pairing of `<pairing>.<part>`, and the part. */
function partOf(id: string): readonly [pairing: string, part: string] {
  const dot = id.lastIndexOf('.');
  return [id.slice(0, dot), id.slice(dot + 1)];
}

const pairing = { of: 'household', person: ofPairing } as const;
const part = { of: 'household', person: ofPart } as const;

const yesNo = ({ said }: Asking) =>
  [
    ['true', said.fields.yes],
    ['false', said.fields.no],
  ] as const;

function offer({ said, staff }: Asking): Asked {
  const reasons = program.declineReasons.map(id => [id, nameOf('declineReasons', id, staff.language)] as const);
  const choices = [
    ['accept', said.fields.accept],
    ['decline', said.fields.decline],
  ] as const;
  return {
    fields: sheet => [
      oneOfFew(sheet, '/answer', { legend: said.fields.answer, choices }),
      oneFrom(sheet, '/reason', { label: said.fields.ifDeclined, none: said.fields.notSaid, choices: reasons }),
    ],
    places: { '/answer': said.fields.answer, '/reason': said.fields.ifDeclined },
  };
}

const { outcomes, modes, minutes } = program.contacts;

function contact({ staff }: Asking): Asked {
  const said = wordsFor(staff.language).pages.week;
  const outcome = outcomes.map(one => [one, said.outcomes[one]] as const);
  const long = minutes.map(one => [String(one), fill(said.minutesOf, { minutes: one })] as const);
  const how = modes.map(one => [one, (said.modes as Readonly<Record<string, string>>)[one] ?? one] as const);
  return {
    fields: sheet => [
      oneOfFew(sheet, '/outcome', { legend: said.outcome, choices: outcome }),
      oneFrom(sheet, '/mode', { label: said.mode, none: '–', choices: how }),
      oneFrom(sheet, '/minutes', { label: said.minutes, none: '–', choices: long }),
      words(sheet, '/note', { label: said.note, hint: said.noteHint, longest: 500 }),
    ],
    places: { '/outcome': said.outcome, '/mode': said.mode, '/minutes': said.minutes, '/note': said.note },
  };
}

const questions = ['met', 'going', 'goals', 'byItself', 'help'] as const;
const reports = program.plan.tasks.filter(({ how }) => how === 'report').map(({ key }) => key);

async function report(asking: Asking): Promise<Asked> {
  const { said, staff, params } = asking;
  const plan = await planOf(params.id ?? '');
  const stand = Object.fromEntries(('reports' in plan ? (plan.reports ?? []) : []).map(one => [one.task, one.at]));
  const all = wordsFor(staff.language);
  const its = all.pages.report;
  const answers: Readonly<Record<string, string>> = its.answers;
  const which = reports.map(key => [key, taskTitle(key, all)] as const);
  return {
    fields: sheet => [
      oneFrom(sheet, '/report', { label: said.fields.report, choices: which }),
      ...questions.map(one =>
        oneOfFew(sheet, `/${one}`, {
          legend: its[one],
          choices: program.report[one].map(id => [id, answers[id] ?? id] as const),
        }),
      ),
      words(sheet, '/note', { label: its.note, hint: all.pages.week.noteHint, longest: 500 }),
      seenOf(asking, stand, { whole: true }),
    ],
    places: {
      '/report': said.fields.report,
      '/note': its.note,
      ...Object.fromEntries(questions.map(one => [`/${one}`, its[one]])),
    },
  };
}

const { quietHours, meetings, timeZone } = program;

function meetingFields({ staff }: Asking) {
  const all = wordsFor(staff.language);
  const said = all.pages.meeting;
  const elsewhere: Readonly<Record<string, string>> = all.mails.meeting.places;
  const { first, last } = daysFrom(staff.at);
  const long = meetings.minutes.map(one => [String(one), fill(all.pages.week.minutesOf, { minutes: one })] as const);
  const where = [
    ...branches.map(({ place, name }) => [place, name] as const),
    ...meetings.elsewhere.map(one => [one, elsewhere[one] ?? one] as const),
  ];
  const fields = (sheet: Sheet) => [
    input(sheet, '/date', { label: said.date, type: 'date', min: first, max: last }),
    input(sheet, '/time', {
      label: said.time,
      type: 'time',
      hint: fill(said.timeHint, { zone: zoneText(staff.language) }),
      min: quietHours.to,
      max: quietHours.from,
    }),
    oneFrom(sheet, '/minutes', { label: said.minutes, choices: long }),
    oneFrom(sheet, '/place', { label: said.place, choices: where }),
  ];
  const places = { '/date': said.date, '/time': said.time, '/minutes': said.minutes, '/place': said.place };
  return { fields, places };
}

async function plan(asking: Asking): Promise<Asked> {
  const arrival = await arrivalById(arrivalOf(asking.params.id ?? ''));
  const area = 'household' in arrival ? arrival.household.area : undefined;
  return { ...meetingFields(asking), values: new URLSearchParams({ minutes: '60', place: branchOfArea(area) }) };
}

/** A meeting as it stands, by the fields in which it is told. */
async function heldMeeting(id: string) {
  const [of, n] = partOf(id);
  const state = await meetingsOf(of);
  const one = 'meetings' in state ? state.meetings.find(meeting => meeting.n === Number(n)) : undefined;
  if (one?.status !== 'planned') return undefined;
  const { date, time } = localOf(timeZone, one.start);
  const place = meetings.elsewhere.includes(one.place) ? one.place : branchOfArea(one.place);
  return { date, time, minutes: one.minutes, place };
}

async function move(asking: Asking): Promise<Asked | undefined> {
  const held = await heldMeeting(asking.params.id ?? '');
  if (!held) return undefined;
  const { fields, places } = meetingFields(asking);
  return {
    fields: sheet => [...fields(sheet), seenOf(asking, held)],
    places,
    values: new URLSearchParams({ ...held, minutes: String(held.minutes) }),
  };
}

async function cancel(asking: Asking): Promise<Asked | undefined> {
  const held = await heldMeeting(asking.params.id ?? '');
  return held && { fields: () => seenOf(asking, held) };
}

/** How a step is done: a tick, what came of it, or goals. */
async function done(asking: Asking): Promise<Asked | undefined> {
  const { params, said, staff } = asking;
  const [of, key] = partOf(params.id ?? '');
  const title = await titleOf(of, key, staff.language);
  if (!title) return undefined;
  const how = program.plan.tasks.find(task => task.key === key)?.how ?? 'outcome';
  const goals = fill(said.fields.goals, { count: program.plan.mostGoals });
  return {
    fields: sheet => [
      html`<p><strong>${title}</strong></p>`,
      how === 'outcome' &&
        oneOfFew(sheet, '/outcome', { legend: said.fields.outcome, choices: results(staff.language) }),
      how === 'goals' && someFrom(sheet, '/goals', { legend: goals, choices: needs(staff.language) }),
      seenOf(asking, {}, { whole: true }),
    ],
    places: { '/outcome': said.fields.outcome, '/goals': goals },
  };
}

/** A step of a running plan in words; undefined where there is none. */
async function titleOf(of: string, key: string, language: string): Promise<string | undefined> {
  const state = await planOf(of);
  const one = state.status === 'running' ? state.tasks[key] : undefined;
  return one && taskTitle(key, wordsFor(language), one.need);
}

const results = (language: string): Choices => {
  const said = wordsFor(language).pages.week.results;
  return program.plan.connections.outcomes.map(id => [id, said[id]] as const);
};

const needs = (language: string): Choices =>
  program.needs.map(({ id }) => [id, nameOf('needs', id, language)] as const);

async function reopen({ params, staff }: Asking): Promise<Asked | undefined> {
  const [of, key] = partOf(params.id ?? '');
  const title = await titleOf(of, key, staff.language);
  return title === undefined ? undefined : { fields: () => html`<p><strong>${title}</strong></p>` };
}

function concern({ said }: Asking): Asked {
  return {
    fields: sheet => [
      oneOfFew(sheet, '/side', { legend: said.fields.side, choices: Object.entries(said.fields.sides) }),
      words(sheet, '/note', { label: said.fields.note, hint: said.fields.concernNote, longest: 500 }),
    ],
    places: { '/side': said.fields.side, '/note': said.fields.note },
  };
}

function extend({ said }: Asking): Asked {
  const choices = program.closing.extendDays.map(
    count => [String(count), fill(said.fields.daysOf, { count })] as const,
  );
  return {
    fields: sheet => oneOfFew(sheet, '/days', { legend: said.fields.days, choices }),
    places: { '/days': said.fields.days },
  };
}

async function end(asking: Asking): Promise<Asked | undefined> {
  const { params, said, staff, refused } = asking;
  const match = await matchOf(arrivalOf(params.id ?? ''));
  if (!('pairing' in match) && !refused) return undefined;
  const names: Readonly<Record<string, string>> = said.endings;
  const reasons = program.closing.reasons.map(
    ({ id }) => [id, names[id] ?? nameOf('endReasons', id, staff.language)] as const,
  );
  return {
    fields: sheet => [
      oneOfFew(sheet, '/reason', { legend: said.fields.reason, choices: reasons }),
      oneFrom(sheet, '/met', { label: said.fields.met, none: said.fields.notSaid, choices: yesNo(asking) }),
    ],
    places: { '/reason': said.fields.reason, '/met': said.fields.met },
  };
}

export const offerAct: ActForm = { door: 'POST /staff/offers/{id}/answer', words: 'offer', ...pairing, ask: offer };
export const contactAct: ActForm = {
  door: 'POST /staff/pairings/{id}/contacts',
  words: 'contact',
  ...pairing,
  ask: contact,
};
export const reportAct: ActForm = {
  door: 'POST /staff/pairings/{id}/reports',
  words: 'report',
  ...pairing,
  ask: report,
};
export const meetingAct: ActForm = {
  door: 'POST /staff/pairings/{id}/meetings',
  words: 'meeting',
  ...pairing,
  ask: plan,
};
export const moveAct: ActForm = { door: 'POST /staff/meetings/{id}/move', words: 'move', ...part, ask: move };
export const cancelAct: ActForm = {
  door: 'POST /staff/meetings/{id}/cancel',
  words: 'cancel',
  ...part,
  ask: cancel,
  ends: true,
};
export const doneAct: ActForm = {
  door: 'POST /staff/tasks/{id}/done',
  words: 'done',
  ...part,
  ask: done,
  stands: true,
};
export const reopenAct: ActForm = { door: 'POST /staff/tasks/{id}/reopen', words: 'reopen', ...part, ask: reopen };
export const concernAct: ActForm = {
  door: 'POST /staff/pairings/{id}/concern',
  words: 'concern',
  ...pairing,
  ask: concern,
};
export const goOnAct: ActForm = { door: 'POST /staff/pairings/{id}/resume', words: 'goOn', ...pairing };
export const extendAct: ActForm = {
  door: 'POST /staff/pairings/{id}/extend',
  words: 'extend',
  ...pairing,
  ask: extend,
};
export const endAct: ActForm = {
  door: 'POST /staff/pairings/{id}/end',
  words: 'end',
  ...pairing,
  ask: end,
  ends: true,
};

/** What staff do for a pairing, an offer, a step or a meeting. */
export const pairingActs: readonly ActForm[] = [
  offerAct,
  contactAct,
  reportAct,
  meetingAct,
  moveAct,
  cancelAct,
  doneAct,
  reopenAct,
  concernAct,
  goOnAct,
  extendAct,
  endAct,
];
