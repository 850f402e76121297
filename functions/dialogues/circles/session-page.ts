import { bodyOf } from '../../platform/form-body.ts';
import { type Html, html } from '../../platform/html.ts';
import type { LinkPage, Shown, Visit } from '../../platform/link-page.ts';
import { button, notice } from '../../platform/page.ts';
import { boxes, Sheet } from '../../platform/sheet.ts';
import { check, type Fault } from '../../program/checks.ts';
import { fill, whenText } from '../../program/words.ts';
import { hasBegun } from '../appointment.ts';
import type { KnownDialogue } from '../dialogue.ts';
import { dialogueById } from '../questions.ts';
import { isKnown, type KnownCircle, recordQuestions, type Session } from './circle.ts';
import { decideCircle } from './deciding.ts';
import { namesIn, sheetFor } from './opening.ts';
import { circleOf } from './questions.ts';
import { sheetAsSent } from './recording.ts';
import { sessionSheet, shortOf } from './sheet.ts';
import { readLinked } from './telling.ts';
import { longestAnswer, ownSheet } from './told.ts';

/** A session with its circle, as one of its facilitators comes to it. */
interface Known {
  readonly id: string;
  readonly state: KnownDialogue;
  readonly circle: KnownCircle;
  readonly session: Session;
  /** The facilitator. */
  readonly person: string;
}

/** Who facilitates it no more has no way to it: undefined. */
async function known(subject: string): Promise<Known | undefined> {
  const linked = readLinked(subject);
  if (!linked) return undefined;
  const { dialogue: id, circle: number, n, person } = linked;
  const [state, circle] = await Promise.all([dialogueById(id), circleOf(id, number)]);
  if (state.status === 'none' || !isKnown(circle) || !circle.facilitators.includes(person)) return undefined;
  const session = circle.sessions.find(one => one.n === n);
  return session && { id, state, circle, session, person };
}

const seeing = ({ person }: Known, { at }: Visit) => ({ by: `facilitator:${person}`, at });

/** Which session it is, and when. */
function lead({ state, circle, session }: Known, { words, language }: Visit): Html {
  const said = words.circles.sheet;
  const which = fill(said.which, { circle: circle.number, session: session.n });
  return html`<p class="lead"><strong dir="auto">${state.topic}</strong> · ${which}</p><p>${whenText(session.start, language)}</p>`;
}

/** What can be done here: names stand behind a button, since mail programs open links by themselves. */
function entrance(of: Known, visit: Visit, done?: string): Shown {
  const said = visit.words.circles.sheet;
  const { session } = of;
  const title = said.title;
  if (session.status === 'cancelled') return { title, body: html`${lead(of, visit)}${notice(said.cancelled, 'info')}` };
  const sheet = html`<section><h2>${said.heading}</h2><p>${said.lead}</p><form method="post">${button(said.show, { name: 'answer', value: 'sheet', quiet: hasBegun(session, visit.at) })}</form></section>`;
  const record = hasBegun(session, visit.at)
    ? html`<section><h2>${said.record}</h2><p>${said.recordLead}</p><form method="post">${button(said.write, { name: 'answer', value: 'record' })}</form></section>`
    : html`<p class="hint">${said.ahead}</p>`;
  const both = hasBegun(session, visit.at) ? html`${record}${sheet}` : html`${sheet}${record}`;
  return { title, body: html`${done && notice(done, 'done')}${lead(of, visit)}${both}` };
}

async function shownSheet(of: Known, visit: Visit): Promise<Shown> {
  const said = visit.words.circles.sheet;
  const facts = await sheetFor(of, seeing(of, visit));
  const body = html`<div class="unprinted">${notice(said.print, 'info')}</div>${sessionSheet(facts, visit.language)}`;
  return { title: said.title, body };
}

interface Filled {
  readonly values: URLSearchParams;
  readonly errors?: readonly Fault[];
}

/** What she has sent, or whom the others saw. */
function asSent({ session, person }: Known, people: readonly { id: string; person: string }[]): URLSearchParams {
  const { attended = [], walkIns = 0, ...answers } = sheetAsSent(session, person);
  const values = new URLSearchParams(
    recordQuestions.flatMap(one => (answers[one] === undefined ? [] : [[one, answers[one]] as [string, string]])),
  );
  if (walkIns > 0) values.set('walkIns', String(walkIns));
  for (const one of people) if (attended.includes(one.person)) values.append('attended', one.id);
  return values;
}

/** The record as a form. */
async function form(of: Known, visit: Visit, filled?: Filled): Promise<Shown> {
  const { words, language } = visit;
  const said = words.circles.sheet;
  const { people } = await namesIn(of.circle, of.id, seeing(of, visit));
  const places = new Map([
    ['/attended', said.attended],
    ['/walkIns', said.others],
    ...recordQuestions.map((one): [string, string] => [`/${one}`, said.questions[one]]),
  ]);
  const { values, errors = [] } = filled ?? { values: asSent(of, people) };
  const sheet = new Sheet({ language, values, errors, forOthers: true }, () => places);
  const answers = recordQuestions.map(
    one =>
      html`<div class="field"><label for="${one}">${said.questions[one]}</label><textarea id="${one}" name="${one}" maxlength="${longestAnswer}" dir="auto"${sheet.marks(`/${one}`)}>${sheet.typed(one)}</textarea>${sheet.faultText(`/${one}`)}</div>`,
  );
  const choices = people.map(({ id, name }) => [id, `${name} · ${shortOf(id)}`] as const);
  const body = html`${errors.length > 0 && sheet.summary()}${lead(of, visit)}<form method="post">${boxes(sheet, '/attended', { legend: said.attended, choices })}
<div class="field"><label for="walkIns">${said.others}</label><input class="small" type="text" inputmode="numeric" id="walkIns" name="walkIns" maxlength="3" value="${sheet.typed('walkIns')}"${sheet.marks('/walkIns')}>${sheet.faultText('/walkIns')}</div>
<p class="hint act">${said.nobody}</p>${answers}<p class="act">${button(said.send, { name: 'answer', value: 'send' })}</p></form>`;
  return { title: said.title, body };
}

async function sent(of: Known, visit: Visit): Promise<Shown> {
  const { fields, language, at, request, words } = visit;
  const said = words.circles.sheet;
  const { answer: _, ...told } = bodyOf(fields, ownSheet);
  const checked = check(ownSheet, told, language);
  if (!checked.ok) return form(of, visit, { values: fields, errors: checked.errors });
  const { attended: ids, ...answers } = checked.value;
  const { people } = await namesIn(of.circle, of.id, seeing(of, visit));
  const ticked = people.flatMap(one => (ids.includes(one.id) ? [one.person] : []));
  // Whoever has left the circle since is in no box any more; that she was there stays told.
  const gone = (sheetAsSent(of.session, of.person).attended ?? []).filter(one => !people.some(p => p.person === one));
  const attended = [...ticked, ...gone];
  const report = { type: 'Report', n: of.session.n, told: { sender: of.person, attended, ...answers } } as const;
  const where = { dialogue: of.id, circle: of.circle.number };
  const done = await decideCircle(where, report, { by: 'facilitator', at, cause: `press:${request}` });
  if (done.outcome === 'refused') return { title: said.title, body: notice(said.over, 'info') };
  return entrance(of, visit, said.sent);
}

/** A session of one of its facilitators: the sheet to be printed, and after it has begun its record; each facilitator has her own, and they stand beside one another. */
export const sessionPage: LinkPage = {
  person: async link => (await known(link.subject))?.person,
  async show(visit) {
    const of = await known(visit.link.subject);
    const said = visit.words.circles.sheet;
    return of ? entrance(of, visit) : { title: said.title, body: notice(said.over, 'info') };
  },
  async press(visit) {
    const of = await known(visit.link.subject);
    const said = visit.words.circles.sheet;
    if (!of || of.session.status === 'cancelled') return { title: said.title, body: notice(said.over, 'info') };
    switch (visit.fields.get('answer')) {
      case 'sheet':
        return shownSheet(of, visit);
      case 'record':
        return hasBegun(of.session, visit.at) ? form(of, visit) : entrance(of, visit);
      case 'send':
        return sent(of, visit);
      default:
        return entrance(of, visit);
    }
  },
};
