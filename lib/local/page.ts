import { localMoment } from './local-time.ts';
import type { Mail } from './mailbox.ts';
import { type Html, html, page } from './markup.ts';
import { script } from './page-script.ts';
import { style } from './page-style.ts';
import { type Sources, type Step, type Story, stepsOf, storiesOf } from './trace.ts';

/** What the page says of the program itself. */
export type ProgramWords = { name: string; timeZone: string };

/** What the page shows. `now` in ms of program time; `story` is the chosen one, else the latest. */
export type PageView = {
  program: ProgramWords;
  sources: Sources;
  now: number;
  story: string;
  warnings: string[];
  deadLetters: number;
};

/** The page `/_local`. */
export function localPage(view: PageView): string {
  const body = html`<header><h1>${view.program.name}</h1><p>on this machine</p>
<nav><a href="/">The form</a><a href="/?lang=ar">The form in Arabic</a><a href="/_local/mail">Mails as JSON</a>
<a href="/_local/events">Facts</a><a href="/_local/calls">AWS calls</a><a href="/_local/logs">Logs</a></nav></header>
<main id="live">${livePart(view)}</main>`;
  return page(`${view.program.name} on this machine`, { style, body, script });
}

/** The part of the page that changes. */
export function livePart(view: PageView): Html {
  const stories = storiesOf(view.sources);
  const chosen = stories.find(({ id }) => id === view.story) ?? latestArrival(stories);
  return html`${clockCard(view)}${lineCard(view, stories, chosen)}${troubleCard(view)}${mailCard(view)}`;
}

function latestArrival(stories: Story[]): Story | undefined {
  return stories.find(({ title }) => title.startsWith('Arrival')) ?? stories[0];
}

function clockCard({ now, program }: PageView): Html {
  const moment = localMoment(now, program.timeZone);
  const state = moment.quiet
    ? html`<b>Quiet hours:</b> mail waits until 08:00 (${program.timeZone})`
    : html`Mail goes out as it comes (${program.timeZone})`;
  const act = (name: string, value: string, label: string) =>
    html`<button name="${name}" value="${value}">${label}</button>`;
  return html`<section><h2>The program's time</h2><p class="now">${moment.words}</p><p class="state">${state}</p>
<form class="acts">${act('to', moment.morning, 'To 08:00')}${act('advance', 'PT1H', 'An hour later')}${act('advance', 'P2D', 'Two days later')}${act('advance', 'P1W', 'A week later')}</form></section>`;
}

function lineCard({ sources, program }: PageView, stories: Story[], chosen: Story | undefined): Html {
  if (!chosen) {
    return html`<section><h2>One arrival</h2><p class="empty">Nothing has arrived yet. <a href="/">Fill in the form</a> and watch it here.</p></section>`;
  }
  const options = stories
    .filter(({ id }, index) => index < 50 || id === chosen.id)
    .map(({ id, title, at }) => option(id, `${inWords(title)}, ${short(at, program.timeZone)}`, id === chosen.id));
  const steps = stepsOf(chosen.id, sources);
  return html`<section><div class="head"><h2>One arrival, as it goes</h2><select name="story" aria-label="Which one">${options}</select></div>
<ol class="line" data-story="${chosen.id}" tabindex="0" aria-label="What happened, in order">${withDays(steps, program.timeZone)}</ol></section>`;
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

/** The steps, with the day before the first one of each. */
function withDays(steps: Step[], timeZone: string): Html[] {
  let day = '';
  return steps.flatMap(step => {
    const own = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', month: 'short', day: 'numeric' }).format(
      new Date(step.at),
    );
    const changed = own !== day;
    day = own;
    return changed ? [html`<li class="day">${own}</li>`, stepItem(step, timeZone)] : [stepItem(step, timeZone)];
  });
}

function stepItem({ kind, name, note, at, failed, mailId }: Step, timeZone: string): Html {
  const words = kind === 'fact' ? inWords(name) : name;
  const label = mailId ? html`<a href="/_local/mail/${mailId}">${words}</a>` : html`${words}`;
  const time = new Intl.DateTimeFormat('en-US', { timeZone, timeStyle: 'medium' }).format(new Date(at));
  return html`<li class="step ${kind}${failed ? ' failed' : ''}"><span class="kind">${kinds[kind]}</span><span class="name">${label}</span><span class="note">${note}</span><span class="when">${time}</span></li>`;
}

function mailCard({ sources, program }: PageView): Html {
  const mails = sources.mailbox.to().slice(-40).reverse();
  if (mails.length === 0) return html`<section><h2>Mails</h2><p class="empty">None yet.</p></section>`;
  const count = sources.mailbox.sent.length;
  return html`<section><h2>Mails (${count})</h2><table>${mails.map(mail => mailRow(mail, program.timeZone))}</table></section>`;
}

function mailRow({ id, subject, to, at }: Mail, timeZone: string): Html {
  return html`<tr><td><a href="/_local/mail/${id}">${subject || '(no subject)'}</a></td><td>${to.join(', ')}</td><td class="when">${short(at, timeZone)}</td></tr>`;
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
