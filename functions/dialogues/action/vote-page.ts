import { type Html, html } from '../../platform/html.ts';
import type { LinkPage, Shown, Visit } from '../../platform/link-page.ts';
import { button, notice } from '../../platform/page.ts';
import { fill, whenText } from '../../program/words.ts';
import { isTaking } from '../registration/participant.ts';
import { participantById, participantPerson } from '../registration/questions.ts';
import { decidePlan } from './deciding.ts';
import { type Idea, isIdea, type OpenVoting } from './plan.ts';
import { planById } from './questions.ts';

/** Her voting as it stands: the ideas, and how she put her dots. */
interface Asked {
  readonly dialogue: string;
  readonly voting: OpenVoting;
  readonly ideas: readonly Idea[];
  readonly dots: readonly number[];
}

/** What she is asked; undefined when there is nothing to vote on, or she takes part no more. */
async function askedOf({ link, at }: Visit): Promise<Asked | undefined> {
  const one = await participantById(link.subject);
  if (!isTaking(one)) return undefined;
  const plan = await planById(one.dialogue);
  if (plan.status !== 'open' || plan.voting?.status !== 'open' || plan.voting.closesAt <= at) return undefined;
  const { voting } = plan;
  const dots = voting.ballots.find(({ participant }) => participant === link.subject)?.dots ?? [];
  return { dialogue: one.dialogue, voting, ideas: plan.actions.filter(isIdea), dots };
}

const nameOf = (n: number): string => `dots-${n}`;

/** One idea, and how many dots it gets: a list that every browser and reader knows. */
function field({ n, title, text }: Idea, given: number, most: number, visit: Visit): Html {
  const { label } = visit.words.action.vote;
  const options = Array.from({ length: most + 1 }, (_, i) => i);
  return html`<div class="field"><h2 dir="auto">${title}</h2>${text && html`<p id="text-${n}" dir="auto">${text}</p>`}
<label for="${nameOf(n)}">${label}<span class="hidden"> – ${title}</span></label>
<select id="${nameOf(n)}" name="${nameOf(n)}"${text && html` aria-describedby="text-${n}"`}>${options.map(i => html`<option value="${i}"${i === given && { markup: ' selected' }}>${i}</option>`)}</select></div>`;
}

function form({ voting, ideas, dots }: Asked, visit: Visit): Html {
  const said = visit.words.action.vote;
  const until = fill(said.until, { when: whenText(voting.closesAt, visit.language) });
  const fields = ideas.map(one => field(one, dots.filter(dot => dot === one.n).length, voting.dots, visit));
  return html`<p class="lead">${fill(said.lead, { dots: voting.dots })}</p><p>${until}</p>
<form method="post">${fields}<p class="act">${button(said.button, { name: 'answer', value: 'save' })}</p></form>`;
}

async function shown(visit: Visit, told?: Html): Promise<Shown> {
  const { title, over } = visit.words.action.vote;
  const asked = await askedOf(visit);
  return { title, body: html`${told}${asked ? form(asked, visit) : notice(over, 'info')}` };
}

/** The dots as they were put: the number of an idea once for each. Nobody types them, so what is no number is none. */
const dotsIn = (fields: URLSearchParams, { ideas, voting }: Asked): readonly number[] =>
  ideas.flatMap(({ n }) => {
    const given = Number(fields.get(nameOf(n)) ?? 0);
    const many = Number.isInteger(given) && given > 0 ? Math.min(given, voting.dots) : 0;
    return Array.from({ length: many }, () => n);
  });

/** What matters most to someone, by link, without an account: she can change it as long as people vote. */
export const votePage: LinkPage = {
  person: link => participantPerson(link.subject),
  show: visit => shown(visit),
  async press(visit) {
    const { link, request, fields, at } = visit;
    const said = visit.words.action.vote;
    const asked = await askedOf(visit);
    if (!asked || fields.get('answer') !== 'save') return shown(visit);
    const dots = dotsIn(fields, asked);
    const { title } = said;
    if (dots.length > asked.voting.dots) {
      const many = notice(fill(said.many, { given: dots.length, dots: asked.voting.dots }), 'warn');
      return { title, body: html`${many}${form({ ...asked, dots }, visit)}` };
    }
    const told = { type: 'Vote', participant: link.subject, dots } as const;
    const done = await decidePlan(asked.dialogue, told, { by: 'contact', at, cause: `press:${request}` });
    return shown(visit, done.outcome === 'refused' ? notice(said.gone, 'warn') : notice(said.saved, 'done'));
  },
};
