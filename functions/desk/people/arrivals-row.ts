import type { Known } from '../../calls/questions.ts';
import type { ArrivalState } from '../../intake/questions.ts';
import type { Explanation, MatchState } from '../../pairing/questions.ts';
import { fill, wordsFor } from '../../program/words.ts';
import { taskTitle } from '../../tasks/mails.ts';
import {
  dueWithin,
  isHandedOver,
  nextDueIn,
  type PlanState,
  plansOf,
  type RoundState,
  roundsOf,
  toAskAfter,
} from '../../tasks/questions.ts';
import { type Situation, type Standing, standingOf } from '../situation.ts';

/** What stands beside a household that is paired: its plan, and its navigator's round. */
interface Beside {
  readonly plan?: PlanState | undefined;
  readonly round?: RoundState | undefined;
}

/** A household as it is read for a list: its own state, its search, what stands beside it, and the calls that are to be made. */
export interface Household extends Beside {
  readonly id: string;
  readonly arrival: ArrivalState;
  readonly match: MatchState;
  readonly calls: readonly Known[];
}

/** A household as staff see it in a list: by its receipt, in codes, never by a name. */
export interface Row {
  readonly id: string;
  readonly receipt?: string | undefined;
  readonly duplicate?: true;
  readonly situation: Situation;
  /** Since when it stands so, as far as it is known; an instant. */
  readonly since?: string | undefined;
  readonly owner: string;
  readonly next: string;
  readonly due?: string | undefined;
  readonly interpreterNeeded?: true;
  readonly urgent?: true;
  readonly navigator?: string;
  readonly proposed?: readonly string[];
  readonly offer?: string;
  readonly explanation?: Explanation;
  readonly pairing?: string;
  readonly tasks?: readonly {
    readonly id: string;
    readonly task: string;
    readonly status: string;
    readonly due: string;
  }[];
  readonly why?: readonly string[];
}

/** What stands beside each household that is paired, in two reads; nothing for the others. */
export async function plansBeside(households: readonly Pick<Household, 'match'>[]): Promise<readonly Beside[]> {
  const paired = households.flatMap(({ match }) => (match.status === 'paired' ? [match] : []));
  const navigators = [...new Set(paired.map(({ navigator }) => navigator))];
  const [plans, rounds] = await Promise.all([plansOf(paired.map(({ pairing }) => pairing)), roundsOf(navigators)]);
  return households.map(({ match }) =>
    match.status === 'paired'
      ? { plan: plans[paired.indexOf(match)], round: rounds[navigators.indexOf(match.navigator)] }
      : {},
  );
}

/** A running pairing as staff see it: what is to be done now with the ids that their doors take, when the next act is due and whose it is. */
function pairingOf(
  { pairing, plan, round = { status: 'none' } }: Beside & { readonly pairing: string },
  standing: Standing,
  { at, language }: Reading,
): Partial<Row> {
  if (plan?.status !== 'running') return { pairing, tasks: [] };
  const all = wordsFor(language);
  const { staff: words } = all;
  const steps = dueWithin(plan, at).map(([task, { status, due }]) => ({ id: `${pairing}.${task}`, task, status, due }));
  // What someone has spoken to the navigator about is the navigator's again, until it is told anew.
  const [escalated] = toAskAfter(plan).map(([task]) => task);
  const current = escalated ?? steps[0]?.task;
  const silent = isHandedOver(round);
  return {
    ...((escalated || silent) && { owner: words.owners.liaison }),
    ...(current && {
      next: fill(escalated ? words.next.pairedOverdue : words.next.pairedTask, { task: taskTitle(current, all) }),
    }),
    ...(silent && { next: words.next.pairedSilent }),
    due: nextDueIn(pairing, round) ?? standing.due,
    pairing,
    tasks: steps,
  };
}

/** What is the staff's to do is a call, if there is one: it is due before they are told that nobody made it. */
const callDue = ({ id, calls }: Household): string | undefined =>
  calls.find(({ call }) => call.about === id || call.about.startsWith(`${id}.`))?.call.due;

/** Since when a household stands as it does; undefined once it is forgotten. */
export function standsSince(arrival: ArrivalState, match: MatchState): string | undefined {
  if (arrival.status === 'unknown') return undefined;
  if (arrival.status === 'closed') return arrival.closedAt;
  if (arrival.status === 'finished') return arrival.finishedAt;
  if (arrival.status !== 'ready') return arrival.postedAt;
  switch (match.status) {
    case 'none':
      return arrival.postedAt;
    case 'waiting':
      return match.since;
    case 'proposed':
      return match.proposedAt;
    case 'offered':
      return match.offeredAt;
    case 'asked':
      return match.acceptedAt;
    case 'paired':
      return match.pairedAt;
    case 'frozen':
      return match.frozenAt;
    case 'closed':
      return match.closedAt;
  }
}

/** When a list is read, and in which language. */
export interface Reading {
  readonly at: string;
  readonly language: string;
}

/** A household as a row of a list, with whose turn it is, what comes next and when. */
export function row(household: Household, reading: Reading): Row {
  const { id, arrival, match, plan, round } = household;
  const { staff: words } = wordsFor(reading.language);
  const standing = standingOf(arrival, match);
  const { situation, owner, next } = standing;
  const call = owner === 'liaison' ? callDue(household) : undefined;
  const told = 'household' in arrival ? arrival.household : undefined;
  return {
    id,
    receipt: 'receipt' in arrival ? arrival.receipt : undefined,
    ...('duplicate' in arrival && arrival.duplicate && { duplicate: true }),
    situation,
    since: standsSince(arrival, match),
    owner: words.owners[owner],
    next: words.next[next],
    due: call ?? standing.due,
    ...(told?.interpreterNeeded && { interpreterNeeded: true }),
    ...(told?.urgent && { urgent: true }),
    // Whom an alert means by "phone the navigator": name and address stand in the list of navigators.
    ...('navigator' in match && { navigator: match.navigator }),
    ...((match.status === 'offered' || match.status === 'asked') && {
      offer: match.pairing,
      explanation: match.explanation,
    }),
    ...(match.status === 'paired' && pairingOf({ pairing: match.pairing, plan, round }, standing, reading)),
    ...(match.status === 'proposed' && { proposed: match.candidates.map(({ navigator }) => navigator) }),
    // Its tasks rest, so they are neither next nor due.
    ...(match.status === 'frozen' && { pairing: match.pairing }),
    ...(match.status === 'waiting' && { why: match.why }),
  };
}
