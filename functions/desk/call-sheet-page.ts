import { callName } from '../calls/mails.ts';
import type { Sheet } from '../calls/questions.ts';
import { type Html, html, type Piece } from '../platform/html.ts';
import { availabilityGrid } from '../platform/sheet.ts';
import { type DeskWords, deskWords } from '../program/desk-words.ts';
import { program } from '../program/settings.ts';
import { areaName, enumerated, fill, languageName, languageOf, whenText, wordsFor } from '../program/words.ts';
import { card, facts, form } from './page/frame.ts';
import type { AtDesk, Shown } from './page/room.ts';
import { whoText } from './people/history.ts';

type Words = DeskWords['calls'];

/** What a yes or a no brings about, by kind of call. */
const groups: Readonly<Record<string, keyof Words['leads']['yes']>> = {
  confirm: 'confirm',
  'confirm-again': 'confirm',
  details: 'details',
  'may-we-introduce': 'introduce',
  'may-we-introduce-again': 'introduce',
  'ask-by-call': 'introduce',
  offer: 'offer',
  'offer-reminder': 'offer',
  introduced: 'settled',
  meeting: 'settled',
  'meeting-reminder': 'settled',
  'check-in': 'checkIn',
  'concern-call': 'concern',
  'data-link': 'data',
  'apply-confirm': 'application',
};

const outcomes = ['yes', 'no', 'no-answer', 'wrong-number'] as const;

/** What comes next when this is pressed. */
function thenText(kind: string, outcome: (typeof outcomes)[number], { leads }: Words): string {
  const group = groups[kind] ?? 'other';
  return outcome === 'yes' || outcome === 'no' ? leads[outcome][group] : leads[outcome];
}

/** A number as it is read aloud; what is dialed is the number itself. */
const spelled = (phone: string): string => phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');

const dial = (phone: string): Html =>
  html`<a class="dial" href="tel:${phone}"><bdi dir="ltr">${spelled(phone)}</bdi></a>`;

const list = (items: readonly Piece[]): Html => html`<ul class="facts">${items.map(one => html`<li>${one}</li>`)}</ul>`;

const careful = ({ script }: Sheet, words: Words): Html | false =>
  script.careful.length > 0 &&
  html`<div class="notice warn careful"><h2>${words.careful}</h2><p>${words.carefulText}</p><ul>${script.careful.map(
    one => html`<li><strong>${one}</strong></li>`,
  )}</ul></div>`;

function whom({ about, tried }: Sheet, words: Words, staff: AtDesk): Html {
  const { language } = staff;
  const { name, phone, email, agency, languages, interpreterNeeded, accessNeeds, notes } = about;
  const before = tried.map(({ at, outcome, by }) =>
    fill(words.latest, { by: whoText(by, staff), when: whenText(at, language), outcome: words.outcomes[outcome] }),
  );
  return card(
    words.whom,
    html`<p class="callee"><strong><bdi>${name}</bdi></strong></p>${phone !== undefined && html`<p>${dial(phone)}</p>`}
${email !== undefined && html`<p><a href="mailto:${email}"><bdi dir="ltr">${email}</bdi></a></p><p>${words.writeInstead}</p>`}
${facts([
  [words.agency, agency],
  [words.languages, enumerated(languages, language)],
  [words.interpreter, interpreterNeeded && html`<strong>${words.interpreterNeeded}</strong>`],
  [words.accessNeeds, accessNeeds.length > 0 && list(accessNeeds)],
  [words.notes, notes !== undefined && html`<bdi>${notes}</bdi>`],
  [words.before, before.length > 0 ? list(before) : words.never],
])}`,
  );
}

/** Each sentence beside its translation: hers first, in its own language and direction. */
function say({ script }: Sheet, words: Words, language: string): Html {
  const own = languageOf(script.language);
  const english = languageOf('en');
  const without =
    script.without !== undefined && html`<p class="hint">${fill(words.without, { language: script.without })}</p>`;
  if (own.code === english.code)
    return card(
      words.say,
      html`${without}<div lang="en" dir="ltr">${script.english.map(one => html`<p>${one}</p>`)}</div>`,
    );
  const count = Math.max(script.own.length, script.english.length);
  return card(
    words.say,
    html`${without}<div class="sides script"><p class="quietly">${languageName(own.code, language)}</p><p class="quietly english">${words.english}</p>${Array.from(
      { length: count },
      (_, i) =>
        html`<p lang="${own.code}" dir="${own.dir}">${script.own[i]}</p><p class="english" lang="en" dir="ltr">${script.english[i]}</p>`,
    )}</div>`,
  );
}

function asked({ wants }: Sheet, words: Words, language: string): Html | false {
  if (wants.length === 0) return false;
  const areas = program.areas.map(({ id }) => html`<option value="${id}">${areaName(id)}</option>`);
  return html`<p class="hint">${words.toldHint}</p>${
    wants.includes('area') &&
    html`<div class="field narrow"><label for="area">${words.toldArea}</label><select id="area" name="area"><option value="">${words.notTold}</option>${areas}</select></div>`
  }${
    wants.includes('availability') &&
    html`<fieldset class="times"><legend>${words.toldAvailability}</legend>${availabilityGrid(language, () => false)}</fieldset>`
  }`;
}

const answering = (sheet: Sheet, staff: AtDesk, words: Words): Html =>
  card(
    words.whatCame,
    form(
      staff,
      `/desk/calls/${sheet.id}`,
      html`<input type="hidden" name="tried" value="${sheet.attempts}">${asked(sheet, words, staff.language)}<div class="outcomes">${outcomes.map(
        one =>
          html`<button name="outcome" value="${one}"${one !== 'yes' && { markup: ' class="quiet"' }}><strong>${words.outcomes[one]}</strong><span>${thenText(sheet.kind, one, words)}</span></button>`,
      )}</div>`,
    ),
  );

/** A call, opened: how to be careful first, whom to dial, what to say in two languages beside each other, and what came of it. */
export function sheetPage(sheet: Sheet, staff: AtDesk): Shown {
  const { language } = staff;
  const { calls: words } = deskWords(language);
  return {
    title: callName(sheet.kind, { words: wordsFor(language) }),
    room: 'calls',
    trail: { href: '/desk/calls', label: words.backTo },
    body: html`${careful(sheet, words)}<div class="columns aside-first">${whom(sheet, words, staff)}${say(sheet, words, language)}</div>${answering(sheet, staff, words)}`,
  };
}

/** The form's fields as the door takes them. */
export function callBody(fields: URLSearchParams): unknown {
  const [area, availability, tried] = [fields.get('area'), fields.getAll('availability'), fields.get('tried')];
  const answers = { ...(area && { area }), ...(availability.length > 0 && { availability }) };
  return {
    outcome: fields.get('outcome') ?? undefined,
    ...(tried && { tried: Number(tried) }),
    ...(Object.keys(answers).length > 0 && { answers }),
  };
}
