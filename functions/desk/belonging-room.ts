import {
  answers,
  type Community,
  communities,
  dimensions,
  type Moment,
  moments,
  questionsOf,
  type Result,
} from '../belonging/questions.ts';
import { type Html, html } from '../platform/html.ts';
import { notice } from '../platform/page.ts';
import { Sheet } from '../platform/sheet.ts';
import { may } from '../platform/staff.ts';
import { deskWords } from '../program/desk-words.ts';
import { fill, wordsFor } from '../program/words.ts';
import { oneFrom, oneOfFew } from './forms/fields.ts';
import { card, form, table } from './page/frame.ts';
import type { AtDesk } from './page/room.ts';
import type { Looking, SeenPage } from './page/seen.ts';

const path = '/desk/belonging';

/** What the door answers. */
interface Shown {
  readonly smallestGroup: number;
  readonly results: readonly Result[];
}

function scoreText(results: readonly Result[], language: string): string {
  const { belonging: said } = deskWords(language);
  const latest = results.at(-1);
  if (!latest) return said.noScore;
  const { score, atLeast: count, from, to } = latest;
  return fill(said.score, { score, count, from, to });
}

/** A community's six sentences, before and after: the latest of each that may be shown. */
function communityCard(community: Community, all: readonly Result[], { language }: AtDesk): Html | false {
  const { belonging: said } = deskWords(language);
  const own = all.filter(one => one.community === community);
  if (own.length === 0) return false;
  const questions = wordsFor(language).pages.belonging.questions[questionsOf[community]];
  const cell = (dimension: string, moment: Moment) =>
    scoreText(
      own.filter(one => one.dimension === dimension && one.moment === moment),
      language,
    );
  const rows = dimensions.map(one => [questions[one], ...moments.map(moment => cell(one, moment))]);
  const head = [said.question, ...moments.map(one => said.moments[one])];
  return card(said.communities[community], table(head, rows, { caption: said.communities[community] }));
}

/** A sheet without a name. Its number is made with the form: pressed twice it is counted once. */
function paper({ staff, refused }: Looking): Html {
  const { language } = staff;
  const { belonging: said } = deskWords(language);
  const { belonging: words } = wordsFor(language).pages;
  const places = new Map([
    ['/community', said.whose],
    ['/moment', said.when],
    ...dimensions.map(one => [`/answers/${one}`, words.questions.household[one]] as const),
  ]);
  const values = refused?.values ?? new URLSearchParams();
  const sheet = new Sheet({ language, values, errors: refused?.faults ?? [], forOthers: true }, () => places);
  const steps = answers.map(one => [String(one), words.answers[one]] as const);
  const question = (one: (typeof dimensions)[number]): Html => {
    const { household, navigator } = words.questions;
    const label = `${household[one]} / ${navigator[one]}`;
    return oneFrom(sheet, `/answers/${one}`, { label, choices: steps, none: said.leftOut });
  };
  const [slip = 0] = crypto.getRandomValues(new Uint32Array(1));
  return form(
    staff,
    path,
    html`<input type="hidden" name="slip" value="${refused?.values.get('slip') ?? String(slip + 1)}">
${oneOfFew(sheet, '/community', { legend: said.whose, choices: communities.map(one => [one, said.communities[one]]) })}
${oneOfFew(sheet, '/moment', { legend: said.when, choices: moments.map(one => [one, said.moments[one]]) })}
<p class="hint">${said.people} / ${said.others}</p>${dimensions.map(question)}<p class="act"><button>${said.send}</button></p>`,
  );
}

/** `/desk/belonging`: how at home people feel, where enough of them answered; and a form for a sheet that was answered on paper or by phone. */
export const belongingRoom: SeenPage<Shown> = ({ smallestGroup, results }, looking) => {
  const { staff } = looking;
  const { belonging: said } = deskWords(staff.language);
  const cards = communities.map(one => communityCard(one, results, staff));
  return {
    title: said.title,
    room: 'numbers',
    body: html`<p class="lead">${fill(said.lead, { group: smallestGroup })}</p>${results.length > 0 ? cards : notice(said.none, 'info')}${
      may(staff.roles, 'act') && card(said.paper, html`<p>${said.paperHint}</p>${paper(looking)}`)
    }`,
  };
};

/** The sheet as the door takes it: what was left out is not there. */
export function belongingBody(fields: URLSearchParams): unknown {
  const given = dimensions.flatMap(one => {
    const answer = fields.get(`answers.${one}`);
    return answer ? [[one, Number(answer)] as const] : [];
  });
  return {
    community: fields.get('community') ?? undefined,
    moment: fields.get('moment') ?? undefined,
    slip: Number(fields.get('slip')),
    answers: Object.fromEntries(given),
  };
}
