import { longest, type SuggestedIssue, type SuggestedNeed, type Topics } from '../../dialogues/questions.ts';
import { type Html, html, type Piece } from '../../platform/html.ts';
import { may } from '../../platform/staff.ts';
import { deskWords } from '../../program/desk-words.ts';
import { fitting } from '../../program/plain-text.ts';
import { program } from '../../program/settings.ts';
import { fill, languageOf, nameOf, wordsFor } from '../../program/words.ts';
import { card, form, table } from '../page/frame.ts';
import type { AtDesk } from '../page/room.ts';

const path = '/desk/dialogues';

/** A month by name: `2026-12` is December 2026. */
const monthText = (month: string, language: string): string =>
  new Intl.DateTimeFormat(languageOf(language).locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

/** One press: the draft is there, with what is known of the topic in it. `about`: what the button is about, for who hears the page. */
const beginning = (staff: AtDesk, told: Readonly<Record<string, string | undefined>>, about: string): Html =>
  form(
    staff,
    path,
    html`<input type="hidden" name="nonce" value="${crypto.randomUUID()}"><input type="hidden" name="format" value="round">${Object.entries(
      told,
    ).map(
      ([name, value]) => value !== undefined && html`<input type="hidden" name="${name}" value="${value}">`,
    )}<button class="quiet">${deskWords(staff.language).topics.begin}<span class="hidden"> – ${about}</span></button>`,
  );

function oftenText({ atLeast, months = 0, last }: SuggestedNeed, language: string): string {
  const { topics: said } = deskWords(language);
  if (atLeast === 0 || last === undefined) return fill(said.few, { group: program.smallestGroup });
  return fill(said.atLeast, { count: atLeast, months, last: monthText(last, language) });
}

function needRow(one: SuggestedNeed, staff: AtDesk): readonly Piece[] {
  const { language } = staff;
  const { topics: said } = deskWords(language);
  const name = nameOf('needs', one.need, language);
  // A dialogue is read by everyone: its topic is drafted in the program's own language.
  const told = { topic: nameOf('needs', one.need, program.language), 'from.need': one.need };
  return [
    name,
    oftenText(one, language),
    one.dialogue !== undefined
      ? html`<a href="${path}/${one.dialogue}">${said.talked}</a>`
      : may(staff.roles, 'act') && beginning(staff, told, name),
  ];
}

function issueRow({ id, title, text, area, stage }: SuggestedIssue, staff: AtDesk): readonly Piece[] {
  const { stages } = wordsFor(staff.language).advisory;
  const topic = fitting(title, longest.topic);
  const told = { topic, goals: fitting(text, longest.goals), area, 'from.issue': id };
  return [
    html`<a href="/desk/items/${id}"><bdi>${title}</bdi></a>`,
    (stages as Readonly<Record<string, string>>)[stage] ?? stage,
    may(staff.roles, 'act') && beginning(staff, told, title),
  ];
}

/** What suggests itself as a topic, where a dialogue is begun: needs that could not be met, and open issues; numbers in whole groups alone. */
export function topicsCard({ needs, issues }: Topics, staff: AtDesk): Html {
  const { topics: said } = deskWords(staff.language);
  if (needs.length + issues.length === 0) return card(said.title, html`<p>${said.none}</p>`);
  const ofNeeds = needs.map(one => needRow(one, staff));
  const ofIssues = issues.map(one => issueRow(one, staff));
  return card(
    said.title,
    html`<p>${said.lead}</p>${ofIssues.length > 0 && html`<h3>${said.issues}</h3>${table([said.issue, said.stage, said.begin], ofIssues, { caption: said.issues })}`}${
      ofNeeds.length > 0 &&
      html`<h3>${said.needs}</h3>${table([said.need, said.often, said.begin], ofNeeds, { caption: said.needs })}`
    }${needs.some(({ atLeast }) => atLeast === 0) && html`<p class="hint">${said.fewHint}</p>`}`,
  );
}
