import type { Event } from './commands.ts';
import { nextWeekly } from './laying.ts';
import { definitionOf, type PlanState, type Running, theMorningAfter, wakesOf } from './plan.ts';
import { isHandedOver, type Round, type RoundState } from './round.ts';

/** A plan that something happened to. */
interface Changed {
  readonly pairing: string;
  readonly plan: PlanState;
}

/** What happened, in the round of the navigator whom it concerns; `changed` is the plan that it was about, as it is now. */
export function evolveRound(round: RoundState, event: Event, changed?: Changed): RoundState {
  const known = event.name === 'PlanLaid' ? begun(round, event.data) : round;
  if (known.status === 'none') return known;
  return withPlan(evolveOpen(known, event, changed?.plan), event, changed);
}

function evolveOpen(round: Round, event: Event, plan: PlanState | undefined): Round {
  switch (event.name) {
    case 'PlanLaid': {
      const { pairing, plan: laid } = event.data;
      // That she has said yes is a word of hers.
      return withFirst(heard(round, laid.startedAt), pairing, laid.firstMailAt);
    }
    case 'TaskTicked':
      // The liaison's own call is no word of hers.
      return definitionOf(event.data.task)?.owner === 'liaison' ? round : heard(round, event.data.at);
    case 'ContactKept':
      // What is told after the end changes nothing that is to come.
      return plan?.status === 'running' ? heard(round, event.data.contact.at) : round;
    case 'ReportKept':
      return heard(round, event.data.report.at);
    case 'NavigatorSpoken':
    case 'NavigatorHeard':
      return heard(round, event.data.at);
    case 'NavigatorMailed':
      return { ...round, mailedAt: event.data.at };
    case 'FirstStepsTold':
      return without(round);
    case 'WeekTurned':
      return { ...round, weeklyAt: event.data.weeklyAt };
    case 'SilenceTold': {
      const { to, at } = event.data;
      return { ...round, silence: { at, told: to === 'liaison' ? (round.silence?.told ?? 0) + 1 : 0 } };
    }
    case 'PlanFrozen':
    case 'PlanStopped':
      return withoutFirst(round, event.data.pairing);
    case 'PlanWentOn': {
      const { pairing, firstMailAt, at } = event.data;
      const resting = Object.values(round.plans).every(({ rests }) => rests);
      const awake = rested(heard(round, at), at);
      return withFirst(resting ? { ...awake, weeklyAt: nextWeekly(at) } : awake, pairing, firstMailAt);
    }
    case 'TermChanged':
      return rested(round, event.data.at);
    case 'TaskUnticked':
    case 'GoalsChosen':
    case 'ContactDropped':
    case 'TasksReminded':
    case 'TasksHandedOver':
    case 'CallsAsked':
    case 'RestSeen':
    case 'TasksStarted':
    case 'TaskCompleted':
    case 'TaskReopened':
    case 'TaskEscalated':
    case 'ContactCardOpened':
    case 'ContactLogged':
    case 'ContactTakenBack':
    case 'ContactOverdue':
    case 'ProgressReportSubmitted':
    case 'MailWanted':
    case 'AttentionSettled':
      return round;
  }
}

/** Her first household begins her round; another one after a while begins it anew. */
function begun(round: RoundState, { plan: { navigatorPerson, startedAt } }: { plan: Omit<Running, 'status'> }): Round {
  const weeklyAt = nextWeekly(startedAt);
  if (round.status === 'none')
    return { status: 'open', person: navigatorPerson, plans: {}, weeklyAt, heardAt: startedAt };
  const { idleSince, ...others } = round;
  return idleSince ? { ...others, weeklyAt } : round;
}

/** When something is to be done in the plan that has changed; one that is over has no place here any more. */
function withPlan(round: Round, event: Event, changed: Changed | undefined): Round {
  if (!changed) return round;
  const { pairing, plan } = changed;
  if (plan.status === 'running') return { ...round, plans: { ...round.plans, [pairing]: wakesOf(plan) } };
  if (event.name !== 'PlanStopped' || !round.plans[pairing]) return round;
  const { [pairing]: _, ...plans } = round.plans;
  if (Object.keys(plans).length > 0) return { ...round, plans };
  const { silence: __, quietUntil: ___, ...others } = round;
  return { ...others, plans, idleSince: event.data.at };
}

/** Something was told: a silence is over, and what is overdue meanwhile is reminded of tomorrow, and not this minute. */
function heard(round: Round, at: string): Round {
  if (at < round.heardAt) return round;
  const { silence, ...others } = round;
  const awake = { ...others, heardAt: at };
  return isHandedOver(round) ? { ...rested(awake, at), weeklyAt: nextWeekly(at) } : awake;
}

/** Nothing is reminded of before the next morning. */
const rested = (round: Round, at: string): Round => ({ ...round, quietUntil: theMorningAfter(at) });

const withFirst = (round: Round, pairing: string, at: string | undefined): Round =>
  at ? { ...round, first: { at, pairings: [...(round.first?.pairings ?? []), pairing] } } : round;

const without = ({ first: _, ...others }: Round): Round => others;

function withoutFirst(round: Round, pairing: string): Round {
  const { first } = round;
  if (!first?.pairings.includes(pairing)) return round;
  const pairings = first.pairings.filter(one => one !== pairing);
  return pairings.length > 0 ? { ...round, first: { ...first, pairings } } : without(round);
}
