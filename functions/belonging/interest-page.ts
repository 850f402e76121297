import { householdPerson, takingPart } from '../intake/questions.ts';
import { type Html, html } from '../platform/html.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import { program } from '../program/settings.ts';
import { dayText, fill, nameOf } from '../program/words.ts';
import { changeInterest } from './change-interest.ts';
import type { InterestState } from './interest.ts';
import { interestOf } from './questions.ts';

/** One thing to take part in: what it is, and one button, or since when she would like to, and one to take it back. */
function one(kind: string, interest: InterestState, { words, language }: Visit): Html {
  const said = words.pages.interest;
  const shown = interest.status === 'shown' && Object.hasOwn(interest.kinds, kind) ? interest.kinds[kind] : undefined;
  const name = nameOf('interests', kind, language);
  const what = (said.kinds as Readonly<Record<string, string>>)[kind];
  const press = shown
    ? html`<p>${fill(said.shown, { when: dayText(shown.at, language) })}</p>${button(said.takeBack, { name: 'take-back', value: kind, quiet: true, about: name })}`
    : button(said.yes, { name: 'yes', value: kind, about: name });
  return html`<section><h2>${name}</h2>${what !== undefined && html`<p>${what}</p>`}<form method="post">${press}</form></section>`;
}

const page = (visit: Visit, interest: InterestState, message?: Html): Shown => ({
  title: visit.words.pages.interest.title,
  body: html`${message}<p class="lead">${visit.words.pages.interest.lead}</p>${program.interests.map(kind => one(kind, interest, visit))}`,
});

const over = ({ words, liaison }: Visit): Shown => ({
  title: words.pages.overTitle,
  body: notice(fill(words.pages.over, { liaison }), 'info'),
});

/** Would you like to take part in more? One press for each, taken back the same way; the library calls her about it. */
export const interestPage: LinkPage = {
  person: link => householdPerson(link.subject),
  async show(visit) {
    if (!(await takingPart(visit.link.subject))) return over(visit);
    return page(visit, await interestOf(visit.link.subject));
  },
  async press(visit) {
    const { fields, link, at, request } = visit;
    // Who wants no more of the program, or is gone, presses an old link in vain.
    if (!(await takingPart(link.subject))) return over(visit);
    const yes = fields.has('yes');
    const kind = fields.get(yes ? 'yes' : 'take-back') ?? '';
    if (!program.interests.includes(kind)) return interestPage.show(visit);
    const done = await changeInterest(link.subject, { kind, yes }, { by: 'contact', at, cause: `press:${request}` });
    if (done.outcome === 'refused') return over(visit);
    const said = visit.words.pages.interest;
    return page(visit, await interestOf(link.subject), notice(yes ? said.thanks : said.takenBack, 'done'));
  },
};
