import { type Html, html } from '../platform/html.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import { check } from '../platform/sheet.ts';
import { cast, isUsed } from './box.ts';
import {
  type Answer,
  type Answers,
  answers,
  type Community,
  type Dimension,
  dimensions,
  questionsOf,
  sheetOf,
} from './survey.ts';

/** One question: five steps in a row, and to leave it out, since a step that was chosen cannot be unchosen. */
function question(dimension: Dimension, community: Community, { words, fields }: Visit): Html {
  const said = words.pages.belonging;
  const given = answerIn(fields, dimension);
  const choice = (value: string, label: string) =>
    check('radio', { name: dimension, value, label, checked: value === String(given) });
  return html`<fieldset><legend>${said.questions[questionsOf[community]][dimension]}</legend>
<div class="scale">${answers.map(one => choice(String(one), said.answers[one]))}</div>${choice('', said.leaveOut)}</fieldset>`;
}

const sheet = (visit: Visit, message?: Html): Shown => {
  const said = visit.words.pages.belonging;
  const { community } = sheetOf(visit.link.subject);
  return {
    title: said.title,
    body: html`${message}<p class="lead">${said.lead[community]}</p>${notice(said.private, 'info')}
<form method="post">${dimensions.map(one => question(one, community, visit))}
<div class="act">${button(said.send, { name: 'answer', value: 'send' })}</div></form>`,
  };
};

const thanks = ({ words }: Visit): Shown => ({
  title: words.pages.done,
  body: html`${notice(words.pages.belonging.counted, 'done')}<p>${words.pages.belonging.private}</p>`,
});

/** What is none of the answers is left out. */
const answerIn = (fields: URLSearchParams, dimension: Dimension): Answer | undefined =>
  answers.find(one => String(one) === fields.get(dimension));

const answersIn = (fields: URLSearchParams): Answers =>
  Object.fromEntries(
    dimensions.flatMap(one => {
      const given = answerIn(fields, one);
      return given === undefined ? [] : [[one, given]];
    }),
  );

/** How at home do you feel? Six questions, each of which may be left out. The page does not know whose it is, opens nobody, and counts once. */
export const surveyPage: LinkPage = {
  person: async () => undefined,
  language: link => sheetOf(link.subject).language,
  show: async visit => ((await isUsed(sheetOf(visit.link.subject).slip)) ? thanks(visit) : sheet(visit)),
  async press(visit) {
    if (visit.fields.get('answer') !== 'send') return surveyPage.show(visit);
    const { community, moment, slip } = sheetOf(visit.link.subject);
    const came = await cast({ community, moment, slip, answers: answersIn(visit.fields) }, visit.at);
    if (came === 'empty') return sheet(visit, notice(visit.words.pages.belonging.empty, 'done'));
    return thanks(visit);
  },
};
