import { alone } from '../../platform/ledger.ts';
import { acting } from './domain.ts';
import { plans } from './shelf.ts';

/** Decisions about what a dialogue comes to, where they are kept. */
export const planRoom = alone(plans, acting);
