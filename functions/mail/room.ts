import { alone } from '../platform/ledger.ts';
import { mailing } from './domain.ts';
import { mails } from './mail.ts';

/** Mail's decisions, where they are kept. By itself, so that who only settles a mail need not load what writes and sends one. */
export const mailRoom = alone(mails, mailing);
