import { type Html, html } from '../../platform/html.ts';
import type { Reader } from '../../platform/message.ts';
import { may } from '../../platform/staff.ts';
import { deskWords } from '../../program/desk-words.ts';
import { dateText, fill, wordsFor } from '../../program/words.ts';
import { buttonTo, form, lines, type WorkLine } from '../page/frame.ts';
import type { Act, AtDesk, Room } from '../page/room.ts';
import { pageOf, pressOf } from './today.ts';
import { readToday, type TodayLine } from './today-read.ts';
import { aboutOf, closingOf, saidOf } from './today-words.ts';

/** Its one obvious act: a press where that is all, else the page on which it is decided. */
function actOf(line: TodayLine, staff: AtDesk, reader: Reader): Html {
  const { presses, open } = reader.words.today;
  // Who hears the buttons one after another hears of which line each is.
  const named = (label: string): Html => html`${label}<span class="hidden"> – ${saidOf(line, reader).what}</span>`;
  const leads = pageOf(line, line.whom);
  const press = pressOf(line);
  if (press && may(staff.roles, 'act'))
    return form(staff, `/desk/today/${line.name}/done`, html`<button>${named(presses[press])}</button>`);
  // Who only looks has no press; what is ended by nothing else is not hers.
  return leads ? buttonTo(leads[1], named(open[leads[0]])) : html`<span></span>`;
}

/** Whom it is about leads to that one's own page, where the act is a press. */
function whomLinked(line: TodayLine, reader: Reader): Html {
  const text = aboutOf(line, reader);
  const leads = pageOf(line, line.whom);
  return pressOf(line) && leads ? html`<a href="${leads[1]}">${text}</a>` : html`${text}`;
}

function lineOf(line: TodayLine, staff: AtDesk, reader: Reader): WorkLine {
  const { what, act } = saidOf(line, reader);
  return {
    urgency: line.pressing,
    what,
    about: html`${whomLinked(line, reader)}${line.code !== 'call' && html`<br>${act}`}${line.words && html`<details><summary>${reader.words.today.loss}</summary><p lang="en" dir="ltr">${line.words}</p></details>`}`,
    act: actOf(line, staff, reader),
  };
}

/** Today: what needs a human, the most urgent first, each with its one act; and that all others are fine. */
export const todayRoom: Room = async (_, staff) => {
  const today = await readToday();
  const { language, at } = staff;
  const reader = { words: wordsFor(language), language, at };
  const words = deskWords(language).today;
  return {
    title: words.title,
    room: 'today',
    body: html`${today.standsIn && html`<p class="quietly">${fill(words.standsIn, { until: dateText(today.standsIn.until, language) })}</p>`}${
      today.lines.length > 0 &&
      html`<p>${words.lead}</p>${lines(
        staff,
        today.lines.map(line => lineOf(line, staff, reader)),
      )}`
    }
${closingOf(today, reader).map(one => html`<p class="fine">${one}</p>`)}
${may(staff.roles, 'open') && html`<p><a href="/desk/deputy">${deskWords(language).deputy.title}</a></p>`}`,
  };
};

/** What a press on a line does: the staff's own door. */
export const todayActs: Readonly<Record<string, Act>> = {
  '/desk/today/{id}/done': {
    door: 'POST /staff/today/{id}/done',
    room: todayRoom,
    onward: () => '/desk',
    body: () => ({}),
  },
};
