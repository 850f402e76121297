import { type Html, html } from '../../platform/html.ts';
import { program } from '../../program/settings.ts';
import { fill, type Words, whenText } from '../../program/words.ts';
import { factsOf, tellingHtml } from '../in-words.ts';
import type { Backlog } from './choosing.ts';
import type { KnownEdition } from './edition.ts';
import { answerIn, type Content, grouped, type Move, moveText, moveTitle, titleOf } from './letter.ts';
import { givesWayOf } from './times.ts';

/** Who reads: her language, and its words. */
interface Reader {
  readonly language: string;
  readonly words: Words;
}

/** What an edition told, whole, as a page shows it: section by section, without what was taken back or changed since. */
export function contentHtml(content: Content, { language, words }: Reader): Html {
  const { digest: said } = words;
  return html`${content.note !== undefined && html`<h3>${said.note}</h3><p dir="auto">${content.note}</p>`}${grouped(
    content.items,
  ).map(
    ([section, items]) =>
      html`<h3>${said.sections[section]}</h3><ul class="tasks">${items.map(one => {
        const from = content.organizations.get(one.state.organization);
        const facts = [
          ...factsOf(one.state, { language, words }),
          ...(from ? [fill(said.from, { organization: from })] : []),
        ];
        const answer = one.as === 'answer' ? answerIn(one, words) : undefined;
        return html`<li class="task"><div><p><strong><bdi>${titleOf(one, words)}</bdi></strong></p>${tellingHtml(one.state)}${answer !== undefined && html`<p dir="auto">${answer}</p>`}<p class="hint">${facts.join(' · ')}</p></div></li>`;
      })}</ul>`,
  )}${movesHtml(content.moves ?? [], { language, words })}`;
}

const movesHtml = (moves: readonly Move[], reader: Reader): Html | false =>
  moves.length > 0 &&
  html`<h3>${reader.words.digest.sections.dialogues}</h3><ul class="tasks">${moves.map(
    one =>
      html`<li class="task"><div><p><strong><bdi>${moveTitle(one)}</bdi></strong></p><p class="hint">${moveText(one, reader)}</p></div></li>`,
  )}</ul>`;

/** How much waits beyond an edition, what can be done about it, and that some of it would never be told; nothing where nothing waits. */
export function waitingLines(backlog: Backlog | undefined, { digest: { waiting: said } }: Words): readonly string[] {
  const { waiting, lost } = backlog ?? { waiting: [], lost: [] };
  if (waiting.length === 0 && lost.length === 0) return [];
  const most = program.advisory.digest.mostItems;
  return [fill(said.lead, { count: waiting.length, most }), said.how, ...(lost.length > 0 ? [said.lost] : [])];
}

/** How an edition stands, in a sentence. */
export function standingOf(state: KnownEdition, { words, language }: Reader): string {
  const said = words.digest.staffPage;
  switch (state.status) {
    case 'collecting':
    case 'held':
      return state.hold
        ? fill(said.held, { when: whenText(givesWayOf(state.group, state.week), language) })
        : fill(said.goes, { when: whenText(state.due, language) });
    case 'frozen':
    case 'sending':
      return said.sending;
    case 'sent':
      return fill(said.sent, { when: whenText(state.sentAt, language), count: state.mails });
    case 'skipped':
      return said.skipped[state.why];
  }
}
