import * as v from 'valibot';
import { glance } from '../people/glance.ts';
import { bodyOf } from '../platform/form-body.ts';
import { type Html, html } from '../platform/html.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { handle } from '../platform/ledger.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import { check } from '../program/checks.ts';
import { dateText, dayText, fill } from '../program/words.ts';
import { correctNavigator } from './correct.ts';
import type { Command } from './domain.ts';
import { profile } from './navigator.ts';
import { backOn, isPauseDay, pauseDays } from './pausing.ts';
import { asTyped, profileForm } from './profile-form.ts';
import { type KnownNavigator, navigatorById } from './questions.ts';
import { navigatorRoom } from './room.ts';
import { ownProfile, pause } from './told.ts';

async function navigatorOf(person: string): Promise<KnownNavigator | undefined> {
  const seen = await glance(person);
  const { kind, id } = readSubject(seen?.subject ?? '');
  return kind === 'navigator' ? navigatorById(id) : undefined;
}

/** Pausing, or coming back sooner. A day that does not do is asked for again, as it was typed. */
function pausing({ pausedUntil }: KnownNavigator, { words, at, language }: Visit, typed?: string): Html {
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

/** What she can do here; what she told is shown by a press alone, so that whatever only looks at links sees nothing of it. */
const choices = (
  known: KnownNavigator,
  visit: Visit,
  { message, typed }: { message?: Html; typed?: string } = {},
): Shown => {
  const said = visit.words.pages.profile;
  return {
    title: said.title,
    body: html`${message}${pausing(known, visit, typed)}
<section><h2>${said.changeTitle}</h2><p>${said.changeText}</p><form method="post">${button(said.changeButton, { name: 'answer', value: 'open', quiet: true })}</form></section>`,
  };
};

const over = ({ words, liaison }: Visit): Shown => ({
  title: words.pages.profile.title,
  body: notice(fill(words.pages.profile.left, { liaison }), 'info'),
});

function decided(known: KnownNavigator, command: Command, { at, request }: Visit) {
  const act = { command, cause: `press:${request}`, by: 'navigator', at };
  return handle(navigatorRoom, { self: known.id }, act);
}

async function paused(known: KnownNavigator, visit: Visit): Promise<Shown> {
  const typed = visit.fields.get('until') ?? '';
  const read = v.safeParse(pause, { until: typed });
  const { until } = read.success ? read.output : { until: '' };
  if (!isPauseDay(until, visit.at)) return choices(known, visit, { typed });
  const command = { type: 'Pause', id: known.id, until: backOn(until), by: 'navigator', at: visit.at } as const;
  const done = await decided(known, command, visit);
  return done.outcome === 'refused' ? over(visit) : shown(visit);
}

async function resumed(known: KnownNavigator, visit: Visit): Promise<Shown> {
  const command = { type: 'Resume', id: known.id, by: 'navigator', at: visit.at } as const;
  const done = await decided(known, command, visit);
  if (done.outcome === 'refused') return over(visit);
  return shown(visit, notice(visit.words.pages.profile.resumed, 'done'));
}

const opened = (known: KnownNavigator, { words, language }: Visit): Shown => ({
  title: words.pages.profile.changeTitle,
  body: profileForm({ language, values: asTyped(known.profile) }, known.profile.capacity),
});

async function saved(known: KnownNavigator, visit: Visit): Promise<Shown> {
  const { fields, language, words, at, request } = visit;
  const values = new URLSearchParams(fields);
  values.delete('answer');
  const schema = ownProfile(known.profile.capacity);
  const checked = check(schema, bodyOf(values, schema), language);
  if (!checked.ok) {
    const { errors } = checked;
    return {
      title: words.pages.profile.changeTitle,
      body: profileForm({ language, values, errors }, known.profile.capacity),
    };
  }
  const changed = { profile: () => v.parse(profile, checked.value) };
  const done = await correctNavigator(known.id, changed, { by: 'navigator', at, cause: `press:${request}` });
  return done.outcome === 'refused' ? over(visit) : shown(visit, notice(words.pages.profile.saved, 'done'));
}

async function shown(visit: Visit, message?: Html): Promise<Shown> {
  const known = await navigatorOf(visit.link.subject);
  return known ? choices(known, visit, message ? { message } : {}) : over(visit);
}

/** From any mail to a navigator: pause until a day, come back, or change languages, areas, half-days, strengths, limits and how many households. */
export const profilePage: LinkPage = {
  person: async link => link.subject,
  show: visit => shown(visit),
  async press(visit) {
    const known = await navigatorOf(visit.link.subject);
    if (!known) return over(visit);
    switch (visit.fields.get('answer')) {
      case 'pause':
        return paused(known, visit);
      case 'resume':
        return resumed(known, visit);
      case 'open':
        return opened(known, visit);
      case 'save':
        return saved(known, visit);
      default:
        return choices(known, visit);
    }
  },
};
