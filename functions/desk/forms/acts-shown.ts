import type { ArrivalState } from '../../intake/questions.ts';
import type { MeetingsState } from '../../meetings/questions.ts';
import type { NavigatorState } from '../../navigators/questions.ts';
import type { MatchState } from '../../pairing/questions.ts';
import { type Html, html } from '../../platform/html.ts';
import { deskWords } from '../../program/desk-words.ts';
import { program } from '../../program/settings.ts';
import { whenText, wordsFor } from '../../program/words.ts';
import { taskTitle } from '../../tasks/mails.ts';
import type { PlanState } from '../../tasks/questions.ts';
import { buttonTo, form } from '../page/frame.ts';
import type { AtDesk } from '../page/room.ts';
import { type ActForm, addressOfAct, type Said, sentence } from './act-form.ts';
import * as household from './household-acts.ts';
import * as navigator from './navigator-acts.ts';
import * as pairing from './pairing-acts.ts';

/** One thing that can be done now, for whom. */
type Possible = readonly [act: ActForm, id: string];

/** Where an act is on a page of its own, its line leads there; one that asks nothing and ends nothing is done at once. */
function line(staff: AtDesk, said: Said, [act, id]: Possible): Html {
  const { title, button } = said.acts[act.words];
  const address = addressOfAct(act, id);
  const way =
    act.ask || act.ends
      ? buttonTo(address, title, { quiet: true })
      : form(staff, address, html`<button class="quiet">${button}</button>`);
  return html`<li><div>${way}</div><p class="quietly">${sentence(act, said)}</p></li>`;
}

/** A way to a page that is no act by itself: a correction, a copy, an erasure. */
function link(href: string, words: 'correct' | 'erase' | 'gate', said: Said): Html {
  return html`<li><div>${buttonTo(href, said.acts[words].title, { quiet: true })}</div><p class="quietly">${said.acts[words].what}</p></li>`;
}

/** Opening something is a press: it is written down. */
function opening(staff: AtDesk, href: string, words: 'correct' | 'export', said: Said): Html {
  const { button, what } = said.acts[words];
  return html`<li><div>${form(staff, href, html`<button class="quiet">${button}</button>`)}</div><p class="quietly">${what}</p></li>`;
}

interface Group {
  readonly title: string;
  readonly lines: readonly Html[];
  readonly open?: boolean;
  readonly hint?: string;
}

const group = ({ title, lines, open, hint }: Group): Html =>
  lines.length === 0
    ? html``
    : html`<details${open && { markup: ' open' }}><summary>${title}</summary>${hint && html`<p class="hint">${hint}</p>`}<ul class="acts">${lines}</ul></details>`;

/** How a household stands, as far as it matters for what can be done. */
export interface KnownHousehold {
  readonly id: string;
  readonly arrival: ArrivalState;
  readonly match: MatchState;
  /** It was asked about a dialogue, and can still say yes or no. */
  readonly isAsked?: boolean;
  /** Of its pairing, where there is one. */
  readonly plan?: PlanState | undefined;
  readonly meetings?: MeetingsState | undefined;
}

function ofHousehold({ id, arrival, match, isAsked }: KnownHousehold): readonly Possible[] {
  const invited = isAsked ? ([[household.invitationAct, id]] as const) : [];
  switch (arrival.status) {
    case 'unconfirmed':
      return [[household.confirmAct, id]];
    case 'incomplete':
      return [[household.detailsAct, id]];
    case 'ready':
      return [
        ...(match.status === 'asked' ? ([[household.meetAct, id]] as const) : []),
        ...(match.status === 'offered' ? ([[pairing.offerAct, match.pairing]] as const) : []),
        ...invited,
        [household.interestAct, id],
      ];
    case 'finished':
      return [...invited, [household.interestAct, id]];
    default:
      return [];
  }
}

function ofPairing(match: MatchState): readonly Possible[] {
  if (match.status === 'paired') {
    const { contactAct, meetingAct, reportAct, concernAct, extendAct, endAct } = pairing;
    const extend = match.extended ? [] : [extendAct];
    return [contactAct, meetingAct, reportAct, ...extend, concernAct, endAct].map(act => [act, match.pairing] as const);
  }
  return match.status === 'frozen' ? [pairing.goOnAct, pairing.endAct].map(act => [act, match.pairing] as const) : [];
}

/** Steps that are done by a form of their own: a report, the end. */
const elsewhere: readonly string[] = program.plan.tasks
  .filter(({ how }) => how === 'report' || how === 'closing')
  .map(({ key }) => key);

/** The steps that are not done, to be ticked, then those that are: the way back of a slip. */
function steps({ match, plan }: KnownHousehold, said: Said, language: string): readonly Html[] {
  if (match.status !== 'paired' || plan?.status !== 'running') return [];
  const words = wordsFor(language);
  const all = Object.entries(plan.tasks)
    .filter(([key]) => !elsewhere.includes(key))
    .sort(([, one], [, other]) => (one.due < other.due ? -1 : 1));
  const open = all.filter(([, { status }]) => status !== 'done');
  const done = all.filter(([, { status }]) => status === 'done');
  return [...open, ...done].map(([key, one]) => {
    const act = one.status === 'done' ? pairing.reopenAct : pairing.doneAct;
    const { title } = said.acts[act.words];
    const name = taskTitle(key, words, one.need);
    return html`<li><div>${buttonTo(addressOfAct(act, `${match.pairing}.${key}`), html`${title}<span class="hidden"> – ${name}</span>`, { quiet: true })}</div><p class="quietly">${name}</p></li>`;
  });
}

function plannedMeetings({ match, meetings }: KnownHousehold, staff: AtDesk, said: Said): readonly Html[] {
  if (match.status !== 'paired' || !meetings || !('meetings' in meetings)) return [];
  return meetings.meetings
    .filter(({ status, start }) => status === 'planned' && start > staff.at)
    .map(({ n, start }) => {
      const id = `${match.pairing}.${n}`;
      const ways = [pairing.moveAct, pairing.cancelAct].map(act =>
        buttonTo(addressOfAct(act, id), said.acts[act.words].title, { quiet: true }),
      );
      return html`<li><div class="pair">${ways}</div><p class="quietly">${whenText(start, staff.language)}</p></li>`;
    });
}

/** What can be done for a household as it stands, folded away in groups; what ends something stands apart. */
export function actsForHousehold(staff: AtDesk, known: KnownHousehold): Html {
  const { forms: said } = deskWords(staff.language);
  const { id, arrival, match } = known;
  if (!('person' in arrival)) return html`<p>${said.nothingNow}</p>`;
  const at = `/desk/households/${id}`;
  const lines = (all: readonly Possible[]) => all.map(one => line(staff, said, one));
  const { groups } = said;
  return html`${group({ title: groups.household, lines: lines(ofHousehold(known)), open: true })}
${group({ title: groups.pairing, lines: lines(ofPairing(match)) })}
${group({ title: groups.meetings, lines: plannedMeetings(known, staff, said) })}
${group({ title: groups.steps, lines: steps(known, said, staff.language) })}
${group({
  title: groups.data,
  lines: [
    opening(staff, `${at}/told`, 'correct', said),
    opening(staff, `${at}/export`, 'export', said),
    line(staff, said, [household.revokeAct, id]),
  ],
})}
${group({
  title: groups.ending,
  hint: said.endingHint,
  lines: [
    ...lines([
      [household.closeAct, id],
      [household.withdrawAct, id],
    ]),
    link(`${at}/erase`, 'erase', said),
  ],
})}`;
}

/** How a navigator stands, as far as it matters for what can be done. */
export interface KnownVolunteer {
  readonly id: string;
  readonly state: NavigatorState;
  /** Whether mail reaches her. */
  readonly reachable: boolean;
}

function ofTime({ id, state, reachable }: KnownVolunteer): readonly Possible[] {
  const { pauseAct, resumeAct, notWithAct, reachableAct } = navigator;
  const reached = reachable ? [] : [reachableAct];
  const acts: Readonly<Partial<Record<NavigatorState['status'], readonly ActForm[]>>> = {
    active: [...reached, pauseAct, notWithAct],
    paused: [...reached, resumeAct, pauseAct, notWithAct],
    suspended: [...reached, resumeAct, notWithAct],
    inactive: [resumeAct],
    applicant: [notWithAct],
  };
  return (acts[state.status] ?? []).map(act => [act, id] as const);
}

/** What can be done for a navigator as she stands. */
export function actsForNavigator(staff: AtDesk, known: KnownVolunteer): Html {
  const { forms: said } = deskWords(staff.language);
  const { id, state } = known;
  if (!('profile' in state)) return html`<p>${said.nothingNow}</p>`;
  const at = `/desk/navigators/${id}`;
  const lines = (all: readonly Possible[]) => all.map(one => line(staff, said, one));
  const { groups } = said;
  const belongs = state.status === 'active' || state.status === 'paused' || state.status === 'suspended';
  const ending = [
    ...(belongs ? ([[navigator.suspendAct, id]] as const) : []),
    ...(state.status === 'inactive' ? [] : ([[navigator.leaveAct, id]] as const)),
    [navigator.withdrawNavigatorAct, id] as const,
  ];
  return html`${group({ title: groups.way, lines: [link(`${at}/gates`, 'gate', said)], open: state.status === 'applicant' })}
${group({ title: groups.time, lines: lines(ofTime(known)), open: belongs })}
${group({
  title: groups.data,
  lines: [
    ...(state.status === 'unconfirmed' ? [] : [opening(staff, `${at}/told`, 'correct', said)]),
    opening(staff, `${at}/export`, 'export', said),
    line(staff, said, [navigator.revokeNavigatorsAct, id]),
  ],
})}
${group({ title: groups.ending, hint: said.endingHint, lines: [...lines(ending), link(`${at}/erase`, 'erase', said)] })}`;
}
