import { liaison } from '../../people/glance.ts';
import type { Line } from '../../platform/attention.ts';
import { html } from '../../platform/html.ts';
import { load } from '../../platform/ledger.ts';
import type { LinkPage, Shown, Visit } from '../../platform/link-page.ts';
import { button, notice } from '../../platform/page.ts';
import { deputies, deputiesIn, theLiaisons } from '../deputy/deputy.ts';
import { lineIn, pageOf, pressOf } from './today.ts';
import { lineNamed, type TodayLine } from './today-read.ts';
import { aboutOf, saidOf } from './today-words.ts';

/** Ends a line for someone; refused where it takes more than a press. */
export type EndLine = (line: Line, doing: { by: string; at: string; cause: string }) => Promise<{ outcome: string }>;

/** Who presses a button of a letter: who stood in, where it went to her alone; else the liaison. */
const byLetter = (standsIn: string | undefined): string => `staff:${standsIn ?? liaison}`;

/** Whose days are over, or taken back, ends no line any more. */
const standsInStill = async (person: string | undefined): Promise<boolean> =>
  person === undefined || deputiesIn(await load(deputies, theLiaisons)).some(one => one.person === person);

const notAnyMore = ({ words }: Visit): Shown => ({
  title: words.today.page.notAnyMoreTitle,
  body: notice(words.today.page.notAnyMore, 'info'),
});

const nothingMore = ({ words: { today } }: Visit): Shown => ({
  title: today.page.goneTitle,
  body: notice(today.page.gone, 'done'),
});

function shown(line: TodayLine, visit: Visit): Shown {
  const { words, language, at } = visit;
  const { presses, open, page } = words.today;
  const reader = { words, language, at };
  const { what, act } = saidOf(line, reader);
  const press = pressOf(line);
  const leads = pageOf(line, line.whom);
  const way =
    leads &&
    html`<p class="hint">${press ? page.whom : page.named}</p><p><a href="${leads[1]}"${!press && { markup: ' class="button"' }}>${open[leads[0]]}</a></p>`;
  return {
    title: page.title,
    body: html`<h2>${what}</h2><p>${aboutOf(line, reader)}</p><p>${act}</p>${line.words && html`<p>${words.today.loss}: <bdi lang="en">${line.words}</bdi></p>`}
${press && html`<form method="post"><p class="act">${button(presses[press], { name: 'answer', value: 'done' })}</p></form>`}
${way}`,
  };
}

/** The page of one line of the morning's letter: what it is, and the one press that ends it, or the way to where it is decided. */
export const todayPage = (end: EndLine): LinkPage => ({
  person: async () => liaison,
  async show(visit) {
    const { name, standsIn } = lineIn(visit.link.subject);
    if (!(await standsInStill(standsIn))) return notAnyMore(visit);
    const line = await lineNamed(name);
    return line ? shown(line, visit) : nothingMore(visit);
  },
  async press(visit) {
    const { name, standsIn } = lineIn(visit.link.subject);
    if (!(await standsInStill(standsIn))) return notAnyMore(visit);
    const line = await lineNamed(name);
    if (!line) return nothingMore(visit);
    const { outcome } = await end(line, { by: byLetter(standsIn), at: visit.at, cause: `link:${visit.request}` });
    if (outcome === 'refused') return shown(line, visit);
    const { page } = visit.words.today;
    return { title: page.doneTitle, body: notice(page.done, 'done') };
  },
});
