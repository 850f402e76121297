import { type LocalMoment, localMoment } from './local-time.ts';
import type { Mail } from './mailbox.ts';
import { type Html, html, page } from './markup.ts';
import type { Course } from './mover.ts';
import { script } from './page-script.ts';
import { style } from './page-style.ts';
import {
  arrivalsOf,
  type Chapter,
  chaptersOf,
  type Sources,
  type Step,
  type Stop,
  type Story,
  stepsOf,
  storiesOf,
} from './trace.ts';

/** What the page says of the program itself. */
export type ProgramWords = { name: string; timeZone: string };

/** What the page shows. `now` in ms of program time, `course` while the clock moves; `story` is the chosen one, else the latest. */
export type PageView = {
  program: ProgramWords;
  sources: Sources;
  now: number;
  course: Course | undefined;
  story: string;
  warnings: string[];
  deadLetters: number;
};

/** The page `/_local`. */
export function localPage(view: PageView): string {
  const body = html`<header><h1>${view.program.name}</h1><p>on this machine</p></header>
<main id="live">${livePart(view)}</main>`;
  return page(`${view.program.name} on this machine`, { style, body, script });
}

/** The part of the page that changes. */
export function livePart(view: PageView): Html {
  const arrivals = arrivalsOf(view.sources);
  const asked = storiesOf(view.sources).find(({ id }) => id === view.story);
  return html`<div class="two top">${clockCard(view)}${waysCard(view)}</div>${lineCard(view, arrivals, asked ?? arrivals[0])}${troubleCard(view)}${mailCard(view)}`;
}

function clockCard({ now, course, program }: PageView): Html {
  const moment = localMoment(now, program.timeZone);
  const act = (name: string, value: string, label: string) =>
    html`<button name="${name}" value="${value}"${course && { html: ' disabled' }}>${label}</button>`;
  return html`<section><h2>The program's time</h2><p class="now">${moment.words}</p>${course ? progress(course, now, program) : state(moment, program)}
<form class="acts">${act('to', moment.morning, 'To 08:00')}${act('advance', 'PT1H', 'An hour later')}${act('advance', 'P2D', 'Two days later')}${act('advance', 'P1W', 'A week later')}</form></section>`;
}

function state({ quiet }: LocalMoment, { timeZone }: ProgramWords): Html {
  return quiet
    ? html`<p class="state"><b>Quiet hours:</b> mail waits until 08:00 (${timeZone})</p>`
    : html`<p class="state">Mail goes out as it comes (${timeZone})</p>`;
}

/** How far the clock has come: all that falls due on the way is run in its order, which takes a while. */
function progress({ from, to }: Course, now: number, { timeZone }: ProgramWords): Html {
  const target = short(new Date(to).toISOString(), timeZone);
  return html`<p class="state">On the way to ${target}, running what falls due</p><progress max="${to - from}" value="${now - from}" aria-label="The way to ${target}"></progress>`;
}

/** The doors that are pages, and what can be looked at. */
function waysCard({ deadLetters }: PageView): Html {
  const to = (path: string, label: string) => html`<a href="${path}">${label}</a>`;
  return html`<section><h2>Ways in</h2><dl class="ways">
<dt>The form</dt><dd>${to('/?lang=en', 'in English')}<a href="/?lang=ar">in Arabic, <span lang="ar">العربية</span></a></dd>
<dt>The form for volunteers</dt><dd>${to('/volunteer?lang=en', 'in English')}<a href="/volunteer?lang=ar">in Arabic, <span lang="ar">العربية</span></a></dd>
<dt>What it offers</dt><dd>${to('/program', 'GET /program')}</dd>
<dt>Staff</dt><dd>${to('/desk', 'The desk (sign in as whom you like)')}${to('/_local/staff', 'A token, curl lines and their lists')}</dd>
<dt>As JSON</dt><dd>${to('/_local/mail', 'Mails')}${to('/_local/events', 'Facts')}${to('/_local/calls', 'AWS calls')}${to('/_local/logs', 'Logs')}${to('/_local/dead-letters', `Put aside (${deadLetters})`)}</dd></dl></section>`;
}

function lineCard({ sources, program }: PageView, arrivals: Story[], chosen: Story | undefined): Html {
  if (!chosen) {
    return html`<section><h2>One arrival</h2><p class="empty">Nobody has arrived yet. <a href="/">Fill in the form</a> and watch it here.</p></section>`;
  }
  const offered = arrivals.filter(({ id }, index) => index < 50 || id === chosen.id);
  const options = (offered.includes(chosen) ? offered : [chosen, ...offered]).map(story =>
    option(story.id, `${nameOf(story)}, ${short(story.at, program.timeZone)}`, story.id === chosen.id),
  );
  const chapters = chaptersOf(stepsOf(chosen.id, sources));
  return html`<section><div class="head"><h2>One arrival, as it goes</h2><select name="story" aria-label="Which arrival, by its receipt">${options}</select></div>
<div class="story" data-story="${chosen.id}">${chapters.map(chapter => chapterPart(chapter, program.timeZone))}</div></section>`;
}

/** A story by its receipt, as people read it aloud; by what began it, when nobody was given one in this run. */
function nameOf({ receipt, title }: Story): string {
  return receipt?.match(/.{1,4}/g)?.join('-') ?? inWords(title);
}

function option(value: string, label: string, chosen: boolean): Html {
  return chosen
    ? html`<option value="${value}" selected>${label}</option>`
    : html`<option value="${value}">${label}</option>`;
}

const kinds: Record<Step['kind'], string> = {
  form: 'Form',
  fact: 'Fact',
  reaction: 'Reaction',
  clock: 'Clock',
  mail: 'Mail',
};

function chapterPart({ at, stops }: Chapter, timeZone: string): Html {
  const day = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', month: 'short', day: 'numeric' });
  const time = new Intl.DateTimeFormat('en-US', { timeZone, timeStyle: 'medium' });
  const words = `${day.format(Date.parse(at))}, ${time.format(Date.parse(at))}`;
  return html`<h3>${words}</h3><ol class="line" aria-label="What happened from ${words}">${stops.map(stop => stopItem(stop, since(stop.at, at)))}</ol>`;
}

/** How long after the chapter's beginning, in program time. */
function since(at: string, beginning: string): string | undefined {
  const seconds = (Date.parse(at) - Date.parse(beginning)) / 1000;
  if (seconds < 0.05) return undefined;
  return seconds < 60 ? `+${seconds.toFixed(1)} s` : `+${Math.round(seconds / 60)} min`;
}

function stopItem({ kind, steps }: Stop, after: string | undefined): Html {
  return html`<li class="stop ${kind}"><span class="kind">${kinds[kind]}${after && html` <span class="after">${after}</span>`}</span>${steps.map(stepPart)}</li>`;
}

function stepPart({ kind, name, note, failed, mailId }: Step): Html {
  const words = kind === 'fact' ? inWords(name) : name;
  const label = mailId ? html`<a href="/_local/mail/${mailId}" dir="auto">${words}</a>` : html`${words}`;
  return html`<span class="step${failed && ' failed'}"><span class="name">${label}</span><span class="note">${breakable(note)}</span></span>`;
}

/** An address breaks before its `@` or a dot rather than in the middle of a name. */
function breakable(text: string): Html[] {
  return text.split(/(?=[@.])/).map((part, index) => (index === 0 ? html`${part}` : html`<wbr>${part}`));
}

const shownMails = 40;

function mailCard({ sources, program }: PageView): Html {
  const mails = sources.mailbox.to().reverse();
  if (mails.length === 0) return html`<section><h2>Mails</h2><p class="empty">None yet.</p></section>`;
  const rest =
    mails.length > shownMails && html`<p class="empty"><a href="/_local/mail">All ${mails.length} as JSON</a></p>`;
  return html`<section><h2>Mails (${mails.length}), latest first</h2><table>${mails.slice(0, shownMails).map(mail => mailRow(mail, program.timeZone))}</table>${rest}</section>`;
}

function mailRow({ id, subject, to, at }: Mail, timeZone: string): Html {
  return html`<tr><td><a href="/_local/mail/${id}" dir="auto">${subject || '(no subject)'}</a></td><td>${to.join(', ')}</td><td class="when">${short(at, timeZone)}</td></tr>`;
}

function troubleCard({ warnings, deadLetters }: PageView): Html {
  if (warnings.length === 0 && deadLetters === 0) return html``;
  const lines = warnings.slice(-8).map(line => html`<li>${line}</li>`);
  return html`<section class="warn"><h2>What went wrong</h2><ul>${lines}</ul><p class="empty"><a href="/_local/dead-letters">${deadLetters} put aside</a></p></section>`;
}

/** `ArrivalRegistered` as "Arrival registered". */
function inWords(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
}

function short(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(at));
}
