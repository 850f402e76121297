import { contactLogged } from '../../events/contact-logged.ts';
import { contactTakenBack } from '../../events/contact-taken-back.ts';
import { progressReportSubmitted } from '../../events/progress-report-submitted.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { asCounted } from './counted.ts';
import { reportNumber } from './report.ts';
import { reportRoom } from './room.ts';

/**
 * When a contact is told, corrected or taken back, or a progress report is told, count it so. The story it belongs to is not handed on: what
 * is kept here outlives the household's own records, and must not lead back to it.
 */
export const handler = reaction(
  [contactLogged, contactTakenBack, progressReportSubmitted],
  async ({ meta, cause, at, ...fact }) => {
    const command = await asCounted(fact, meta.time);
    if (!command) return { outcome: 'gone' };
    return handle(reportRoom, { self: reportNumber(fact.data.pairing) }, { command, cause, by: 'program', at });
  },
);
