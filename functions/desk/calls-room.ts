import { callName } from '../calls/mails.ts';
import { type ListedCall, mostListed } from '../calls/questions.ts';
import { type Html, html, type Piece } from '../platform/html.ts';
import { dashed } from '../platform/kernel/ids.ts';
import { notice } from '../platform/page.ts';
import { type DeskWords, deskWords } from '../program/desk-words.ts';
import { areaName, fill, halfDayName, joined, whenText, wordsFor } from '../program/words.ts';
import { card, facts, form, lines } from './page/frame.ts';
import { pressingAt } from './page/pressing.ts';
import type { AtDesk, Refused } from './page/room.ts';
import type { SeenPage } from './page/seen.ts';
import { whoText } from './people/history.ts';

type Words = DeskWords['calls'];

/** Whom a call is about, by number. */
const aboutWhom = ({ to, receipt, navigator }: ListedCall, words: Words): Piece => {
  if (to === 'staff') return words.staff;
  if (receipt !== undefined) return fill(words.household, { number: dashed(receipt) });
  return navigator !== undefined && fill(words.navigator, { number: navigator });
};

const triedText = (attempts: number, words: Words): string =>
  attempts === 1 ? words.triedOnce : fill(words.tried, { count: attempts });

function aboutLine(call: ListedCall, staff: AtDesk): Html {
  const { language } = staff;
  const { calls: words } = deskWords(language);
  const { due = '', late, urgent, attempts, language: speaks } = call;
  const when = fill(late ? words.late : words.due, { when: whenText(due, language) });
  const pieces = [
    aboutWhom(call, words),
    speaks,
    when,
    urgent && words.urgent,
    attempts > 0 && triedText(attempts, words),
  ];
  return html`${pieces.filter(Boolean).map((one, i) => html`${i > 0 && ' · '}${one}`)}`;
}

/** What a call is about, in the language of the page. */
const nameOfCall = ({ kind }: ListedCall, { language }: AtDesk): string =>
  callName(kind, { words: wordsFor(language) });

/** One press opens the sheet: a look, which is written down. */
const opening = (call: ListedCall, staff: AtDesk, words: Words, first: boolean): Html => {
  const focus = first && { markup: ' autofocus' };
  return form(
    staff,
    `/desk/calls/${call.id}/sheet`,
    html`<button${focus}>${words.open}<span class="hidden"> – ${nameOfCall(call, staff)}, ${aboutWhom(call, words)}</span></button>`,
  );
};

/** `/desk/calls`: which calls are to be made, the most pressing first. After each one, the next is at hand. */
export const callsRoom: SeenPage<readonly ListedCall[]> = (calls, { request, staff }) => {
  const { calls: words } = deskWords(staff.language);
  const pressing = pressingAt(staff.at);
  const justMade = request.query.did !== undefined;
  const work = calls.map((call, i) => ({
    urgency: pressing({ cannotWait: call.late || call.urgent, due: call.due ?? staff.at }),
    what: nameOfCall(call, staff),
    about: aboutLine(call, staff),
    act: opening(call, staff, words, justMade && i === 0),
  }));
  return {
    title: words.title,
    room: 'calls',
    body: html`<p class="lead">${justMade && calls.length > 0 ? words.next : words.lead}</p>${
      calls.length > 0 ? lines(staff, work) : notice(words.none, 'info')
    }${calls.length >= mostListed && html`<p class="quietly">${words.others}</p>`}`,
  };
};

/** What she entered of a call that somebody else had made meanwhile: it is hers to read again, not lost. */
function entered({ values }: Refused, words: Words, language: string): Html {
  const outcome = values.get('outcome') ?? '';
  const area = values.get('area');
  const times = values.getAll('availability');
  return card(
    words.entered,
    html`${facts([
      [words.whatCame, (words.outcomes as Readonly<Record<string, string>>)[outcome] ?? outcome],
      [words.toldArea, area ? areaName(area) : undefined],
      [
        words.toldAvailability,
        times.length > 0 &&
          joined(
            times.map(one => halfDayName(one, language)),
            language,
          ),
      ],
    ])}<p class="hint">${words.enteredHint}</p>`,
  );
}

/** `/desk/calls/ID`: one call, without anybody's data: it can be opened, or what came of it is told. */
export const callRoom: SeenPage<ListedCall> = (call, { staff, refused }) => {
  const { language } = staff;
  const { calls: words } = deskWords(language);
  const { status, wanted, latest } = call;
  const outcomes = words.outcomes as Readonly<Record<string, string>>;
  const latestText =
    latest &&
    fill(words.latest, {
      by: whoText(latest.by, staff),
      when: whenText(latest.at, language),
      outcome: outcomes[latest.outcome] ?? latest.outcome,
    });
  const open = status === 'open' && wanted;
  return {
    title: nameOfCall(call, staff),
    room: 'calls',
    trail: { href: '/desk/calls', label: words.backTo },
    body: html`<div class="narrow">${!open && !refused && notice(status === 'open' ? words.settled : words.over, 'info')}
${card(
  words.facts.about,
  html`${facts([
    [words.facts.about, aboutWhom(call, words)],
    [words.facts.language, call.language],
    [words.facts.due, open && call.due ? whenText(call.due, language) : undefined],
    [words.facts.attempts, call.attempts > 0 && triedText(call.attempts, words)],
    [words.facts.latest, latestText],
  ])}${open && html`${form(staff, `/desk/calls/${call.id}/sheet`, html`<button class="wide">${words.openSheet}</button>`)}<p class="hint">${words.openHint}</p>`}`,
)}${refused && entered(refused, words, language)}</div>`,
  };
};
