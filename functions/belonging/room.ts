import { alone } from '../platform/ledger.ts';
import { askings } from './asking.ts';
import { asking } from './domain.ts';
import { gaps } from './gap.ts';
import { recording } from './gaps.ts';
import { interests, tallies } from './interest.ts';
import { involving } from './interests.ts';

/** Decisions about who is asked when, where they are kept. */
export const askingRoom = alone(askings, asking);

/** Decisions about interests, with the count of their quarter. */
export const interestRoom = { shelves: { interest: interests, tally: tallies }, decider: involving };

/** Decisions about what could not be had here. */
export const gapRoom = alone(gaps, recording);
