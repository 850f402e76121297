import { bodyOf } from '../../platform/form-body.ts';
import { type Html, html } from '../../platform/html.ts';
import type { LinkPage, Shown, Visit } from '../../platform/link-page.ts';
import { button, notice } from '../../platform/page.ts';
import { Sheet } from '../../platform/sheet.ts';
import { check } from '../../program/checks.ts';
import { program } from '../../program/settings.ts';
import { fill, whenText } from '../../program/words.ts';
import {
  groupsFor,
  type OwnGroups,
  offeredGroups,
  ownGroups,
  type Pressed,
  pressGroups,
} from '../action/own-groups.ts';
import { isOpen, type KnownDialogue } from '../dialogue.ts';
import { answerFieldset, answerPlaces, asTyped } from './answers-form.ts';
import { decide } from './deciding.ts';
import type { KnownParticipant } from './participant.ts';
import { answersIn } from './post-registration.ts';
import { factsOf } from './public-pages.ts';
import { participantPerson, standingWith } from './questions.ts';
import type { Roll } from './roll.ts';
import { toldAnswers } from './told.ts';

interface Known {
  readonly state: KnownParticipant;
  readonly roll: Roll;
  readonly dialogue: KnownDialogue;
}

type Reading = Pick<Visit, 'words' | 'language' | 'at'>;

/** Where she stands, in one sentence. */
export function standingText(id: string, { state, roll, dialogue }: Known, { words, language, at }: Reading): string {
  const { own, receipt } = words.registration;
  switch (state.status) {
    case 'unconfirmed':
      return receipt.situations.unconfirmed;
    case 'registered':
      return own.registered;
    case 'waitlisted': {
      const held = roll.offers.find(one => one.id === id);
      if (held && held.until > at) return fill(own.offered, { until: whenText(held.until, language) });
      return roll.waiting.some(one => one.id === id) ? own.waiting : own.passed;
    }
    case 'withdrawn':
      return own.withdrawn;
    case 'over':
      return dialogue.status === 'cancelled' ? own.cancelled : own.over;
  }
}

const form = (inner: Html): Html => html`<form method="post">${inner}</form>`;

/** What she can say about her place just now. */
function answering(id: string, { state, roll, dialogue }: Known, { words, at }: Visit): Html | false {
  const { own } = words.registration;
  if (dialogue.kickOff && dialogue.kickOff.at <= at) return false;
  if (state.status === 'registered') {
    const said = state.coming === undefined ? undefined : state.coming ? own.saidComing : own.saidNotComing;
    return html`<section><h2>${own.come}</h2>${said && html`<p>${said}</p>`}<form method="post" class="pair">${button(own.coming, { name: 'answer', value: 'coming' })}
${button(own.notComing, { name: 'answer', value: 'not-coming', quiet: true })}</form></section>`;
  }
  if (state.status !== 'waitlisted') return false;
  if (roll.offers.some(one => one.id === id && one.until > at))
    return html`<form method="post" class="pair">${button(own.take, { name: 'answer', value: 'take' })}
${button(own.decline, { name: 'answer', value: 'withdraw', quiet: true })}</form>`;
  return roll.waiting.some(one => one.id === id) ? false : form(button(own.wait, { name: 'answer', value: 'wait' }));
}

function accessText({ access }: KnownParticipant, { words }: Visit): Html | false {
  const said = words.registration.own.access;
  if (!access) return false;
  return notice(access.stands === 'open' && access.late ? said.openLate : said[access.stands], 'info');
}

/** The action groups of her dialogue: hers with when they meet, and those that she can join; nothing before there are any. */
async function groupsOf({ link }: Visit, { state, dialogue }: Known): Promise<OwnGroups | undefined> {
  if (state.status !== 'registered' || !isOpen(dialogue)) return undefined;
  return groupsFor(state.dialogue, { person: state.person, participant: link.subject });
}

interface Filled {
  /** What stands there of action groups. */
  readonly groups?: Html | undefined;
  readonly values?: URLSearchParams;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** Her own page: where she stands, what she can say, what she told, and the way out. */
function own(visit: Visit, known: Known, { values, errors, groups }: Filled = {}): Html {
  const { link, words, language } = visit;
  const said = words.registration.own;
  const { state, dialogue } = known;
  const isIn = state.status === 'registered' || state.status === 'waitlisted';
  const filled = { language, values: values ?? asTyped(state.answers), ...(errors && { errors }) };
  const sheet = new Sheet(filled, () => new Map(answerPlaces(language)));
  const changing = html`<section><h2>${said.change}</h2>${errors && sheet.summary()}${form(html`${answerFieldset(sheet, { languages: dialogue.languages })}${button(said.save, { name: 'answer', value: 'save' })}`)}</section>`;
  const leaving = html`<section><h2>${said.withdraw}</h2><p>${fill(said.withdrawText, { days: program.retentionDays.withdrawn })}</p>${form(button(said.withdrawButton, { name: 'answer', value: 'withdraw', quiet: true }))}</section>`;
  return html`<p class="lead" dir="auto">${dialogue.topic}</p>${notice(standingText(link.subject, known, visit), 'info')}
<dl>${factsOf(dialogue, language).map(([title, text]) => html`<dt>${title}</dt><dd><bdi>${text}</bdi></dd>`)}</dl>
${groups}${answering(link.subject, known, visit)}${isIn && accessText(state, visit)}${isIn && changing}${(isIn || state.status === 'unconfirmed') && leaving}`;
}

async function shown(visit: Visit, done?: string, pressed: Pressed = {}): Promise<Shown> {
  const { words } = visit;
  const known = await standingWith(visit.link.subject);
  const title = words.registration.own.title;
  if (!known) return { title, body: notice(words.registration.own.over, 'info') };
  const hers = await groupsOf(visit, known);
  const groups = hers && html`${ownGroups(hers, visit, pressed)}${offeredGroups(hers, visit)}`;
  return { title, body: html`${pressed.told}${done && notice(done, 'done')}${own(visit, known, { groups })}` };
}

/** What a button does, and what is said then. */
const acts = {
  coming: [{ type: 'Rsvp', coming: true }, 'comingDone'],
  'not-coming': [{ type: 'Rsvp', coming: false }, 'comingDone'],
  take: [{ type: 'TakePlace' }, 'taken'],
  wait: [{ type: 'WaitAgain' }, 'waitsAgain'],
  withdraw: [{ type: 'Withdraw', erased: false }, 'gone'],
} as const satisfies Readonly<Record<string, readonly [Parameters<typeof decide>[1], string]>>;

async function saved(visit: Visit): Promise<Shown> {
  const { link, at, request, fields, words, language } = visit;
  const { answer: _, ...told } = bodyOf(fields, toldAnswers);
  const checked = check(toldAnswers, told, language);
  if (!checked.ok) {
    const known = await standingWith(link.subject);
    const title = words.registration.own.title;
    return known ? { title, body: own(visit, known, { values: fields, errors: checked.errors }) } : shown(visit);
  }
  const doing = { by: 'contact', at, cause: `press:${request}` };
  const done = await decide(link.subject, { type: 'Change', answers: answersIn(checked.value) }, doing);
  return shown(visit, done.outcome === 'refused' ? undefined : words.registration.own.saved);
}

/** What was pressed of action groups, if anything was. */
async function pressedGroups(visit: Visit): Promise<Pressed | undefined> {
  const known = await standingWith(visit.link.subject);
  const hers = known && (await groupsOf(visit, known));
  return hers && pressGroups(hers, visit, known.state.person);
}

/** One's own registration, by link: I am coming or cannot come, I take the place, other answers, off the list; and the action groups of her dialogue. */
export const participantPage: LinkPage = {
  person: link => participantPerson(link.subject),
  show: visit => shown(visit),
  async press(visit) {
    const { link, at, request, fields, words } = visit;
    const answer = fields.get('answer') ?? '';
    if (answer === 'save') return saved(visit);
    if (!Object.hasOwn(acts, answer)) return shown(visit, undefined, await pressedGroups(visit));
    const [command, said] = acts[answer as keyof typeof acts];
    const done = await decide(link.subject, command, { by: 'contact', at, cause: `press:${request}` });
    return shown(visit, done.outcome === 'refused' ? undefined : words.registration.own[said]);
  },
};
