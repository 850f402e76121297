import { attentionSettled } from '../../events/attention-settled.ts';
import { contactCardOpened } from '../../events/contact-card-opened.ts';
import { alertLiaison, wantMail } from '../../events/mail-wanted.ts';
import { tasksStarted } from '../../events/tasks-started.ts';
import { type Decider, type Decision, note, refuse } from '../platform/kernel/decider.ts';
import { type Bench, planIn } from './bench.ts';
import { whenDue } from './chasing.ts';
import type { Command, Event } from './commands.ts';
import { evolveBench } from './evolving.ts';
import { firstSteps } from './first-steps.ts';
import { tasksOf, termOf } from './laying.ts';
import { type PlanState, toAskAfter } from './plan.ts';
import { freeze, goOn } from './resting.ts';
import { firstMailAt, isHandedOver } from './round.ts';
import { logContact, submitReport, takeBackContact } from './telling.ts';
import { answerCheckIn, complete, reopen } from './ticking.ts';

export type { Bench } from './bench.ts';
export type { Command, Event } from './commands.ts';

function start(command: Extract<Command, { type: 'Start' }>, { round }: Bench): Decision<Event> {
  const { pairing, arrival, person, navigator, navigatorPerson, urgent, interpreter, circumstances, frozenAt, at } =
    command;
  const mailAt = firstMailAt(round, command);
  const anchors = { startedAt: mailAt, endsAt: termOf(at), urgent };
  const who = { arrival, person, navigator, navigatorPerson };
  const rest = frozenAt ? { frozenAt, restSaidAt: frozenAt } : { firstMailAt: mailAt };
  const times = { startedAt: at, endsAt: anchors.endsAt, heardAt: at };
  const plan = {
    ...who,
    ...(interpreter && { interpreter }),
    ...rest,
    ...times,
    tasks: tasksOf(anchors, circumstances),
  };
  return [
    tasksStarted.of({ pairing, navigator }),
    note('PlanLaid', { pairing, plan }),
    ...(!frozenAt && mailAt <= at ? firstSteps({ pairing, person: navigatorPerson, at }) : []),
    ...(interpreter ? [alertLiaison('interpreter-wanted', pairing)] : []),
  ];
}

function openCard(pairing: string, plan: PlanState): Decision<Event> {
  if (plan.status !== 'running') return refuse(plan.status);
  return plan.frozenAt ? refuse('frozen') : [contactCardOpened.of({ pairing, navigator: plan.navigator })];
}

function extend({ pairing, endsAt, at }: Extract<Command, { type: 'Extend' }>, plan: PlanState): readonly Event[] {
  return plan.status === 'running' && plan.endsAt < endsAt ? [note('TermChanged', { pairing, endsAt, at })] : [];
}

/** Even before it started: facts can overtake one another, and a pairing that is over must not start its tasks. */
const stop = (command: Extract<Command, { type: 'Stop' }>, plan: PlanState): readonly Event[] =>
  plan.status === 'ended'
    ? []
    : [note('PlanStopped', { pairing: command.pairing, at: command.at }), ...thatItIsOver(command, plan)];

/** She was reached about what is overdue: of that the liaison hears again when it stays so. */
function spoken({ pairing, by, at }: Extract<Command, { type: 'Spoken' }>, plan: PlanState): Decision<Event> {
  if (plan.status !== 'running') return refuse(plan.status);
  const tasks = toAskAfter(plan).map(([key]) => key);
  if (tasks.length === 0) return [];
  return [
    attentionSettled.of({ about: pairing, kind: 'steps-overdue', by }),
    note('NavigatorSpoken', { pairing, tasks, at }),
  ];
}

/** She was reached after a long silence: it is as if she had told something. */
const hear = ({ navigator, by, at }: Extract<Command, { type: 'Hear' }>, { round }: Bench): readonly Event[] =>
  isHandedOver(round)
    ? [attentionSettled.of({ about: navigator, kind: 'navigator-silent', by }), note('NavigatorHeard', { at })]
    : [];

/** The navigator hears it in the same words whatever the reason is: it is the household's own, or nobody's. */
const thatItIsOver = ({ pairing }: Extract<Command, { type: 'Stop' }>, plan: PlanState): readonly Event[] =>
  plan.status === 'running' ? [wantMail('pairing-over', plan.navigatorPerson, { about: pairing })] : [];

/** Tasks' judgement: what is to be done in a pairing, what is done and told, what is overdue and whose it is then; and what a navigator is written to about all of hers. */
export const planning: Decider<Bench, Command, Event> = {
  initial: { round: { status: 'none' }, plans: {} },
  decide(command, bench) {
    switch (command.type) {
      case 'Start':
        return planIn(bench, command.pairing).status === 'none' ? start(command, bench) : [];
      case 'Complete':
        return complete(command, planIn(bench, command.pairing));
      case 'Reopen':
        return reopen(command, bench);
      case 'LogContact':
        return logContact(command, bench);
      case 'TakeBackContact':
        return takeBackContact(command, bench);
      case 'SubmitReport':
        return submitReport(command, bench);
      case 'AnswerCheckIn':
        return answerCheckIn(command, planIn(bench, command.pairing));
      case 'OpenCard':
        return openCard(command.pairing, planIn(bench, command.pairing));
      case 'Freeze':
        return freeze(command, planIn(bench, command.pairing));
      case 'GoOn':
        return goOn(command, planIn(bench, command.pairing), bench.round);
      case 'Spoken':
        return spoken(command, planIn(bench, command.pairing));
      case 'Extend':
        return extend(command, planIn(bench, command.pairing));
      case 'Stop':
        return stop(command, planIn(bench, command.pairing));
      case 'Hear':
        return hear(command, bench);
      case 'Due':
        return whenDue(command, bench);
    }
  },
  evolve: evolveBench,
};
