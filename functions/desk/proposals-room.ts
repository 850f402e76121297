import { type DecidedProposal, mostProposed, type ShownCandidate, type ShownProposal } from '../pairing/questions.ts';
import { type Html, html, type Piece } from '../platform/html.ts';
import { dashed } from '../platform/kernel/ids.ts';
import { notice } from '../platform/page.ts';
import { type DeskWords, deskWords } from '../program/desk-words.ts';
import { program } from '../program/settings.ts';
import { dayText, fill, joined, whenText, wordsFor } from '../program/words.ts';
import { buttonTo, card, facts, form, lines, mark } from './page/frame.ts';
import { type Pressing, pressingAt } from './page/pressing.ts';
import type { AtDesk, Refused, Shown } from './page/room.ts';
import type { Looking, SeenPage } from './page/seen.ts';

type Words = DeskWords['proposals'];

/** Who is proposed by name, for whoever has asked to see it. */
export interface Names {
  readonly household?: string | undefined;
  readonly navigators: readonly { readonly navigator: string; readonly name?: string | undefined }[];
}

const numberOf = ({ receipt, id }: { receipt?: string | undefined; id: string }): string =>
  receipt === undefined ? id : dashed(receipt);

/** How much a proposal presses. */
function urgencyOf({ urgent, late, due }: ShownProposal, { at }: AtDesk): Pressing {
  return pressingAt(at)({ cannotWait: urgent || late > 0, due });
}

/** `/desk/proposals`: the households for which a navigator is to be chosen, urgent ones first. */
export const proposalsRoom: SeenPage<readonly ShownProposal[]> = (open, { staff }) => {
  const { language } = staff;
  const { proposals: words } = deskWords(language);
  const work = open.map(one => ({
    urgency: urgencyOf(one, staff),
    what: words.line,
    about: fill(one.late > 0 ? words.late : words.about, {
      number: numberOf(one),
      since: dayText(one.since, language),
      due: whenText(one.due, language),
    }),
    act: buttonTo(`/desk/proposals/${one.id}`, html`${words.choose}<span class="hidden"> – ${numberOf(one)}</span>`),
  }));
  return {
    title: words.title,
    room: 'proposals',
    body: html`<p class="lead">${words.lead}</p>${open.length > 0 ? lines(staff, work) : notice(words.none, 'info')}${open.length >= mostProposed && html`<p class="quietly">${words.others}</p>`}`,
  };
};

const whole = (points: number): string => String(Math.round(points));

/** A bar for each criterion; what it counted stands beside it. */
function bars({ criteria }: ShownCandidate, { language }: AtDesk): Html {
  const { proposals: words } = deskWords(language);
  const names = wordsFor(language).staff.criteria as Readonly<Record<string, string>>;
  const bar = ({ id, weight, contribution }: ShownCandidate['criteria'][number]): Html => {
    const name = names[id] ?? id;
    const points = fill(words.points, { contribution: whole(contribution), weight });
    return html`<li><span aria-hidden="true">${name}</span><meter aria-label="${name}" min="0" max="${weight}" value="${contribution}">${whole(contribution)}</meter><span class="number">${points}</span></li>`;
  };
  return html`<ul class="bars">${criteria.map(bar)}</ul>`;
}

interface Choosing extends Looking {
  readonly words: Words;
  readonly proposal: ShownProposal;
  readonly names?: Names | undefined;
}

/** A form of this proposal, which says which one was seen. */
const act = ({ staff, proposal }: Choosing, what: 'choose' | 'none' | 'names', inner: Piece): Html =>
  form(
    staff,
    `/desk/proposals/${proposal.id}/${what}`,
    html`${what !== 'names' && html`<input type="hidden" name="proposedAt" value="${proposal.proposedAt}">`}${inner}`,
  );

function candidateCard(one: ShownCandidate, rank: number, choosing: Choosing): Html {
  const { words, names, staff } = choosing;
  const { navigator, score, spared, why, barely, fails } = one;
  const name = names?.navigators.find(other => other.navigator === navigator)?.name;
  const title = name ?? fill(words.rank, { rank });
  const button = html`<input type="hidden" name="navigator" value="${navigator}"><button class="wide${rank > 1 && ' quiet'}">${words.ask}<span class="hidden"> – ${title}</span></button>`;
  return html`<section class="card candidate"><h2><bdi>${title}</bdi></h2><p class="quietly"><span class="id">${navigator}</span></p>
<p>${why}</p>${barely.length > 0 && html`<p><strong>${words.barely}:</strong> ${joined(barely, staff.language)}</p>`}
<p class="score"><strong>${fill(words.score, { score: whole(score) })}</strong></p>${bars(one, staff)}${spared > 0 && html`<p class="hint">${fill(words.spared, { points: whole(spared) })}</p>`}
${
  fails.length > 0
    ? html`<div class="notice warn"><p>${fill(words.fails, { failures: joined(fails, staff.language) })}</p></div>`
    : act(choosing, 'choose', button)
}</section>`;
}

const fieldOf = (refused: Refused | undefined, what: string, name: string): string =>
  refused?.action.endsWith(`/${what}`) ? (refused.values.get(name) ?? '') : '';

function another(choosing: Choosing): Html {
  const { words, refused } = choosing;
  const typed = fieldOf(refused, 'choose', 'navigator');
  const fault = refused?.faults.find(({ pointer }) => pointer === '/navigator')?.detail;
  return html`<details${fault && { markup: ' open' }}><summary>${words.another}</summary><p class="hint">${words.anotherHint} <a href="/desk/navigators">${words.anotherList}</a></p>${act(
    choosing,
    'choose',
    html`<div class="field"><label for="navigator">${words.anotherNumber}</label><input id="navigator" name="navigator" type="text" required autocomplete="off" value="${fault ? typed : ''}"${
      fault && { markup: ' aria-invalid="true" aria-describedby="fault-navigator"' }
    }>${fault && html`<p class="fault" id="fault-navigator">${fault}</p>`}</div><button class="act quiet">${words.ask}</button>`,
  )}</details>`;
}

function nobody(choosing: Choosing): Html {
  const { words, refused, staff } = choosing;
  const reasons = wordsFor(staff.language).staff.noneReasons as Readonly<Record<string, string>>;
  const chosen = fieldOf(refused, 'none', 'reason');
  return html`<details${chosen && { markup: ' open' }}><summary>${words.noneOfThem}</summary><p class="hint">${words.noneHint}</p>${act(
    choosing,
    'none',
    html`<fieldset><legend>${words.why}</legend><div class="choices">${program.matching.proposals.noneReasons.map(
      one =>
        html`<label class="choice"><input type="radio" name="reason" value="${one}" required${chosen === one && { markup: ' checked' }}><span>${reasons[one] ?? one}</span></label>`,
    )}</div></fieldset><button class="act quiet">${words.noneButton}</button>`,
  )}</details>`;
}

function household(choosing: Choosing): Html {
  const { words, proposal, names, staff } = choosing;
  const { language } = staff;
  return card(
    words.household,
    html`<p>${mark(staff, urgencyOf(proposal, staff))}</p>${facts([
      [words.name, names?.household && html`<strong><bdi>${names.household}</bdi></strong>`],
      [words.due, whenText(proposal.due, language)],
      [words.since, dayText(proposal.since, language)],
      ...proposal.household.map(([what, value]) => [what, value] as const),
    ])}${
      !names &&
      html`${act(choosing, 'names', html`<button class="act quiet">${words.names}</button>`)}<p class="hint">${words.namesHint}</p>`
    }`,
  );
}

/** One proposal: the household, who fits best beside one another with why, and one button each. */
export function proposalPage(
  proposal: ShownProposal | DecidedProposal,
  looking: Looking & { readonly names?: Names },
): Shown {
  const { proposals: words } = deskWords(looking.staff.language);
  const shown = {
    title: fill(words.one, { number: numberOf(proposal) }),
    room: 'proposals',
    trail: { href: '/desk/proposals', label: words.backTo },
  } as const;
  if (!('candidates' in proposal))
    return {
      ...shown,
      body: html`${!looking.refused && notice(proposal.decided ?? words.over, 'info')}${proposal.decided !== undefined && looking.refused && html`<p>${words.decided}</p>`}`,
    };
  const choosing = { ...looking, words, proposal };
  return {
    ...shown,
    body: html`${household(choosing)}<h2>${words.candidates}</h2><div class="candidates">${proposal.candidates.map(
      (one, i) => candidateCard(one, i + 1, choosing),
    )}</div>${card(words.otherwise, html`${another(choosing)}${nobody(choosing)}`)}`,
  };
}

/** `/desk/proposals/ID`. */
export const proposalRoom: SeenPage<ShownProposal | DecidedProposal> = (proposal, looking) =>
  proposalPage(proposal, looking);
