import { alone } from '../platform/ledger.ts';
import { pairing } from './domain.ts';
import { matches } from './match.ts';
import { seats } from './seat.ts';
import { seating } from './seating.ts';

/** Pairing's decisions about a household and the navigator's seat it concerns: both commit together. */
export const pairingRoom = { shelves: { match: matches, seat: seats }, decider: pairing };

/** Decisions about a seat alone. */
export const seatRoom = alone(seats, seating);
