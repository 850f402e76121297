import { type Html, html } from '../../platform/html.ts';
import { localOf, plusMinutes } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import { fill, joined, languageName, nameOf, timeText, type Words, whenText, wordsFor } from '../../program/words.ts';
import { type KnownCircle, recordQuestions, type Session } from './circle.ts';
import type { Beside } from './seen.ts';

/** The end of a registration's id: short enough for a list on paper, and for those who type it again. */
export const shortOf = (id: string): string => id.slice(-4).toUpperCase();

/** What the sheet of a session says. */
export interface SheetFacts {
  readonly topic: string;
  readonly circle: number;
  readonly session: number;
  /** An instant. */
  readonly start: string;
  readonly minutes: number;
  readonly place: string;
  readonly language: string;
  readonly interpreted: readonly string[];
  /** By first names. */
  readonly facilitators: readonly string[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** What people of the circle need, and how many of them: not who. */
  readonly needs: readonly { readonly need: string; readonly count: number }[];
}

/** The sheet without anybody's name: what is planned, and what is needed. */
export function needsIn(
  { people }: Pick<KnownCircle, 'people'>,
  { placed }: Pick<Beside, 'placed'>,
): SheetFacts['needs'] {
  const here = placed.filter(({ person }) => people.includes(person));
  const asked = [...new Set(here.flatMap(({ answers }) => answers.access))].sort();
  return asked.map(need => ({ need, count: here.filter(({ answers }) => answers.access.includes(need)).length }));
}

/** Of the time of a session, in hundredths, for each point of its agenda: the arc of a study circle, from experience over views to what is to be done. */
const shares = { welcome: 10, experiences: 25, views: 35, ideas: 20, close: 10 } as const;

type Point = keyof typeof shares;

/** From when on each point is, as an instant; in whole five minutes. */
export function agendaOf({
  start,
  minutes,
}: Pick<Session, 'start' | 'minutes'>): readonly (readonly [Point, string])[] {
  const points = Object.keys(shares) as Point[];
  return points.map((point, i) => {
    const before = points.slice(0, i).reduce((sum, one) => sum + shares[one], 0);
    return [point, plusMinutes(start, Math.round((minutes * before) / 500) * 5)];
  });
}

const needText = ({ need, count }: SheetFacts['needs'][number], said: Words['circles']['sheet'], language: string) =>
  fill(said.need, { need: nameOf('accessNeeds', need, language), count });

/** One printable page: when and where, agenda, ground rules, who belongs to it, what is needed, and the three questions with room to write. */
export function sessionSheet(facts: SheetFacts, language: string): Html {
  const { sheet: said } = wordsFor(language).circles;
  const { circle, session, start, minutes, place, facilitators, people, needs, interpreted } = facts;
  const spoken = joined(
    [facts.language, ...interpreted].map(code => languageName(code, language)),
    language,
  );
  const names = (list: readonly string[]) => list.map((one, i) => html`${i > 0 && ', '}<bdi>${one}</bdi>`);
  return html`<article class="sheet"><p class="lead"><strong dir="auto">${facts.topic}</strong> · ${fill(said.which, { circle, session })}</p>
<p>${whenText(start, language)} · ${fill(said.minutes, { minutes })} · <bdi>${place}</bdi> · ${spoken}</p>
<p>${said.facilitators}: ${names(facilitators)}</p>
<div class="both"><section><h2>${said.agenda}</h2><ul class="points">${agendaOf(facts).map(([point, at]) => html`<li><span class="at">${timeText(localOf(program.timeZone, at).time, language)}</span> ${said.points[point]}</li>`)}</ul></section>
<section><h2>${said.rulesTitle}</h2><ul class="points">${said.rules.map(one => html`<li>${one}</li>`)}</ul></section></div>
${
  needs.length > 0 &&
  html`<h2>${said.needs}</h2><p>${joined(
    needs.map(one => needText(one, said, language)),
    language,
  )}</p>`
}
<h2>${said.people}</h2><ul class="boxes">${people.map(({ id, name }) => html`<li><bdi>${name}</bdi> <span class="quietly"><bdi dir="ltr">${shortOf(id)}</bdi></span></li>`)}</ul>
<p>${said.walkIns} <span class="blank"></span></p>
<h2>${said.record}</h2><p class="hint">${said.nobody}</p>${recordQuestions.map(one => html`<p class="asked">${said.questions[one]}</p><p class="ruled"></p>`)}</article>`;
}
