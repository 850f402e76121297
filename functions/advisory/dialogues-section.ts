import { dialoguesToTell } from '../dialogues/meter/questions.ts';
import { type Html, html } from '../platform/html.ts';
import type { Visit } from '../platform/link-page.ts';

/** What members, who know many people, can do for the dialogues that are open: whom each still misses, as far as everybody may be told. */
export async function dialoguesSection({
  words,
  language,
  at,
}: Pick<Visit, 'words' | 'language' | 'at'>): Promise<Html> {
  const open = await dialoguesToTell(at, language);
  if (open.length === 0) return html``;
  const said = words.advisory.page;
  const rows = open.map(
    ({ id, topic, few }) =>
      html`<li><a href="/dialogues/${id}?lang=${language}"><bdi>${topic}</bdi></a>${few.length > 0 && html`<ul>${few.map(one => html`<li>${one}</li>`)}</ul>`}</li>`,
  );
  return html`<section><h2>${said.dialogues}</h2><p>${said.dialoguesText}</p><ul>${rows}</ul></section>`;
}
