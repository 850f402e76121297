import { alone } from '../platform/ledger.ts';
import { joining } from './domain.ts';
import { navigators } from './navigator.ts';

/** Navigators' decisions, where they are kept. */
export const navigatorRoom = alone(navigators, joining);
