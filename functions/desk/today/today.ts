import { type ArrivalState, isLookedAfter } from '../../intake/questions.ts';
import type { Line } from '../../platform/attention.ts';
import { fingerprint } from '../../platform/kernel/ids.ts';
import { subjectIn } from '../notice.ts';

/** How a line is done with: by one press, or on the page that it leads to. */
export type Press = 'spoken' | 'seen' | 'done';

/** The kinds of states whose line one press ends, and how the press is called. */
const presses: Readonly<Record<string, Press>> = {
  plan: 'spoken',
  round: 'spoken',
  seat: 'spoken',
  notice: 'done',
  alarm: 'seen',
};

/** The press that ends a line; undefined where it takes a page. What was told about a search is only to be seen. */
export function pressOf({ kind, code, urgency }: Line): Press | undefined {
  if (code === 'parked') return undefined;
  return kind === 'match' && urgency === 'notice' ? 'seen' : presses[kind];
}

/**
 * The name of a line in addresses: made from the state's key, and leading back to it only among the lines that there are. What fails again and
 * again may be a decision beside the state.
 */
export const nameOf = ({ kind, id, code }: Line): string =>
  fingerprint(`${kind}#${id}${code === 'parked' ? ' parked' : ''}`);

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

/** What the staff know of whom a line is about: ids and codes. */
export interface Whom {
  readonly household?: string;
  readonly receipt?: string;
  readonly language?: string;
  readonly area?: string;
  readonly navigator?: string;
}

/** Whom a line is about. Where its subject is no household that is known, it is a navigator or nobody. */
export function whomOf({ about, kind, code }: Line, arrival: ArrivalState | undefined): Whom {
  const subject = subjectIn(about);
  if (!arrival || !('receipt' in arrival)) return isAboutNavigator(kind, code) ? { navigator: subject } : {};
  const { receipt } = arrival;
  if (!('household' in arrival)) return { receipt };
  const { languages, area } = arrival.household;
  const language = languages[0]?.code;
  return { household: subject, receipt, ...(language && { language }), ...(area && { area }) };
}

const ofNavigators: readonly RegExp[] = [
  /^navigator-(stopped|returned|unreachable|silent|silent-no)$/,
  /^(applied|applied-.*|applicant-waits|gate-.*|suspended-still)$/,
];

const isAboutNavigator = (kind: string, code: string): boolean =>
  (kind === 'notice' || kind === 'seat' || kind === 'round') && ofNavigators.some(one => one.test(code));

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

/** Where a line is decided, or whom it is about is to be found: the address at the desk, and which kind of page that is. */
export function pageOf({ kind, id, code }: Line, { household, navigator }: Whom): readonly [of: Room, path: string] {
  if (kind === 'call') return ['call', `/desk/calls/${id}`];
  if (kind === 'item') return ['item', `/desk/items/${id}`];
  if (kind === 'member') return ['member', '/desk/members'];
  if (kind === 'edition') return ['digest', `/desk/digests/${id}`];
  if (kind === 'roll') return ['dialogue', `/desk/dialogues/${id}/people`];
  if (kind === 'circle') {
    const [dialogue, number] = id.split('.');
    return ['dialogue', `/desk/dialogues/${dialogue}/circles/${number}`];
  }
  if (kind === 'action-plan') return ['dialogue', `/desk/dialogues/${id}/action`];
  if (kind === 'dialogue') return ['dialogue', `/desk/dialogues/${id}`];
  if (code === 'proposal') return ['proposal', `/desk/proposals/${id}`];
  if (household) return ['household', `/desk/households/${household}`];
  if (navigator) return ['navigator', `/desk/navigators/${navigator}`];
  return ['desk', '/desk'];
}

/** The pages that a line can lead to. */
export type Room = 'call' | 'proposal' | 'household' | 'navigator' | 'item' | 'member' | 'digest' | 'dialogue' | 'desk';

/** A line as a letter's link names it: with who stands in, where the letter went to her alone, so that what she presses is hers. */
export const lineFor = (name: string, standsIn: string | undefined): string =>
  standsIn ? `${name}.${standsIn}` : name;

/** The line that a letter's link names, and who stands in where the letter went to her alone. */
export function lineIn(subject: string): { readonly name: string; readonly standsIn: string | undefined } {
  const [name = '', standsIn] = subject.split('.');
  return { name, standsIn };
}
