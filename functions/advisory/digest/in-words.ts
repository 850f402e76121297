import { type Html, html } from '../../platform/html.ts';
import { fill, type Words } from '../../program/words.ts';
import { factsOf, tellingHtml } from '../in-words.ts';
import { answerIn, type Content, grouped } from './letter.ts';

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
        const facts = [...factsOf(one.state, { language, words }), ...(from ? [fill(said.from, { organization: from })] : [])];
        const answer = one.as === 'answer' ? answerIn(one, words) : undefined;
        return html`<li class="task"><div><p><strong><bdi>${one.state.telling.title}</bdi></strong></p>${tellingHtml(one.state)}${answer !== undefined && html`<p dir="auto">${answer}</p>`}<p class="hint">${facts.join(' · ')}</p></div></li>`;
      })}</ul>`,
  )}`;
}
