import { isPairingId } from '../pairing/questions.ts';
import { whoText } from '../platform/decision-page.ts';
import { type Html, html } from '../platform/html.ts';
import { inWords } from '../platform/in-words.ts';
import { formNumber, type LinkPage, type Shown, type Visit } from '../platform/link-page.ts';
import { button, notice } from '../platform/page.ts';
import { Sheet } from '../platform/sheet.ts';
import type { Fault } from '../program/checks.ts';
import { fill, whenText } from '../program/words.ts';
import { openOf } from './chasing.ts';
import type { Done } from './commands.ts';
import { contactPlaces, householdsIn, type Told, toldIn } from './contact-form.ts';
import { logContact, takeBackContact } from './contacts.ts';
import { taskTitle } from './mails.ts';
import type { PlanState } from './plan.ts';
import { type KnownPlan, personOfNavigator, planOf, roundOf, runningPlans } from './questions.ts';
import { handlePlan } from './room.ts';
import { doneIn, faultsOf, inHousehold, ticksPlaces } from './ticks-form.ts';
import { doneOf, householdShown } from './week-view.ts';

/** What is shown besides: that something was saved, or what was typed and what is missing. */
interface Coming {
  readonly message?: Html;
  readonly faults?: readonly Fault[];
}

/** Everything open of the navigator whose link this is: all her households, this one first as it was just left. */
async function weekShown(visit: Visit, own: PlanState, { message, faults = [] }: Coming = {}): Promise<Shown> {
  const { words, language, link, fields } = visit;
  const said = words.pages.week;
  const plans = await plansOfHers(own, link.subject);
  // Between the yes and the laying of the plan a moment passes.
  const ended = own.status !== 'running' && notice(own.status === 'none' ? said.beginning : said.ended, 'info');
  if (plans.length === 0) return { title: said.title, body: html`${ended}` };
  const values = faults.length > 0 ? fields : new URLSearchParams();
  const pairings = plans.map(({ pairing }) => pairing);
  const places = () => new Map([...ticksPlaces(pairings, words), ...contactPlaces(pairings, words)]);
  const sheet = new Sheet({ language, values, errors: faults }, places);
  const sections = await Promise.all(plans.map(one => householdShown(one, sheet, visit)));
  const open = plans.some(({ plan }) => openOf(plan).length > 0);
  const round = await roundOf(own.status === 'none' ? '' : (own.navigator ?? ''));
  const done = (await Promise.all(plans.map(one => doneOf(one, round, visit)))).flat();
  return {
    title: said.title,
    body: html`${message}${faults.length > 0 && sheet.summary()}${ended}<p class="lead">${open ? said.lead : said.nothing}</p>
<form method="post"><input type="hidden" name="nonce" value="${crypto.randomUUID()}">${sections}
${button(said.save, { name: 'answer', value: 'save' })}</form>
${done.length > 0 && html`<section class="apart"><ul class="tasks">${done}</ul><p class="hint">${said.undoHint}</p></section>`}`,
  };
}

/** Her running pairings, the one whose link it is first. */
async function plansOfHers(own: PlanState, linked: string): Promise<readonly KnownPlan[]> {
  const navigator = own.status === 'none' ? undefined : own.navigator;
  const others = navigator ? (await runningPlans(navigator)).filter(({ pairing }) => pairing !== linked) : [];
  return [...(own.status === 'running' ? [{ pairing: linked, plan: own }] : []), ...others];
}

/** Nobody has more; a form that was made up names thousands. */
const mostHouseholds = 20;

/** "This week": everything open ticked and told, saved once, taken back until the next mail. */
export const weekPage: LinkPage = {
  person: link => personOfNavigator(link.subject),
  show: async visit => weekShown(visit, await planOf(visit.link.subject)),
  async press(visit) {
    const { link, fields, words } = visit;
    const own = await planOf(link.subject);
    const back = fields.get('undo') ?? fields.get('takeBack');
    if (back !== null) return undone(back, own, visit);
    const done = doneIn(fields, link.subject);
    const named = [...new Set([...householdsIn(fields), ...done.keys()])].slice(0, mostHouseholds);
    const hers = await Promise.all(named.map(one => sameNavigator(own, one, link.subject)));
    const open = named.filter((_, i) => hers[i]);
    const told = toldIn(fields, open, visit.language);
    const faults = [...faultsOf(done, words), ...('faults' in told ? told.faults : [])];
    if ('faults' in told || faults.length > 0) return weekShown(visit, own, { faults });
    const ticked = [...done].filter(([pairing]) => open.includes(pairing));
    return saved({ contacts: told.contacts, ticked, over: named.length > open.length }, own, visit);
  },
};

/** What one press says: of her households that are open, and whether it says something of one that is not (any more). */
interface Said {
  readonly contacts: readonly Told[];
  readonly ticked: readonly (readonly [pairing: string, done: readonly Done[]])[];
  readonly over: boolean;
}

/** One press saves all of it but what belongs to a pairing that has ended, which is said. The form's own number makes a contact that is told again the same one. */
async function saved({ contacts, ticked, over }: Said, own: PlanState, visit: Visit): Promise<Shown> {
  const { at, request, link, words } = visit;
  const by = 'navigator';
  const nonce = formNumber(visit);
  const results: { readonly outcome: string; readonly reason?: string }[] = [];
  // What must be sealed first: while the vault is closed nothing of the form is saved, and it can be sent again.
  for (const { pairing, contact } of contacts)
    results.push(await logContact(pairing, nonce, contact, { by, at, cause: `told:${request}` }));
  let before = false;
  const otherwise: Html[] = [];
  for (const [pairing, done] of ticked) {
    const command = { type: 'Complete', pairing, done, by, at } as const;
    const result = await handlePlan(pairing, { command, cause: `press:${request}`, by, at });
    results.push(result);
    before ||= wasDoneBefore(result.plan, done, at);
    otherwise.push(...toldOtherwise(result.plan, done, visit));
  }
  const refused = new Set(results.map(({ reason }) => reason));
  const said = words.pages.week;
  const message = html`${results.some(({ outcome }) => outcome !== 'refused') && notice(said.saved, 'done')}${
    before && otherwise.length === 0 && notice(said.alreadyTicked, 'info')
  }${otherwise}${(refused.has('final') || refused.has('too-many')) && notice(said.final, 'warn')}${
    refused.has('frozen') && notice(words.pages.resting.text, 'info')
  }${(over || refused.has('ended')) && own.status !== 'ended' && notice(said.endedMeanwhile, 'warn')}`;
  return weekShown(visit, await planOf(link.subject), { message });
}

/** Whether somebody had ticked one of these before, with what was ticked then. */
const wasDoneBefore = (plan: PlanState, done: readonly Done[], at: string): boolean =>
  plan.status === 'running' &&
  done.some(({ task }) => {
    const one = plan.tasks[task];
    return one?.status === 'done' && one.doneAt !== at;
  });

/** Where something else was told before she did: both, by whom and when. What was told first stands until it is taken back. */
function toldOtherwise(plan: PlanState, done: readonly Done[], visit: Visit): readonly Html[] {
  const { words, language, at } = visit;
  if (plan.status !== 'running') return [];
  const results: Readonly<Record<string, string>> = words.pages.week.results;
  const say = ({ outcome, goals = [] }: { outcome?: string | undefined; goals?: readonly string[] | undefined }) =>
    outcome === undefined ? inWords('goals', goals, language) : (results[outcome] ?? outcome);
  return done.flatMap(mine => {
    const one = plan.tasks[mine.task];
    if (one?.status !== 'done' || one.doneAt === at) return [];
    const stands = mine.outcome === undefined ? { goals: mine.goals && plan.goals } : { outcome: one.outcome };
    const [now, hers] = [say(stands), say(mine)];
    if (now === hers) return [];
    const who = whoText(one.by, visit);
    const told = { task: taskTitle(mine.task, words, one.need), now, who, when: whenText(one.doneAt, language) };
    return [notice(fill(words.pages.week.toldOtherwise, { ...told, mine: hers }), 'warn')];
  });
}

/** Takes a tick, or what was told of a contact, back. */
async function undone(value: string, own: PlanState, visit: Visit): Promise<Shown> {
  const { at, request, fields, link, words } = visit;
  const [pairing, thing] = inHousehold(value, link.subject);
  if (!(await sameNavigator(own, pairing, link.subject))) return weekShown(visit, own);
  const who = { by: 'navigator', at, cause: `press:${request}` };
  const done = fields.has('undo')
    ? await handlePlan(pairing, { command: { type: 'Reopen', pairing, task: thing, by: who.by, at }, ...who })
    : await takeBackContact({ type: 'TakeBackContact', pairing, contact: thing, by: who.by, at }, who);
  const final = done.outcome === 'refused' && done.reason === 'final';
  const message = final ? notice(words.pages.week.final, 'warn') : notice(words.pages.week.saved, 'done');
  const shown = done.outcome === 'refused' && !final ? {} : { message };
  return weekShown(visit, await planOf(link.subject), shown);
}

/** A link is good for every household of the navigator it was written to, and for no other's. */
async function sameNavigator(own: PlanState, pairing: string, linked: string): Promise<boolean> {
  if (pairing === linked) return true;
  if (!isPairingId(pairing)) return false;
  const other = await planOf(pairing);
  return own.status !== 'none' && other.status === 'running' && other.navigator === own.navigator;
}
