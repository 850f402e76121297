import type { ShownBoard, ShownCircle } from '../../dialogues/circles/questions.ts';
import { hasResults, isOpen, longest } from '../../dialogues/questions.ts';
import { type Html, html } from '../../platform/html.ts';
import { notice } from '../../platform/page.ts';
import { may } from '../../platform/staff.ts';
import { fill, whenText, wordsFor } from '../../program/words.ts';
import { words as wordsField } from '../forms/fields.ts';
import { card, form } from '../page/frame.ts';
import type { AtDesk } from '../page/room.ts';
import type { Looking, SeenPage } from '../page/seen.ts';
import { wordsOf } from './board-pieces.ts';
import { dialoguePage, sheetFor } from './pieces.ts';

/** What a circle wrote down, question by question, all its sessions together. */
function fromCircle({ number, sessions }: ShownCircle, staff: AtDesk): Html | false {
  const { questions } = wordsFor(staff.language).circles.sheet;
  const asked = Object.entries(questions).map(([question, text]) => {
    const answers = sessions.flatMap(one => one.record?.answers[question as keyof typeof questions] ?? []);
    return (
      answers.length > 0 &&
      html`<h4>${text}</h4>${answers.map(one => html`<blockquote dir="auto">${one}</blockquote>`)}`
    );
  });
  return asked.some(Boolean) && html`<h3>${fill(wordsOf(staff).circle, { number })}</h3>${asked}`;
}

function telling({ id, state }: ShownBoard, looking: Looking): Html {
  const { staff } = looking;
  const said = wordsOf(staff);
  const action = `/desk/dialogues/${id}/results`;
  const sheet = sheetFor(looking, action, {
    places: { '/text': said.resultsText },
    now: { text: state.results?.text },
  });
  const button = state.results ? said.resultsAgain : said.resultsButton;
  return card(
    said.resultsText,
    form(
      staff,
      action,
      html`<p class="hint">${said.resultsLead}</p>${wordsField(sheet, '/text', { label: said.resultsText, longest: longest.results })}<p class="act"><button>${button}</button></p>`,
    ),
  );
}

/** `/desk/dialogues/ID/results`: what the circles wrote down, and what of it everyone is told. */
export const resultsRoom: SeenPage<ShownBoard> = (board, looking) => {
  const { staff } = looking;
  const said = wordsOf(staff);
  const { state } = board;
  const { results } = state;
  const canTell = isOpen(state) && hasResults(state);
  const written = board.circles.map(one => fromCircle(one, staff)).filter(Boolean);
  const told =
    results &&
    card(
      fill(said.resultsTold, { when: whenText(results.at, staff.language) }),
      html`<blockquote dir="auto" class="written">${results.text}</blockquote>`,
    );
  const body = html`<div class="halves"><div>${told}${canTell ? may(staff.roles, 'act') && telling(board, looking) : isOpen(state) && notice(said.resultsEarly, 'info')}</div>
<div>${card(said.fromCircles, written.length > 0 ? html`${written}` : html`<p>${said.noRecords}</p>`)}</div></div>`;
  return dialoguePage(board, '/results', { staff, body });
};
