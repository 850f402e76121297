import { liaison } from '../../people/glance.ts';
import type { Conflict } from '../../platform/conflict.ts';
import { seenField, seenIn } from '../../platform/deciding.ts';
import { changedText } from '../../platform/decision-page.ts';
import { type Html, html } from '../../platform/html.ts';
import type { LinkPage, Shown, Visit } from '../../platform/link-page.ts';
import { button, notice } from '../../platform/page.ts';
import { check } from '../../program/checks.ts';
import { dateText, fill, type Words } from '../../program/words.ts';
import { mondayOf } from '../week.ts';
import { actOnEdition, added, type Doing, lineCollisions, lineSeen } from './acts.ts';
import type { Backlog } from './choosing.ts';
import type { KnownEdition } from './edition.ts';
import { contentHtml, standingOf, waitingLines } from './in-words.ts';
import { contentFor, heldIn, isNothing } from './mails.ts';
import { editionById } from './questions.ts';

/** Who holds a letter to the liaison acts for the liaison. */
const byLetter = 'staff:liaison';

function formsOf(state: KnownEdition, { words, fields }: Visit): Html | false {
  if (state.status !== 'collecting' && state.status !== 'held') return false;
  const said = words.digest.staffPage;
  const act = state.hold
    ? button(said.release, { name: 'answer', value: 'release' })
    : button(said.hold, { name: 'answer', value: 'hold', quiet: true });
  const text = fields.get('text') ?? state.note ?? '';
  const seen = seenField({ text: state.note ?? '' });
  return html`<form method="post"><p class="act">${act}</p></form>
<form method="post">${seen}<div class="field"><label for="text">${said.note}</label><p class="hint" id="hint-text">${said.noteHint}</p><textarea id="text" name="text" maxlength="300" aria-describedby="hint-text">${text}</textarea></div>${button(said.noteButton, { name: 'answer', value: 'note', quiet: true })}</form>`;
}

function waitingHtml(backlog: Backlog | undefined, words: Words): Html | false {
  const lines = waitingLines(backlog, words);
  const lost = (backlog?.lost ?? []).map(({ state }) => html`<li><bdi>${state.telling.title}</bdi></li>`);
  return (
    lines.length > 0 &&
    html`<section><h2>${words.digest.waiting.title}</h2>${lines.map(line => html`<p>${line}</p>`)}${lost.length > 0 && html`<ul>${lost}</ul>`}</section>`
  );
}

async function shown(visit: Visit, message?: Html): Promise<Shown> {
  const { words, language, link, at } = visit;
  const said = words.digest;
  const state = await editionById(link.subject);
  if (state.status === 'none') return { title: words.pages.goneTitle, body: notice(said.preview.over, 'info') };
  const { chosen, stages, backlog } = await heldIn(state, at);
  const content = await contentFor({
    week: state.week,
    chosen,
    stages,
    note: 'note' in state ? state.note : undefined,
    at,
  });
  const nothing = state.status !== 'skipped' && isNothing(content);
  return {
    title: fill(said.staffPage.title, { day: dateText(mondayOf(state.week), language) }),
    body: html`${message}<p class="lead">${standingOf(state, visit)}</p>${formsOf(state, visit)}
${waitingHtml(backlog, words)}<section><h2>${said.staffPage.contents}</h2>${nothing && html`<p>${said.staffPage.nothing}</p>`}${contentHtml(content, visit)}</section>`,
  };
}

const refusalOf = (reason: string, { words: { digest } }: Visit): string =>
  reason === 'digest-skipped' ? digest.staffPage.wasSkipped : digest.staffPage.gone;

/** What came of a press: done, or why not; or the line that someone else has written since. */
type Came =
  | readonly [outcome: string, done: string]
  | { readonly why: string }
  | { readonly stands: readonly Conflict[] };

/** Both lines, above the form that holds what was typed: pressed again, it takes the other one's place. */
function bothLines([one]: readonly Conflict[], visit: Visit): Html {
  const said = visit.words.pages.both;
  const by = one && changedText(one, visit);
  return html`<div class="notice warn"><h2>${said.title}</h2><p>${said.theirs}: <bdi>${String(one?.now ?? '') || said.empty}</bdi>${by && ` (${by})`}</p><p>${said.mine}: <bdi>${String(one?.sent ?? '') || said.empty}</bdi></p></div>`;
}

/** Holds it, releases it or adds a line; says what came of it. */
async function acted({ fields, words, link, language }: Visit, doing: Doing): Promise<Came> {
  const said = words.digest.staffPage;
  const id = link.subject;
  if (fields.get('answer') === 'note') {
    const checked = check(added, { text: fields.get('text') ?? '' }, language);
    if (!checked.ok) return { why: checked.errors[0]?.detail ?? '' };
    const { text } = checked.value;
    const seen = lineSeen(seenIn(fields));
    const done = await actOnEdition(id, { type: 'Add', text, seen, by: doing.by, at: doing.at }, doing);
    if (done.outcome === 'refused' && done.reason === 'changed')
      return { stands: lineCollisions(done.state.edition, text) };
    return [done.outcome, said.noteDone];
  }
  const hold = fields.get('answer') === 'hold';
  const { outcome } = await actOnEdition(id, { type: hold ? 'Hold' : 'Release', by: doing.by, at: doing.at }, doing);
  return [outcome, hold ? said.holdDone : said.releaseDone];
}

/** The digest as staff see it before it goes: they need do nothing, and can hold it, release it or add a line. Later it says what became of it. */
export const previewPage: LinkPage = {
  person: async () => liaison,
  show: visit => shown(visit),
  async press(visit) {
    const said = visit.words.digest.staffPage;
    const done = await acted(visit, { by: byLetter, at: visit.at, cause: `link:${visit.request}` });
    if ('why' in done) return shown(visit, notice(fill(said.noteRefused, done), 'warn'));
    if ('stands' in done) return shown(visit, bothLines(done.stands, visit));
    const state = await editionById(visit.link.subject);
    const [outcome, words] = done;
    if (outcome === 'refused')
      return shown(
        visit,
        notice(refusalOf(state.status === 'skipped' ? 'digest-skipped' : 'digest-gone', visit), 'warn'),
      );
    return shown(visit, notice(words, 'done'));
  },
};
