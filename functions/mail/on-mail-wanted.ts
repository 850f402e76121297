import { mailWanted } from '../../events/mail-wanted.ts';
import { reaction } from '../platform/reaction.ts';
import { deliver } from './deliver.ts';

/** When a mail is wanted, send it at once if it may go out now; the clock does the rest. */
export const handler = reaction([mailWanted], ({ data, cause, at, correlation }) => {
  const { mail, kind, to, about } = data;
  return deliver(mail, { kind, to, about }, { cause, at, correlation });
});
