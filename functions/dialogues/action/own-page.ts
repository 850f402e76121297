import { type Html, html } from '../../platform/html.ts';
import type { LinkPage, Shown, Visit } from '../../platform/link-page.ts';
import type { Link } from '../../platform/links.ts';
import { button, notice } from '../../platform/page.ts';
import { radios, Sheet, select } from '../../platform/sheet.ts';
import { check, type Fault } from '../../program/checks.ts';
import { program } from '../../program/settings.ts';
import { dateText, fill } from '../../program/words.ts';
import { dialogueById } from '../questions.ts';
import { decidePlan, type Told, whoTakesPart } from './deciding.ts';
import { blockedText, droppedText, statusText } from './in-words.ts';
import { groupsIn, type Opened, type OwnGroups, offeredGroups, ownGroups, pressGroups } from './own-groups.ts';
import { isOpenAction, isWork, type Work } from './plan.ts';
import { isEnded, planById } from './questions.ts';
import { longest, ownWords } from './told.ts';

const { action: settings } = program.dialogues;

/** What someone looks after: hers, and those of the groups that she convenes or facilitates; and her groups. */
interface Own extends OwnGroups {
  readonly topic: string;
  readonly actions: readonly Work[];
}

/** Whose link it is: `<dialogue>.<person>`. */
function readSubject({ subject }: Link): { readonly dialogue: string; readonly person: string } {
  const [dialogue = '', person = ''] = subject.split('.');
  return { dialogue, person };
}

async function ownOf(link: Link): Promise<Own | undefined> {
  const { dialogue, person } = readSubject(link);
  const [state, plan] = await Promise.all([dialogueById(dialogue), planById(dialogue)]);
  if (state.status === 'none' || isEnded(state) || plan.status !== 'open') return undefined;
  const groups = groupsIn(plan, person);
  const leads = new Set(groups.flatMap(({ group, as }) => (as === 'member' ? [] : [group.n])));
  const actions = plan.actions.filter(isWork).filter(one => one.owner?.person === person || leads.has(one.group));
  const who = await whoTakesPart({ id: dialogue, state }, person);
  return { dialogue, topic: state.topic, plan, groups, actions, who };
}

/** What can be told of one by link. What was done can be taken up again. */
const canTell = (one: Work): boolean => isOpenAction(one) || one.status === 'done';

const statuses = ['in-progress', 'done', 'blocked', 'drop'] as const;
type How = (typeof statuses)[number];

/** A form that was refused: of which action, what was typed, and what is wrong. */
interface Refused {
  readonly n: number;
  readonly values: URLSearchParams;
  readonly faults: readonly Fault[];
}

function form(one: Work, visit: Visit, refused?: Refused): Html {
  const { words, language } = visit;
  const said = words.action.own;
  const own = refused?.n === one.n ? refused : undefined;
  const places = new Map([
    ['/how', said.how],
    ['/blocked', said.waitsFor],
    ['/drop', said.why],
    ['/words', said.words],
  ]);
  const filled = { language, values: own?.values ?? new URLSearchParams(), errors: own?.faults ?? [] };
  const sheet = new Sheet(filled, () => places);
  const how = statuses.map(id => [id, said[id]] as const);
  const waits = settings.blockedReasons.map(id => [id, blockedText(id, words)] as const);
  const why = settings.dropReasons.map(id => [id, droppedText(id, words)] as const);
  // Ids are those of the fields: of several forms on one page only the one that was refused may lead to its faults.
  return html`${own && sheet.summary()}<form method="post"><input type="hidden" name="action" value="${one.n}">
${radios(sheet, '/how', { legend: said.how, choices: how })}
<div class="field">${select(sheet, '/blocked', { label: said.waitsFor, none: said.choose, choices: waits })}</div>
<div class="field">${select(sheet, '/drop', { label: said.why, none: said.choose, choices: why })}</div>
<div class="field"><label for="words">${said.words}</label><p class="hint" id="hint-words">${said.wordsHint}</p>
<textarea id="words" name="words" maxlength="${longest.words}"${sheet.marks('/words', 'hint-words')}>${sheet.typed('words')}</textarea>${sheet.faultText('/words')}</div>
<p class="act">${button(said.button, { name: 'answer', value: 'tell', about: one.title })}</p></form>`;
}

/** One that she looks after: how it stands, and, where she has chosen it or there is one alone, what can be told of it. */
function section(one: Work, { plan }: Own, visit: Visit, inner: Html | false): Html {
  const { words, language } = visit;
  const said = words.action.own;
  const group = plan.groups.find(({ n }) => n === one.group);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [said.group, group?.title],
    [said.by, dateText(one.date, language)],
    [said.stands, statusText(one.status, words)],
    [said.last, one.word?.text],
  ];
  const known = facts.flatMap(([name, text]) => (text ? [html`<dt>${name}</dt><dd><bdi>${text}</bdi></dd>`] : []));
  return html`<section><p class="quietly">${fill(said.number, { number: one.n })}</p><h2 dir="auto">${one.title}</h2><dl>${known}</dl>${inner}</section>`;
}

interface Chosen {
  readonly told?: Html | undefined;
  readonly refused?: Refused;
  /** What of her groups is open. */
  readonly opened?: Opened;
  /** The one whose form is open. */
  readonly n?: number | undefined;
}

function body(own: Own, visit: Visit, { told, refused, n, opened }: Chosen): Html {
  const said = visit.words.action.own;
  const open = own.actions.filter(canTell);
  const chosen = refused?.n ?? n ?? (open.length === 1 ? open[0]?.n : undefined);
  const inner = (one: Work): Html | false =>
    canTell(one) &&
    (one.n === chosen
      ? form(one, visit, refused)
      : html`<form method="post">${button(said.how, { name: 'action', value: String(one.n), quiet: true, about: one.title })}</form>`);
  const looked =
    own.actions.length > 0 &&
    html`<h2 class="apart">${said.title}</h2><p>${said.lead}</p>${own.actions.map(one => section(one, own, visit, inner(one)))}`;
  return html`${told}<p class="lead" dir="auto">${own.topic}</p>${ownGroups(own, visit, opened)}${looked}${offeredGroups(own, visit)}`;
}

/** Whether there is anything here for her: what she looks after, a group of hers, or one that she could join. */
const isSomething = ({ actions, groups, who, plan }: Own): boolean =>
  actions.length > 0 || groups.length > 0 || (who !== undefined && plan.groups.some(one => one.status === 'open'));

async function shown(visit: Visit, chosen: Chosen = {}): Promise<Shown> {
  const { own: said, groups } = visit.words.action;
  const own = await ownOf(visit.link);
  if (!own || !isSomething(own)) return { title: said.title, body: html`${chosen.told}${notice(said.none, 'info')}` };
  const title = own.actions.length > 0 && own.groups.length === 0 ? said.title : groups.title;
  return { title, body: body(own, visit, chosen) };
}

/** What is wrong with what was filled in, in the words of her own page; or the command that it is. */
function read(n: number, visit: Visit): { readonly told: Told } | { readonly faults: readonly Fault[] } {
  const { fields, words, language } = visit;
  const said = words.action.own;
  const how = fields.get('how') as How | null;
  if (how === null || !statuses.includes(how)) return { faults: [{ pointer: '/how', detail: said.chooseHow }] };
  const blocked = fields.get('blocked') ?? '';
  const drop = fields.get('drop') ?? '';
  if (how === 'blocked' && !settings.blockedReasons.includes(blocked))
    return { faults: [{ pointer: '/blocked', detail: said.chooseReason }] };
  if (how === 'drop' && !settings.dropReasons.includes(drop))
    return { faults: [{ pointer: '/drop', detail: said.chooseWhy }] };
  const text = fields.get('words') ?? '';
  const { person: from } = readSubject(visit.link);
  const checked = check(ownWords, text.trim() === '' ? {} : { words: text }, language);
  if (!checked.ok) return { faults: checked.errors };
  if (how === 'drop') return { told: { type: 'Drop', n, reason: drop, ...checked.value, from } };
  const why = how === 'blocked' ? { reason: blocked } : {};
  return { told: { type: 'Progress', n, status: how, ...why, ...checked.value, from } };
}

/**
 * What someone looks after, by link: her actions, and those of the group that she convenes or facilitates; she says how each goes. Her groups
 * stand there with what they have taken on and when they meet; who convenes one plans that; and she can join another one.
 */
export const actionPage: LinkPage = {
  async person(link) {
    const own = await ownOf(link);
    return own && isSomething(own) ? readSubject(link).person : undefined;
  },
  show: visit => shown(visit),
  async press(visit) {
    const { link, fields, at, request, words } = visit;
    const n = Number(fields.get('action') ?? 0);
    const own = await ownOf(link);
    if (!own) return shown(visit);
    const pressed = await pressGroups(own, visit, readSubject(link).person);
    if (pressed) return shown(visit, { told: pressed.told, opened: pressed });
    const one = own.actions.find(action => action.n === n);
    if (!one) return shown(visit);
    if (fields.get('answer') !== 'tell') return shown(visit, { n });
    const said = read(n, visit);
    if ('faults' in said) return shown(visit, { refused: { n, values: fields, faults: said.faults } });
    const done = await decidePlan(own.dialogue, said.told, { by: 'contact', at, cause: `press:${request}` });
    const { saved, over } = words.action.own;
    return shown(visit, { told: done.outcome === 'refused' ? notice(over, 'info') : notice(saved, 'done') });
  },
};
