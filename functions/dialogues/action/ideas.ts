import { actionItemAmended } from '../../../events/action-item-amended.ts';
import { actionItemMovedOn } from '../../../events/action-item-moved-on.ts';
import { actionItemProposed } from '../../../events/action-item-proposed.ts';
import { actionVotesCast } from '../../../events/action-votes-cast.ts';
import { actionVotingClosed } from '../../../events/action-voting-closed.ts';
import { actionVotingOpened } from '../../../events/action-voting-opened.ts';
import { type Decision, note, refuse } from '../../platform/kernel/decider.ts';
import { program } from '../../program/settings.ts';
import type * as Told from './commands.ts';
import type { Change, Event } from './events.ts';
import {
  type Action,
  isIdea,
  isOpenAction,
  isWaitedFor,
  isWork,
  type OpenPlan,
  type OpenVoting,
  openGroup,
} from './plan.ts';
import { dateReminder, endOfDay, settledAt, wrongDate } from './planning.ts';
import { mostWanted } from './voting.ts';

const { action: settings } = program.dialogues;

/** So many ideas a dialogue has at most, merged ones among them: what is read at once stays small. */
const mostIdeas = 150;

export const actionOf = ({ actions }: OpenPlan, n: number): Action | undefined => actions.find(one => one.n === n);

/** An idea is written down; the same words again are there already. */
export function propose(
  { dialogue, title, text, circle, proposers, by, at }: Told.Propose,
  plan: OpenPlan,
): Decision<Event> {
  if (plan.actions.some(one => isIdea(one) && one.title === title && one.circle === circle)) return [];
  if (plan.actions.length >= mostIdeas) return refuse('dialogue-full');
  const n = plan.actions.length + 1;
  return [
    actionItemProposed.of({ dialogue, action: n, by }),
    note('IdeaKept', { n, title, text, circle, proposers, at }),
  ];
}

const isSame = (one: Action, change: Change): boolean =>
  Object.entries(change).every(([name, value]) => {
    const now = (one as Readonly<Record<string, unknown>>)[name];
    return value === undefined || JSON.stringify(now) === JSON.stringify(value);
  });

/** Words can be mended as long as anyone reads them; group, owner and date while somebody is to do something. */
export function amend({ type: _, dialogue, n, by, at, ...change }: Told.Amend, plan: OpenPlan): Decision<Event> {
  const one = actionOf(plan, n);
  if (!one) return refuse('none');
  if (isSame(one, change)) return [];
  const { group, owner, date } = change;
  const looked = (group ?? owner ?? date) !== undefined;
  if (looked && !isWaitedFor(one)) return refuse('action-over');
  if (group !== undefined && !openGroup(plan, group)) return refuse('group-over');
  const wrong = date === undefined || !isWork(one) || date === one.date ? undefined : wrongDate(date, at);
  if (wrong) return refuse(wrong);
  const remindAt = date === undefined ? undefined : dateReminder(date, at);
  const isNew = owner !== undefined && !(isWork(one) && one.owner?.person === owner.person);
  return [
    actionItemAmended.of({ dialogue, action: n, by }),
    note('ActionRevised', { n, change, remindAt, at }),
    ...(isNew ? [note('TellingKept', { what: 'owner' as const, of: n, to: [owner], due: settledAt(at) })] : []),
  ];
}

/** Voting is opened, once, and everyone is asked; while it is open, its last day can be another one. */
export function openVoting({ dialogue, until, dots, by, at }: Told.OpenTheVoting, plan: OpenPlan): Decision<Event> {
  const { voting } = plan;
  if (voting?.status === 'closed') return refuse('voting-over');
  if (voting?.until === until) return [];
  if (!plan.actions.some(isIdea)) return refuse('ideas-none');
  const wrong = wrongDate(until, at);
  if (wrong) return refuse(wrong === 'action-past' ? 'voting-past' : 'voting-far');
  const kept = note('VotingKept', { until, closesAt: endOfDay(until), dots: voting?.dots ?? dots });
  const opened = actionVotingOpened.of({ dialogue, by });
  return voting ? [opened, kept] : [opened, kept, note('TellingKept', { what: 'vote', of: 0, due: settledAt(at) })];
}

/** The voting while people can vote, or why they cannot. */
function votingNow({ voting }: OpenPlan, at: string): OpenVoting | string {
  if (!voting) return 'voting-not-yet';
  return voting.status === 'closed' || voting.closesAt <= at ? 'voting-over' : voting;
}

const areIdeas = (plan: OpenPlan, dots: readonly number[]): boolean =>
  dots.every(dot => plan.actions.some(one => one.n === dot && isIdea(one)));

const inOrder = (dots: readonly number[]): number[] => [...dots].sort((one, other) => one - other);

/** One person has so many dots and no more, however she puts them; no dots take back what she gave. */
export function vote({ dialogue, participant, dots, by, at }: Told.Vote, plan: OpenPlan): Decision<Event> {
  const voting = votingNow(plan, at);
  if (typeof voting === 'string') return refuse(voting);
  if (dots.length > voting.dots) return refuse('dots-many');
  if (!areIdeas(plan, dots)) return refuse('idea-gone');
  const before = voting.ballots.find(one => one.participant === participant)?.dots ?? [];
  if (inOrder(before).join() === inOrder(dots).join()) return [];
  return [actionVotesCast.of({ dialogue, by }), note('BallotKept', { participant, dots: inOrder(dots) })];
}

/** A sheet of paper holds at most the dots of those who put them; with nobody on it, it is taken back. */
export function enterSheet(
  { dialogue, sheet, people, dots, by, at }: Told.EnterSheet,
  plan: OpenPlan,
): Decision<Event> {
  const voting = votingNow(plan, at);
  if (typeof voting === 'string') return refuse(voting);
  if (dots.length > people * voting.dots) return refuse('dots-many');
  if (!areIdeas(plan, dots)) return refuse('idea-gone');
  const before = voting.sheets.find(one => one.sheet === sheet);
  if (before ? before.people === people && before.dots.join() === inOrder(dots).join() : people === 0) return [];
  return [actionVotesCast.of({ dialogue, by }), note('VotingSheetKept', { sheet, people, dots: inOrder(dots) })];
}

/** Voting closes: the most wanted are priorities, or those that staff name; who gave which dots is forgotten. */
export function closeVoting(
  { dialogue, priorities, by, at }: Pick<Told.CloseVoting, 'dialogue' | 'priorities' | 'by' | 'at'>,
  plan: OpenPlan,
): Decision<Event> {
  if (!plan.voting) return refuse('voting-not-yet');
  if (plan.voting.status === 'closed') return [];
  if (priorities && !areIdeas(plan, priorities)) return refuse('idea-gone');
  const chosen = priorities ?? mostWanted(plan, settings.priorities);
  return [
    actionVotingClosed.of({ dialogue, by }),
    note('VotingCounted', { priorities: chosen, at }),
    ...chosen.map(n => actionItemMovedOn.of({ dialogue, action: n, status: 'prioritized', by })),
  ];
}

/** It is not taken, and who proposed it is told why. */
export function notTake({ dialogue, n, reason, by, at }: Told.NotTake, plan: OpenPlan): Decision<Event> {
  const one = actionOf(plan, n);
  if (!one) return refuse('none');
  if (one.status === 'not-taken' && one.reason === reason) return [];
  if (!isIdea(one)) return refuse('action-over');
  if (plan.voting?.status === 'open') return refuse('voting-open');
  const { proposers: to } = one;
  return [
    actionItemMovedOn.of({ dialogue, action: n, status: 'not-taken', reason, by }),
    note('IdeaPassedOver', { n, reason, at }),
    ...(to.length > 0 ? [note('TellingKept', { what: 'not-taken' as const, of: n, to, due: settledAt(at) })] : []),
  ];
}

/** It goes on within another one: an idea in an idea or an action, an action in an action. Nothing of it is lost. */
export function merge({ dialogue, n, into, by, at }: Told.Merge, plan: OpenPlan): Decision<Event> {
  const [one, other] = [actionOf(plan, n), actionOf(plan, into)];
  if (!one || !other) return refuse('none');
  if (one.status === 'merged' && one.into === into) return [];
  if (n === into) return refuse('merge-elsewhere');
  if (!isIdea(one) && !isOpenAction(one)) return refuse('action-over');
  const fits = isIdea(one) ? isIdea(other) || isOpenAction(other) : isOpenAction(other);
  if (!fits) return refuse('merge-elsewhere');
  // Dots that lie on an idea are for what is still asked: they cannot count for an action that is adopted.
  if (isIdea(one) && !isIdea(other) && plan.voting?.status === 'open') return refuse('voting-open');
  return [
    actionItemMovedOn.of({ dialogue, action: n, status: 'merged', into, by }),
    note('ActionFolded', { n, into, at }),
  ];
}
