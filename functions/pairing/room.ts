import { alone } from '../platform/ledger.ts';
import { concerns } from './concern.ts';
import { pairing } from './domain.ts';
import { concerning } from './freezing.ts';
import { matches } from './match.ts';
import { seats } from './seat.ts';
import { seating } from './seating.ts';

/** Pairing's decisions about a household and the navigator's seat it concerns: both commit together. */
export const pairingRoom = { shelves: { match: matches, seat: seats }, decider: pairing };

/** A concern of one side, and what it does to the pairing: all of it or nothing. What is decided stands with that side's concern, which the other side never sees. */
export const concernRoom = { shelves: { concern: concerns, match: matches, seat: seats }, decider: concerning };

/** Decisions about a seat alone. */
export const seatRoom = alone(seats, seating);
