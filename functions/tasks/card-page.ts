import { householdPerson } from '../intake/questions.ts';
import { navigatorById } from '../navigators/questions.ts';
import { isFrozen, wayToConcern } from '../pairing/questions.ts';
import { firstNameOf } from '../people/greet.ts';
import type { Person } from '../people/person.ts';
import { show } from '../people/show.ts';
import { type Html, html } from '../platform/html.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import { program } from '../program/settings.ts';
import { fill, joined, languageName, languageOf, nameOf } from '../program/words.ts';
import type { PlanState } from './plan.ts';
import { personOfNavigator, planOf } from './questions.ts';
import { handlePlan } from './room.ts';

/** Someone said that something is not right: both sides read the same. */
const resting = ({ words }: Visit): Shown => ({
  title: words.pages.resting.title,
  body: notice(words.pages.resting.text, 'info'),
});

/** Between the yes and the laying of the plan a moment passes; after the end the card is closed. */
const closed = ({ words, liaison }: Visit, plan: PlanState): Shown => ({
  title: words.pages.card.title,
  body: notice(plan.status === 'none' ? words.pages.week.beginning : fill(words.pages.card.ended, { liaison }), 'info'),
});

/** Large buttons that call, text or write; the number itself stands in them, left to right in every language. */
function ways({ contact }: Person, text: string, { words }: Visit): Html {
  const said = words.pages.card;
  if ('email' in contact)
    return html`<p><a class="button" href="mailto:${contact.email}?body=${encodeURIComponent(text)}">${said.write}</a></p><p><bdi dir="ltr">${contact.email}</bdi></p>`;
  if ('phone' in contact)
    return html`<p><a class="button" href="tel:${contact.phone}">${fill(said.call, { number: `\u2066${contact.phone}\u2069` })}</a></p>
<p><a class="button" href="sms:${contact.phone}?&body=${encodeURIComponent(text)}">${fill(said.text, { number: `\u2066${contact.phone}\u2069` })}</a></p>`;
  const agency = program.partners.find(one => one.id === contact.agency);
  return html`<p><a class="button" href="tel:${agency?.phone ?? ''}">${fill(said.agency, { agency: agency?.name ?? contact.agency, number: `\u2066${agency?.phone ?? ''}\u2069` })}</a></p>`;
}

function cardOf(person: Person, navigator: string, visit: Visit): Html {
  const { words, language } = visit;
  const theirs = languageOf(person.language);
  const text = fill(theirs.words.pages.card.greeting, { household: person.name, navigator });
  return html`<h2><bdi>${person.name}</bdi></h2>
${person.safeContact.length > 0 && html`<div class="notice warn"><p>${words.pages.card.careful}</p><ul>${person.safeContact.map(one => html`<li>${nameOf('safeContact', one, language)}</li>`)}</ul></div>`}
${ways(person, text, visit)}
<dl><dt>${words.pages.card.speaks}</dt><dd>${joined(
    person.speaks.map(code => languageName(code, language)),
    language,
  )}</dd>${
    person.accessNeeds.length > 0 &&
    html`<dt>${words.pages.card.easier}</dt><dd>${joined(
      person.accessNeeds.map(one => nameOf('accessNeeds', one, language)),
      language,
    )}</dd>`
  }</dl>
<h2>${words.pages.card.readyText}</h2><blockquote lang="${theirs.code}" dir="${theirs.dir}">${text}</blockquote>`;
}

/** The household's contact card: each view is a press and a fact, and it closes with the pairing. */
export const cardPage: LinkPage = {
  person: link => personOfNavigator(link.subject),
  async show(visit) {
    const { words } = visit;
    const { subject } = visit.link;
    if (await isFrozen(subject)) return resting(visit);
    const plan = await planOf(subject);
    if (plan.status !== 'running') return closed(visit, plan);
    return {
      title: words.pages.card.title,
      body: html`<p>${words.pages.card.lead}</p><form method="post">${button(words.pages.card.button, { name: 'answer', value: 'show' })}</form>`,
    };
  },
  async press(visit) {
    const { link, at, request, words } = visit;
    // Asked of pairing itself: the card closes with the press, before any fact of it arrives.
    if (await isFrozen(link.subject)) return resting(visit);
    const command = { type: 'OpenCard', pairing: link.subject } as const;
    const outcome = await handlePlan(link.subject, { command, cause: `press:${request}`, by: 'navigator', at });
    const { plan } = outcome;
    const personId = plan.status === 'running' ? await householdPerson(plan.arrival) : undefined;
    if (outcome.outcome === 'refused' || !personId || plan.status !== 'running') return closed(visit, plan);
    const by = `navigator:${plan.navigator}`;
    const [person] = await show([personId], { by, basis: 'pairing', kind: 'contact-card', at });
    if (!person) return closed(visit, plan);
    const known = await navigatorById(plan.navigator);
    const navigator = known && (await firstNameOf(known.person));
    const concern = await wayToConcern(link.subject, { side: 'navigator', at });
    return {
      title: words.pages.card.title,
      body: html`${cardOf(person, navigator ?? '', visit)}<p class="act"><a class="button quiet" href="${new URL(concern).pathname}">${words.mails.concern}</a></p>`,
    };
  },
};
