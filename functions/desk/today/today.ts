import { type ArrivalState, isLookedAfter } from '../../intake/questions.ts';
import { type Line, parked, type Urgency } from '../../platform/attention.ts';
import { fingerprint } from '../../platform/kernel/ids.ts';
import { subjectIn } from '../notice.ts';
import { type Pressing, pressingAt, pressings } from '../page/pressing.ts';

/** How a line is done with: by one press, or on the page that it leads to. */
export type Press = 'spoken' | 'seen' | 'done' | 'again';

/** The kinds of states whose line one press ends, and how the press is called. */
const presses: Readonly<Record<string, Press>> = {
  plan: 'spoken',
  round: 'spoken',
  seat: 'spoken',
  notice: 'done',
  alarm: 'seen',
};

/** The press that ends a line; undefined where it takes a page. What was told about a search is only to be seen, what fails is to be tried again. */
export function pressOf({ kind, code, urgency }: Line): Press | undefined {
  if (code === parked) return 'again';
  return kind === 'match' && urgency === 'notice' ? 'seen' : presses[kind];
}

/**
 * The name of a line in addresses: made from the state's key, and leading back to it only among the lines that there are. What fails again and
 * again may be a decision beside the state.
 */
export const nameOf = ({ kind, id, code, sk }: Line): string =>
  fingerprint(`${kind}#${id}${code === parked ? ` parked ${sk}` : ''}`);

const isCall = ({ code, kind }: Line): boolean => kind === 'call' && code === 'call';
const callKind = ({ details = [] }: Line): string => details[0] ?? '';

/** What the staff find out by a call that stands in the list already: until it is made, the call is the line. */
const byCall: readonly string[] = ['not-confirmed', 'incomplete', 'child-asks', 'household-lost', 'household-silent'];

/** The calls by which a household's own post is brought on. */
const ofIntake: readonly string[] = ['confirm', 'confirm-again', 'details', 'with-staff'];

/**
 * One line for one matter: a state whose next act is a call is left out while the call stands, a step that is asked for by a call too, and a
 * wrong number where the household is in the list as lost already.
 */
export function withoutDoubles(lines: readonly Line[]): readonly Line[] {
  const calls = lines.filter(isCall);
  const called = new Set(calls.map(({ about }) => subjectIn(about)));
  const afterConcern = new Set(
    calls.filter(one => callKind(one).startsWith('concern')).map(one => subjectIn(one.about)),
  );
  const stepsCalled = new Set(calls.map(({ about }) => about));
  const saysNo = new Set(lines.filter(({ code }) => code === 'navigator-silent-no').map(({ about }) => about));
  const lost = new Set(lines.filter(({ code }) => byCall.includes(code)).map(({ about }) => subjectIn(about)));
  return lines.flatMap(line => {
    const subject = subjectIn(line.about);
    if (byCall.includes(line.code) && called.has(subject)) return [];
    if (line.code === 'rests' && afterConcern.has(subject)) return [];
    if (line.code === 'wrong-number' && lost.has(subject)) return [];
    if (line.code === 'navigator-silent' && (stepsCalled.has(line.about) || saysNo.has(line.about))) return [];
    if (line.code !== 'steps-overdue') return [line];
    const details = (line.details ?? []).filter(step => !stepsCalled.has(`${line.about}/${step}`));
    return details.length > 0 ? [{ ...line, details }] : [];
  });
}

/** A household confirmed by itself, or is gone, before anybody called: the call is closed in the morning, and nobody's until then. */
export function isOvertaken(line: Line, arrival: ArrivalState | undefined): boolean {
  if (!isCall(line) || !ofIntake.includes(callKind(line))) return false;
  const asked = arrival?.status === 'unconfirmed' || arrival?.status === 'incomplete';
  return callKind(line) === 'with-staff' ? arrival?.status !== 'with-staff' : !asked;
}

/** By when it is to be done matters, and not since when: what other states are due for may be the program's own next look. */
export const isTimed = ({ code }: Line): boolean => code === 'call' || code === 'proposal';

/** What is not due by a time is for today as far as someone waits for it. */
const forToday: readonly Urgency[] = ['call', 'silent', 'overdue', 'proposal'];

/** How much each line presses at an instant; a household that cannot wait makes what is to be done about it press now. */
export function linePressingAt(at: string): (line: Line, whom?: Whom) => Pressing {
  const timed = pressingAt(at);
  return (line, whom) => {
    const { urgency, due } = line;
    if (urgency === 'concern') return 'now';
    if (isTimed(line) && due) return timed({ cannotWait: whom?.urgent === true || urgency === 'overdue', due });
    return forToday.includes(urgency) || (due !== undefined && due <= at) ? 'today' : 'soon';
  };
}

/** What presses most first; what presses as much stays in the order in which it stood. */
export const mostPressingFirst = <One>(all: readonly One[], how: (one: One) => Pressing): readonly One[] => {
  const told = all.map(one => ({ one, how: how(one) }));
  return pressings.flatMap(pressing => told.filter(({ how: own }) => own === pressing).map(({ one }) => one));
};

/** What the staff know of whom a line is about: ids and codes. */
export interface Whom {
  readonly household?: string;
  readonly receipt?: string;
  readonly language?: string;
  readonly area?: string;
  readonly navigator?: string;
  /** The household said that it cannot wait. */
  readonly urgent?: true;
}

/** Whom a line is about. Where its subject is no household that is known, it is a navigator or nobody. */
export function whomOf(line: Line, arrival: ArrivalState | undefined): Whom {
  const subject = subjectIn(line.about);
  if (!arrival || !('receipt' in arrival)) return isAboutNavigator(line) ? { navigator: subject } : {};
  const { receipt } = arrival;
  if (!('household' in arrival)) return { receipt };
  const { languages, area, urgent } = arrival.household;
  const language = languages[0]?.code;
  return {
    household: subject,
    receipt,
    ...(language && { language }),
    ...(area && { area }),
    ...(urgent && { urgent }),
  };
}

const ofNavigators: readonly RegExp[] = [
  /^navigator-(stopped|returned|unreachable|silent|silent-no)$/,
  /^(applied|applied-.*|applicant-waits|gate-.*|suspended-still)$/,
];

/** Whose states have a navigator's id, whatever is said of them. */
const kindsOfNavigators: readonly string[] = ['navigator', 'seat', 'round'];

const isAboutNavigator = ({ kind, code, details }: Line): boolean =>
  kindsOfNavigators.includes(kind) ||
  (kind === 'notice' && ofNavigators.some(one => one.test(code))) ||
  (kind === 'request' && details?.[0] === 'navigator');

/** Of the households that are looked after, those that no line is about. What was not read is taken for one of them. */
export function fineOf(
  looked: number,
  lines: readonly Line[],
  arrivals: ReadonlyMap<string, ArrivalState>,
  read: ReadonlySet<string>,
): number {
  const subjects = new Set(lines.map(({ about }) => subjectIn(about)));
  const needing = [...subjects].filter(one => {
    const arrival = arrivals.get(one);
    return arrival ? isLookedAfter(arrival) : !read.has(one);
  });
  return Math.max(0, looked - needing.length);
}

/** Where a line is decided, or whom it is about is to be found. What has neither is ended by a press. */
export function pageOf({ kind, id, code, about, details }: Line, { household, navigator }: Whom): Page | undefined {
  if (kind === 'call') return ['call', `/desk/calls/${id}`];
  if (kind === 'item') return ['item', `/desk/items/${id}`];
  if (kind === 'member') return ['member', `/desk/members/${id}`];
  if (kind === 'edition') return ['digest', `/desk/digests/${id}`];
  if (kind === 'roll') return ['dialogue', `/desk/dialogues/${id}/people`];
  if (kind === 'circle') {
    const [dialogue, number] = id.split('.');
    return ['dialogue', `/desk/dialogues/${dialogue}/circles/${number}`];
  }
  if (kind === 'action-plan') return ['dialogue', `/desk/dialogues/${id}/action`];
  if (kind === 'dialogue') return ['dialogue', `/desk/dialogues/${id}`];
  if (kind === 'match' && code === 'proposal') return ['proposal', `/desk/proposals/${id}`];
  if (household) return ['household', `/desk/households/${household}`];
  if (navigator) return ['navigator', `/desk/navigators/${navigator}`];
  if (kind === 'request' && details?.[0] === 'member') return ['member', `/desk/members/${about}`];
  if (kind === 'request' && details?.[0] === 'participant') return ['dialogue', '/desk/dialogues'];
  return undefined;
}

/** A page that a line leads to: which kind it is, and its address at the desk. */
export type Page = readonly [of: Room, path: string];

/** The kinds of these pages. */
export type Room = 'call' | 'proposal' | 'household' | 'navigator' | 'item' | 'member' | 'digest' | 'dialogue';

/** A line as a letter's link names it: with who stands in, where the letter went to her alone, so that what she presses is hers. */
export const lineFor = (name: string, standsIn: string | undefined): string =>
  standsIn ? `${name}.${standsIn}` : name;

/** The line that a letter's link names, and who stands in where the letter went to her alone. */
export function lineIn(subject: string): { readonly name: string; readonly standsIn: string | undefined } {
  const [name = '', standsIn] = subject.split('.');
  return { name, standsIn };
}
