import { contactLogged } from '../../events/contact-logged.ts';
import { contactTakenBack } from '../../events/contact-taken-back.ts';
import { localDate } from '../platform/kernel/time.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { program } from '../program/settings.ts';
import { reportNumber } from './report.ts';
import { reportRoom } from './room.ts';

/**
 * When a contact is told, corrected or taken back, count it so. The story it belongs to is not handed on: what is kept here outlives the
 * household's own records, and must not lead back to it.
 */
export const handler = reaction([contactLogged, contactTakenBack], ({ name, data, meta, cause, at }) => {
  const saidAt = meta.time;
  const { pairing, contact: id } = data;
  if (name === 'ContactTakenBack')
    return handle(
      reportRoom,
      { self: reportNumber(pairing) },
      { command: { type: 'TakeBack', id, saidAt }, cause, by: 'program', at },
    );
  const { outcome, minutes, mode } = data;
  const by = data.by === 'navigator' ? 'navigator' : 'staff';
  const contact = {
    id,
    on: localDate(program.timeZone, saidAt),
    outcome,
    minutes,
    ...(mode && { mode }),
    by,
    saidAt,
  } as const;
  const act = { command: { type: 'Count', contact } as const, cause, by: 'program', at };
  return handle(reportRoom, { self: reportNumber(pairing) }, act);
});
