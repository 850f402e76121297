import { contactLogged } from '../../events/contact-logged.ts';
import { contactTakenBack } from '../../events/contact-taken-back.ts';
import { alertLiaison } from '../../events/mail-wanted.ts';
import { progressReportSubmitted } from '../../events/progress-report-submitted.ts';
import { type Decision, note, refuse } from '../platform/kernel/decider.ts';
import { program } from '../program/settings.ts';
import { type Bench, planIn } from './bench.ts';
import type { Command, Event } from './commands.ts';
import { type Contact, definitionOf, type PlanState, type ProgressReport } from './plan.ts';
import { isFinal } from './round.ts';
import { ticked } from './ticking.ts';

/** More than anybody meets in a pairing: a plan must not outgrow its item. */
const mostContacts = 400;

const { doneByContact } = program.plan;

/** What is told of a contact belongs to this pairing; told anew under the same id it is corrected. Where something had to be blacked out the liaison hears of it: perhaps she needs to talk about it. */
export function logContact(
  { pairing, contact, redacted, reworded }: Extract<Command, { type: 'LogContact' }>,
  bench: Bench,
): Decision<Event> {
  const { id, outcome, minutes, mode, by } = contact;
  const plan = planIn(bench, pairing);
  // After the end the last meeting can still be told, through staff.
  if (plan.status === 'none' || (plan.status === 'ended' && by === 'navigator')) return refuse(plan.status);
  if (plan.status === 'running' && plan.frozenAt && by === 'navigator') return refuse('frozen');
  const known = plan.contacts ?? [];
  const before = known.find(one => one.id === id);
  if (before && !reworded && saysTheSame(before, contact)) return [];
  if (before && plan.status === 'running' && isFinal(before.at, bench.round)) return refuse('final');
  if (!before && known.length >= mostContacts) return refuse('too-many');
  return [
    contactLogged.of({ pairing, contact: id, outcome, minutes, ...(mode && { mode }), by }),
    note('ContactKept', { pairing, contact }),
    ...doneWithIt(pairing, contact, plan),
    ...(redacted ? [alertLiaison('report-redacted', pairing, id)] : []),
  ];
}

/** Who has met needs no reminder to make contact, or to meet. */
function doneWithIt(pairing: string, { outcome, mode, by, at }: Contact, plan: PlanState): readonly Event[] {
  if (plan.status !== 'running' || outcome !== 'held') return [];
  const { held, met } = doneByContact;
  const keys = [held, ...(mode && met.modes.includes(mode) ? [met.task] : [])];
  return keys
    .filter(key => plan.tasks[key] && plan.tasks[key]?.status !== 'done')
    .flatMap(key => ticked({ pairing, by, at }, key));
}

/** What was told of a contact is taken back: by the navigator until a mail has gone out since. */
export function takeBackContact(
  { pairing, contact, evenIfTold, by }: Extract<Command, { type: 'TakeBackContact' }>,
  bench: Bench,
): Decision<Event> {
  const plan = planIn(bench, pairing);
  if (plan.status === 'none' || (plan.status === 'ended' && !evenIfTold)) return refuse(plan.status);
  const one = plan.contacts?.find(({ id }) => id === contact);
  if (!one) return [];
  if (plan.status === 'running' && !evenIfTold && isFinal(one.at, bench.round)) return refuse('final');
  return [contactTakenBack.of({ pairing, contact, by }), note('ContactDropped', { pairing, contact })];
}

/** A progress report; sent again it is corrected, until a mail has gone out since. The liaison hears where help is wanted. */
export function submitReport(
  { pairing, report, seen, redacted, reworded }: Extract<Command, { type: 'SubmitReport' }>,
  bench: Bench,
): Decision<Event> {
  const { task, by, at } = report;
  const plan = planIn(bench, pairing);
  if (plan.status !== 'running') return refuse(plan.status);
  if (plan.frozenAt && by === 'navigator') return refuse('frozen');
  const known = Object.hasOwn(plan.tasks, task) ? plan.tasks[task] : undefined;
  if (!known || definitionOf(task)?.how !== 'report') return refuse('unknown-task');
  const before = plan.reports?.find(one => one.task === task);
  if (before && !reworded && answersTheSame(before, report)) return [];
  if (before && by === 'navigator' && isFinal(before.at, bench.round)) return refuse('final');
  if (before && seen && seen[task] !== before.at) return refuse('changed');
  return [
    progressReportSubmitted.of({ pairing, report: task, by }),
    note('ReportKept', { pairing, report }),
    ...(known.status === 'done' ? [] : ticked({ pairing, by, at }, task)),
    ...(wantsHelp(report) ? [alertLiaison('report-wants-help', pairing, task)] : []),
    ...(redacted ? [alertLiaison('report-redacted', pairing, task)] : []),
  ];
}

const wantsHelp = ({ answers }: ProgressReport): boolean => answers.help !== 'no' || answers.going === 'hard';

const saysTheSame = (one: Contact, other: Contact): boolean =>
  one.outcome === other.outcome && one.minutes === other.minutes && one.mode === other.mode;

const answersTheSame = ({ answers: one }: ProgressReport, { answers: other }: ProgressReport): boolean =>
  one.met === other.met &&
  one.going === other.going &&
  one.goals === other.goals &&
  one.byItself === other.byItself &&
  one.help === other.help;
