import { readyHousehold } from '../intake/questions.ts';
import { isPairingId } from '../pairing/questions.ts';
import { type Html, html } from '../platform/html.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { handle } from '../platform/ledger.ts';
import type { LinkPage, Shown, Visit } from '../platform/link-page.ts';
import { addressOf } from '../platform/links.ts';
import { button, notice } from '../platform/page.ts';
import { Sheet } from '../platform/sheet.ts';
import type { Fault } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { dayText, fill, joined, whenText } from '../program/words.ts';
import { logContact, takeBackContact } from './contacts.ts';
import { householdTitle, openTasks, taskTitle } from './mails.ts';
import type { Contact, PlanState, Running, Task } from './plan.ts';
import { type KnownPlan, personOfNavigator, planOf, runningPlans } from './questions.ts';
import { householdsIn, placesOf, reportFields, type Told, toldIn } from './report-form.ts';
import { planRoom } from './room.ts';

/** What she told can be taken back until the next mail. */
const canUndo = (toldAt: string, plan: Running): boolean => toldAt >= plan.lastMailAt;

/** Names something of a household in a form that is about several. */
const within = (pairing: string, thing: string): string => `${pairing}/${thing}`;

/** An open task: a box to tick. */
function openTask(
  key: string,
  due: string,
  { pairing, sheet, visit }: { pairing: string; sheet: Sheet; visit: Visit },
): Html {
  const { words, language, at } = visit;
  const said = words.pages.week;
  const when = whenText(due, language);
  const value = within(pairing, key);
  return html`<label class="choice"><input type="checkbox" name="tick" value="${value}"${sheet.chosen('tick', value) && { markup: ' checked' }}><span><strong>${taskTitle(key, words)}</strong>
<span class="hint">${fill(due <= at ? said.overdue : said.due, { when })}</span></span></label>`;
}

/** One household: which one it is, is told as in the offer; its open tasks, how it went, and the way to its contact card. */
async function planShown({ pairing, plan }: KnownPlan, sheet: Sheet, visit: Visit): Promise<Html> {
  const { words, at } = visit;
  const ready = await readyHousehold(plan.arrival);
  const card = await addressOf({
    purpose: 'card',
    subject: pairing,
    expires: plusDays(at, program.pairingDays),
    nonce: `card ${pairing}`,
  });
  const meet = await addressOf({
    purpose: 'meeting',
    subject: pairing,
    expires: plusDays(at, program.pairingDays),
    nonce: `meet ${pairing}`,
  });
  return html`<section><h2>${ready && householdTitle(ready.household, plan, visit)}</h2>
${plan.interpreter && html`<p>${words.pages.week.interpreter}</p>`}
<p><a class="button quiet" href="${new URL(card).pathname}">${words.pages.week.card}</a></p>
<p><a class="button quiet" href="${new URL(meet).pathname}">${words.pages.week.meet}</a></p>
<div class="choices">${openTasks(plan).map(([key, due]) => openTask(key, due, { pairing, sheet, visit }))}</div>
${reportFields(sheet, pairing, words)}</section>`;
}

/** A thing that she has told, and the button that takes it back while it can be. */
const toldLine = (
  text: string,
  undo: { readonly name: string; readonly value: string; readonly label: string } | undefined,
): Html =>
  html`<li class="task done"><div>${text}</div>${
    undo &&
    html`<form method="post">${button(undo.label, { name: undo.name, value: undo.value, quiet: true, about: text })}</form>`
  }</li>`;

function contactText({ at, outcome, minutes, mode }: Contact, { words, language }: Visit): string {
  const said = words.pages.week;
  const how = [
    said.outcomes[outcome],
    ...(minutes > 0 ? [fill(said.minutesOf, { minutes })] : []),
    ...(mode ? [(said.modes as Readonly<Record<string, string>>)[mode] ?? mode] : []),
  ];
  return fill(said.told, { what: joined(how, language), when: dayText(at, language) });
}

/** What is done and told of a household, as far as it is new. */
function doneOf({ pairing, plan }: KnownPlan, visit: Visit): readonly Html[] {
  const { words } = visit;
  const said = words.pages.week;
  const done = Object.entries(plan.tasks).flatMap(([key, one]) => (one.status === 'done' ? [[key, one] as const] : []));
  const undoable = (one: Extract<Task, { status: 'done' }>) => canUndo(one.doneAt, plan);
  return [
    ...done.map(([key, one]) =>
      toldLine(
        `${taskTitle(key, words)} – ${said.done}`,
        undoable(one) ? { name: 'undo', value: within(pairing, key), label: said.undo } : undefined,
      ),
    ),
    ...(plan.contacts ?? [])
      .filter(one => canUndo(one.at, plan))
      .map(one =>
        toldLine(contactText(one, visit), { name: 'takeBack', value: within(pairing, one.id), label: said.takeBack }),
      ),
  ];
}

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
  const sheet = new Sheet({ language, values, errors: faults }, () => placesOf(pairings, words));
  const sections = await Promise.all(plans.map(one => planShown(one, sheet, visit)));
  const open = plans.some(({ plan }) => openTasks(plan).length > 0);
  const done = plans.flatMap(one => doneOf(one, visit));
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
    const { link, fields } = visit;
    const own = await planOf(link.subject);
    const back = fields.get('undo') ?? fields.get('takeBack');
    if (back !== null) return undone(back, own, visit);
    const ticks = ticksIn(visit);
    const named = [...new Set([...householdsIn(fields), ...ticks.keys()])].slice(0, mostHouseholds);
    const hers = await Promise.all(named.map(one => sameNavigator(own, one, link.subject)));
    const open = named.filter((_, i) => hers[i]);
    const told = toldIn(fields, open, visit.language);
    if ('faults' in told) return weekShown(visit, own, { faults: told.faults });
    const ticked = [...ticks].filter(([pairing]) => open.includes(pairing));
    return saved({ contacts: told.contacts, ticked, over: named.length > open.length }, own, visit);
  },
};

/** What one press says: of her households that are open, and whether it says something of one that is not (any more). */
interface Said {
  readonly contacts: readonly Told[];
  readonly ticked: readonly (readonly [pairing: string, tasks: readonly string[]])[];
  readonly over: boolean;
}

/** The tasks that are ticked, by pairing; where nobody is named it is the household of the link. */
const ticksIn = ({ fields, link }: Visit): ReadonlyMap<string, readonly string[]> => {
  const ticked = Map.groupBy(
    fields.getAll('tick').map(one => inHousehold(one, link.subject)),
    ([pairing]) => pairing,
  );
  return new Map([...ticked].map(([pairing, tasks]) => [pairing, tasks.map(([, task]) => task)]));
};

/** One press saves all of it but what belongs to a pairing that has ended, which is said. The form's own number makes a contact that is told again the same one. */
async function saved({ contacts, ticked, over }: Said, own: PlanState, visit: Visit): Promise<Shown> {
  const { at, request, fields, link, words } = visit;
  const by = 'navigator';
  const nonce = /^[0-9a-f-]{36}$/.test(fields.get('nonce') ?? '') ? String(fields.get('nonce')) : request;
  const done: { readonly outcome: string; readonly reason?: string }[] = [];
  // What must be sealed first: while the vault is closed nothing of the form is saved, and it can be sent again.
  for (const { pairing, contact } of contacts)
    done.push(await logContact(pairing, nonce, contact, { by, at, cause: `told:${request}` }));
  for (const [pairing, tasks] of ticked) {
    const command = { type: 'Complete', pairing, tasks, by, at } as const;
    done.push(await handle(planRoom, { self: pairing }, { command, cause: `press:${request}`, by, at }));
  }
  const refused = new Set(done.map(({ reason }) => reason));
  const said = words.pages.week;
  const message = html`${done.some(({ outcome }) => outcome !== 'refused') && notice(said.saved, 'done')}${
    (refused.has('final') || refused.has('too-many')) && notice(said.final, 'warn')
  }${(over || refused.has('ended')) && own.status !== 'ended' && notice(said.endedMeanwhile, 'warn')}`;
  return weekShown(visit, await planOf(link.subject), { message });
}

/** Takes a tick, or what was told of a contact, back. */
async function undone(value: string, own: PlanState, visit: Visit): Promise<Shown> {
  const { at, request, fields, link, words } = visit;
  const [pairing, thing] = inHousehold(value, link.subject);
  if (!(await sameNavigator(own, pairing, link.subject))) return weekShown(visit, own);
  const who = { by: 'navigator', at, cause: `press:${request}` };
  const done = fields.has('undo')
    ? await handle(
        planRoom,
        { self: pairing },
        { command: { type: 'Reopen', pairing, task: thing, by: who.by, at }, ...who },
      )
    : await takeBackContact({ type: 'TakeBackContact', pairing, contact: thing, by: who.by, at }, who);
  const final = done.outcome === 'refused' && done.reason === 'final';
  const message = final ? notice(words.pages.week.final, 'warn') : notice(words.pages.week.saved, 'done');
  const shown = done.outcome === 'refused' && !final ? {} : { message };
  return weekShown(visit, await planOf(link.subject), shown);
}

/** Whose it is, and what; where nobody is named it is the household of the link. */
function inHousehold(value: string, linked: string): readonly [pairing: string, thing: string] {
  const [first = '', second] = value.split('/');
  return second === undefined ? [linked, first] : [first, second];
}

/** A link is good for every household of the navigator it was written to, and for no other's. */
async function sameNavigator(own: PlanState, pairing: string, linked: string): Promise<boolean> {
  if (pairing === linked) return true;
  if (!isPairingId(pairing)) return false;
  const other = await planOf(pairing);
  return own.status !== 'none' && other.status === 'running' && other.navigator === own.navigator;
}
