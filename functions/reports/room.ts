import { alone } from '../platform/ledger.ts';
import { counting } from './domain.ts';
import { reports } from './report.ts';

/** Reports' decisions, where they are kept. */
export const reportRoom = alone(reports, counting);
