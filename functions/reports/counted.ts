import type { contactLogged } from '../../events/contact-logged.ts';
import type { contactTakenBack } from '../../events/contact-taken-back.ts';
import type { FactOf } from '../../events/contract.ts';
import type { progressReportSubmitted } from '../../events/progress-report-submitted.ts';
import { localDate } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import { planOf } from '../tasks/questions.ts';
import type { Command } from './domain.ts';

type Fact = FactOf<typeof contactLogged> | FactOf<typeof contactTakenBack> | FactOf<typeof progressReportSubmitted>;
type Told = { [Name in Fact['name']]: Pick<Extract<Fact, { name: Name }>, 'name' | 'data'> }[Fact['name']];

/** What a fact comes to here, said at an instant; undefined where nothing is known any more of what it tells. */
export async function asCounted(fact: Told, saidAt: string): Promise<Command | undefined> {
  const on = localDate(program.timeZone, saidAt);
  switch (fact.name) {
    case 'ContactTakenBack':
      return { type: 'TakeBack', id: fact.data.contact, saidAt };
    case 'ContactLogged': {
      const { contact: id, outcome, minutes, mode, by } = fact.data;
      const told = by === 'navigator' ? by : 'staff';
      return { type: 'Count', contact: { id, on, outcome, minutes, ...(mode && { mode }), by: told, saidAt } };
    }
    case 'ProgressReportSubmitted': {
      // Facts carry no answers: they are read where they are kept, as they were last given.
      const plan = await planOf(fact.data.pairing);
      const held = plan.status === 'none' ? [] : (plan.reports ?? []);
      const report = held.find(({ task }) => task === fact.data.report);
      return report && { type: 'Report', progress: { report: report.task, on, ...report.answers, saidAt: report.at } };
    }
  }
}
