import { stageName, stepName, whereText } from '../../dialogues/mails.ts';
import { type Dated, hasReached, isOpen, longest, type ShownDialogue } from '../../dialogues/questions.ts';
import { seenIn } from '../../platform/deciding.ts';
import { type Html, html } from '../../platform/html.ts';
import { localDate } from '../../platform/kernel/time.ts';
import { notice } from '../../platform/page.ts';
import { may } from '../../platform/staff.ts';
import { deskWords } from '../../program/desk-words.ts';
import { program } from '../../program/settings.ts';
import { dateText, dayText, fill, joined, languageName, nameOf, whenText, wordsFor } from '../../program/words.ts';
import { seenOnce } from '../forms/conflict.ts';
import { input } from '../forms/fields.ts';
import { card, facts, form, table } from '../page/frame.ts';
import type { AtDesk } from '../page/room.ts';
import type { Looking, SeenPage } from '../page/seen.ts';
import { dialoguePage, goingOn, sheetFor } from './pieces.ts';

const { timeZone } = program;

/** What staff took its topic from. */
function sourceOf({ from }: ShownDialogue['state'], language: string): Html | string | undefined {
  const { topics: said } = deskWords(language);
  if (from?.issue !== undefined) return html`<a href="/desk/items/${from.issue}">${said.fromIssue}</a>`;
  return from?.need && fill(said.fromNeed, { need: nameOf('needs', from.need, language) });
}

function standing({ state, registrationCloses, registered }: ShownDialogue, { language }: AtDesk): Html {
  const words = wordsFor(language);
  const { dialogues: said } = deskWords(language);
  const { area, kickOff, goals } = state;
  const cancelled = state.status === 'cancelled' && {
    reason: nameOf('cancelReasons', state.reason, language),
    stage: stageName(state.stage as typeof state.status, words),
  };
  const spoken = joined(
    state.languages.map(code => languageName(code, language)),
    language,
  );
  return facts([
    [said.stage, stageName(state.status, words)],
    [said.cancelReason, cancelled && fill(said.cancelledFor, cancelled)],
    [said.held, words.dialogues.formats[state.format]],
    [said.area, area && whereText(area, words)],
    [said.speaks, spoken],
    [said.aims, goals && html`<span dir="auto">${goals}</span>`],
    [deskWords(language).topics.from, sourceOf(state, language)],
    [said.kickOff, kickOff ? whenText(kickOff.at, language) : said.noKickOff],
    [said.where, kickOff && html`<bdi>${kickOff.place}</bdi>`],
    [said.registration, registrationCloses && dateText(registrationCloses, language)],
    [said.registered, String(registered)],
    [said.forgottenOn, !isOpen(state) && state.due && dayText(state.due, language)],
  ]);
}

/** Guard by guard, and the way on: nothing is missing, or a reason is asked for; past what is hard there is none. */
function moving({ id, next }: ShownDialogue, looking: Looking): Html | false {
  const { staff } = looking;
  const { language } = staff;
  const { dialogues: said } = deskWords(language);
  if (!next) return false;
  const action = `/desk/dialogues/${id}/next`;
  const sheet = sheetFor(looking, action, { places: { '/reason': said.reason } });
  const listed = (hard: boolean): Html | false => {
    const own = next.missing.filter(one => one.hard === hard);
    return (
      own.length > 0 &&
      html`<p><strong>${hard ? said.hardLead : said.missingLead}</strong></p><ul>${own.map(one => html`<li>${one.detail}</li>`)}</ul>`
    );
  };
  const isHard = next.missing.some(({ hard }) => hard);
  const why = next.missing.length > 0 && goingOn(sheet, language);
  const on =
    may(staff.roles, 'act') &&
    !isHard &&
    form(
      staff,
      action,
      html`<input type="hidden" name="stage" value="${next.stage}">${why}<p class="act"><button${why && { markup: ' class="quiet"' }}>${why ? said.goOnNevertheless : said.goOn}</button></p>`,
    );
  return card(
    fill(said.nextTitle, { stage: stageName(next.stage, wordsFor(language)) }),
    html`${next.missing.length === 0 && notice(said.nothingMissing, 'done')}${listed(true)}${listed(false)}${on}`,
  );
}

function stepRow({ id, state }: ShownDialogue, one: Dated, staff: AtDesk) {
  const { language } = staff;
  const words = wordsFor(language);
  const { dialogues: said } = deskWords(language);
  const name = stepName(one.key, words);
  const canTick = isOpen(state) && one.owner === 'staff' && one.stands === 'due' && may(staff.roles, 'act');
  const tick =
    canTick &&
    form(
      staff,
      `/desk/dialogues/${id}/steps`,
      html`<input type="hidden" name="step" value="${one.key}"><button class="quiet">${said.isDone}<span class="hidden"> – ${name}</span></button>`,
    );
  const stands = said.standings[one.stands];
  return [
    name,
    words.dialogues.owners[one.owner],
    dateText(one.date, language),
    html`${one.stands === 'due' ? html`<strong>${stands}</strong>` : stands}${tick}`,
  ];
}

function calendar(shown: ShownDialogue, staff: AtDesk): Html {
  const { dialogues: said } = deskWords(staff.language);
  const head = [said.step, said.whose, said.day, said.standing];
  const steps = shown.calendar.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  const rows = steps.map(one => stepRow(shown, one, staff));
  return card(
    said.calendar,
    rows.length > 0 ? table(head, rows, { caption: said.calendar }) : html`<p>${said.calendarEmpty}</p>`,
  );
}

/** The form as the door takes it. */
export const scheduleBody = (fields: URLSearchParams): object => ({
  date: fields.get('date') || undefined,
  time: fields.get('time') || undefined,
  place: fields.get('place') || undefined,
  seen: seenIn(fields),
});

function scheduling({ id, state: { kickOff } }: ShownDialogue, looking: Looking): Html {
  const { staff, refused } = looking;
  const { dialogues: said } = deskWords(staff.language);
  const action = `/desk/dialogues/${id}/schedule`;
  const places = { '/date': said.date, '/time': said.time, '/place': said.place };
  const now = { date: kickOff?.date, time: kickOff?.time, place: kickOff?.place };
  const sheet = sheetFor(looking, action, { places, now });
  const min = localDate(timeZone, staff.at);
  const seen = seenOnce(refused?.action === action ? refused : undefined, now);
  return card(
    kickOff ? said.move : said.schedule,
    form(
      staff,
      action,
      html`${seen}${kickOff && html`<p class="hint">${said.moveHint}</p>`}${input(sheet, '/date', { label: said.date, type: 'date', min })}${input(sheet, '/time', { label: said.time, type: 'time' })}${input(sheet, '/place', { label: said.place, type: 'text', longest: longest.place })}<p class="act"><button class="quiet">${said.scheduleButton}</button></p>`,
    ),
  );
}

function extending({ id, state }: ShownDialogue, looking: Looking): Html | false {
  const { staff } = looking;
  const { dialogues: said } = deskWords(staff.language);
  if (state.status !== 'recruiting' || state.extended || !state.kickOff) return false;
  const action = `/desk/dialogues/${id}/extend`;
  const sheet = sheetFor(looking, action, { places: { '/until': said.until } });
  return card(
    said.extend,
    form(
      staff,
      action,
      html`${input(sheet, '/until', { label: said.until, type: 'date', max: state.kickOff.date })}<p class="act"><button class="quiet">${said.extendButton}</button></p>`,
    ),
  );
}

/** Of which groups few have come, while something can be done about it; the whole of it stands on the meter's page. */
function fewCard({ id, few }: ShownDialogue, { language }: AtDesk): Html | false {
  const { registration: said } = deskWords(language);
  return (
    few.length > 0 &&
    card(
      said.fewTitle,
      html`<ul>${few.map(one => html`<li>${one}</li>`)}</ul><p><a href="/desk/dialogues/${id}/meter">${said.meter}</a></p>`,
    )
  );
}

/** Where staff went on although something was missing: to which stage, when, and why. */
function passedOver({ state: { passed } }: ShownDialogue, { language }: AtDesk): Html | false {
  const { dialogues: said } = deskWords(language);
  const lines = passed.map(one => {
    const reason = nameOf('goOnReasons', one.reason, language);
    const stage = stageName(one.stage as ShownDialogue['state']['status'], wordsFor(language));
    const text = fill(said.passedLine, { stage, when: dayText(one.at, language), reason });
    return html`<li>${text}</li>`;
  });
  return lines.length > 0 && card(said.passed, html`<ul class="told">${lines}</ul>`);
}

/** `/desk/dialogues/ID`: how far it is, guard by guard what is missing for the next stage, and the calendar: what was, what is next. */
export const dialogueRoom: SeenPage<ShownDialogue> = (shown, looking) => {
  const { staff, refused } = looking;
  const { state } = shown;
  const { dialogues: said } = deskWords(staff.language);
  const acts = isOpen(state) && may(staff.roles, 'act');
  const isAhead = isOpen(state) && !hasReached(state.status, 'kicked-off');
  const body = html`<div class="columns"><div>${moving(shown, looking)}${fewCard(shown, staff)}${calendar(shown, staff)}${passedOver(shown, staff)}</div>
<div>${card(said.stands, standing(shown, staff))}${acts && isAhead && scheduling(shown, looking)}${acts && extending(shown, looking)}</div></div>`;
  return dialoguePage(shown, '', { staff, body, refused });
};
