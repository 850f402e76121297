import { alone } from '../platform/ledger.ts';
import { arrivals } from './arrival.ts';
import { intake } from './domain.ts';

/** Intake's decisions, where they are kept. */
export const intakeRoom = alone(arrivals, intake);
