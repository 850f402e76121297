import { type Html, html } from '../platform/html.ts';
import type { Shown, Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import { program } from '../program/settings.ts';
import { dateText, dayText, fill, gateText } from '../program/words.ts';
import { firstExpiry, gateKeys, openGates } from './gates.ts';
import { belongs, nextOf, type Recorded } from './navigator.ts';
import { pauseDays } from './pausing.ts';

/** What of her own page is shown once: what came of a press, or a day that did not do, as it was typed. */
export interface Passing {
  readonly message?: Html | undefined;
  readonly typed?: string | undefined;
}

/** Each step with its day. Who was a navigator before there were steps is asked for none that she has not. */
function steps(state: Recorded, { words, language, at }: Visit): Html {
  const said = words.pages.profile;
  const { gates } = state;
  const open = openGates(gates, at);
  const keys = belongs(state) ? gateKeys.filter(key => gates[key]) : gateKeys;
  if (keys.length === 0) return html``;
  const line = (key: string): Html => {
    const gate = gateText(key, language).name;
    const passed = gates[key];
    if (!passed || open.includes(key)) return html`<li>${fill(said.stepOpen, { gate })}</li>`;
    const values = { gate, when: dateText(passed.on, language) };
    if (!passed.expires) return html`<li>${fill(said.stepDone, values)}</li>`;
    return html`<li>${fill(said.stepValid, { ...values, until: dateText(passed.expires, language) })}</li>`;
  };
  return html`<section><h2>${said.steps}</h2><ol class="facts">${keys.map(line)}</ol></section>`;
}

/** What an applicant does next: the first open step, or the agreement, which is signed here. */
function next(state: Recorded, { words, language, at }: Visit): Html {
  const said = words.pages.profile;
  const open = nextOf(state, at);
  if (open !== 'agreement') {
    const gate = gateText(open ?? '', language);
    return html`<section><h2>${said.next}</h2><p><strong>${gate.name}.</strong> ${gate.next}</p></section>`;
  }
  return html`<section><h2>${said.agreementTitle}</h2><ul class="facts">${said.agreementText.map(text => html`<li>${text}</li>`)}</ul>
<form method="post">${button(said.agreeButton, { name: 'answer', value: 'agree' })}</form></section>`;
}

/** Pausing, or coming back sooner. A day that does not do is asked for again, as it was typed. */
function pausing(pausedUntil: string | undefined, { words, at, language }: Visit, typed?: string): Html {
  const said = words.pages.profile;
  const now =
    pausedUntil &&
    html`<section><p>${fill(said.paused, { when: dayText(pausedUntil, language) })}</p>
<form method="post">${button(said.resumeButton, { name: 'answer', value: 'resume' })}</form></section>`;
  const { first, last } = pauseDays(at);
  const days = { first: dateText(first, language), last: dateText(last, language) };
  const fault = typed !== undefined && html`<p class="fault" id="fault-until">${fill(said.pauseFault, days)}</p>`;
  const marks = fault && { markup: ' aria-invalid="true" aria-describedby="fault-until"' };
  return html`${now}<section><h2>${pausedUntil ? said.pauseLonger : said.pauseTitle}</h2>${!pausedUntil && html`<p>${said.pauseText}</p>`}
<form method="post"><div class="field"><label for="until">${said.pauseUntil}</label><input type="date" id="until" name="until" min="${first}" max="${last}" value="${typed ?? ''}"${marks}>${fault}</div>
${button(said.pauseButton, { name: 'answer', value: 'pause', quiet: pausedUntil !== undefined })}</form></section>`;
}

/** Why she is offered nobody, in words that say nothing of what somebody may have told. */
function suspension(
  { gates, reason }: Extract<Recorded, { status: 'suspended' }>,
  { words, language, liaison }: Visit,
) {
  const said = words.pages.profile;
  const expiry = reason === 'gate-expired' ? firstExpiry(gates) : undefined;
  const text = expiry
    ? fill(said.suspendedLapsed, { gate: gateText(expiry.gate, language).name, liaison })
    : fill(said.suspended, { liaison });
  return notice(text, 'info');
}

/** What she told is shown by a press alone, so that whatever only looks at links sees nothing of it. */
const changing = ({ words }: Visit): Html => {
  const said = words.pages.profile;
  return html`<section><h2>${said.changeTitle}</h2><p>${said.changeText}</p><form method="post">${button(said.changeButton, { name: 'answer', value: 'open', quiet: true })}</form></section>`;
};

const stopping = ({ words }: Visit): Html => {
  const said = words.pages.profile;
  const text = fill(said.stopText, { days: program.retentionDays.formerNavigator });
  return html`<section class="apart"><h2>${said.stopTitle}</h2><p>${text}</p><form method="post">${button(said.stopButton, { name: 'answer', value: 'stop', quiet: true })}</form></section>`;
};

/** Asked once more before she stops. */
export const sureToStop = ({ words }: Visit): Shown => {
  const said = words.pages.profile;
  const text = fill(said.stopText, { days: program.retentionDays.formerNavigator });
  return {
    title: said.stopSure,
    body: html`<p class="lead">${text}</p><form method="post" class="pair">${button(said.stopSureButton, { name: 'answer', value: 'stop-now' })}
${button(said.stopNot, { name: 'answer', value: 'look', quiet: true })}</form>`,
  };
};

function stopped({ due, mayReturn }: Extract<Recorded, { status: 'inactive' }>, { words, language, liaison }: Visit) {
  const said = words.pages.profile;
  const back = mayReturn
    ? html`<section><p>${said.returnText}</p><form method="post">${button(said.returnButton, { name: 'answer', value: 'return', quiet: true })}</form></section>`
    : html`<p>${fill(said.returnAsk, { liaison })}</p>`;
  return html`${notice(fill(said.stopped, { when: dateText(due.slice(0, 10), language) }), 'info')}${back}`;
}

function situation(state: Recorded, visit: Visit, typed?: string): Html {
  const said = visit.words.pages.profile;
  switch (state.status) {
    case 'unconfirmed':
      return notice(said.unconfirmed, 'info');
    case 'inactive':
      return stopped(state, visit);
    case 'applicant':
      return html`<p class="lead">${said.applicant}</p>${next(state, visit)}`;
    case 'active':
      return pausing(undefined, visit, typed);
    case 'paused':
      return pausing(state.due, visit, typed);
    case 'suspended':
      return suspension(state, visit);
  }
}

/** Her own page as her situation has it. */
export function ownPage(state: Recorded, visit: Visit, { message, typed }: Passing = {}): Shown {
  const here = belongs(state) || state.status === 'applicant';
  return {
    title: visit.words.pages.profile.title,
    body: html`${message}${situation(state, visit, typed)}${here && html`${steps(state, visit)}${changing(visit)}${stopping(visit)}`}`,
  };
}
