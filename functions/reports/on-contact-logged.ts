import { contactLogged } from '../../events/contact-logged.ts';
import { contactTakenBack } from '../../events/contact-taken-back.ts';
import type { FactOf } from '../../events/contract.ts';
import { progressReportSubmitted } from '../../events/progress-report-submitted.ts';
import { localDate } from '../platform/kernel/time.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { program } from '../program/settings.ts';
import { planOf } from '../tasks/questions.ts';
import type { Command } from './domain.ts';
import { reportNumber } from './report.ts';
import { reportRoom } from './room.ts';

type Fact = FactOf<typeof contactLogged> | FactOf<typeof contactTakenBack> | FactOf<typeof progressReportSubmitted>;
type Told = { [Name in Fact['name']]: Pick<Extract<Fact, { name: Name }>, 'name' | 'data'> }[Fact['name']];

/** What a fact comes to here, said at an instant; undefined where nothing is known any more of what it tells. */
async function commandOf(fact: Told, saidAt: string): Promise<Command | undefined> {
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

/**
 * When a contact is told, corrected or taken back, or a progress report is told, count it so. The story it belongs to is not handed on: what
 * is kept here outlives the household's own records, and must not lead back to it.
 */
export const handler = reaction(
  [contactLogged, contactTakenBack, progressReportSubmitted],
  async ({ meta, cause, at, ...fact }) => {
    const command = await commandOf(fact, meta.time);
    if (!command) return { outcome: 'gone' };
    return handle(reportRoom, { self: reportNumber(fact.data.pairing) }, { command, cause, by: 'program', at });
  },
);
