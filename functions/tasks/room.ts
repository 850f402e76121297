import { alone } from '../platform/ledger.ts';
import { planning } from './domain.ts';
import { plans } from './plan.ts';

/** Tasks' decisions, where they are kept. */
export const planRoom = alone(plans, planning);
