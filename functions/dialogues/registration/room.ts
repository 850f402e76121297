import { alone } from '../../platform/ledger.ts';
import { registering } from './domain.ts';
import { participants } from './participant.ts';
import { rolls } from './roll.ts';
import { rolling } from './rolling.ts';

/** Decisions about one on the list, with the roll: both are written together. */
export const registrationRoom = { shelves: { participant: participants, roll: rolls }, decider: registering };

/** Decisions about the roll alone. */
export const rollRoom = alone(rolls, rolling);
