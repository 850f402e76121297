import { alone } from '../platform/ledger.ts';
import { calls, rounds } from './call.ts';
import { calling, round, weekRound } from './domain.ts';

/** Decisions about a call task, where they are kept. */
export const callRoom = alone(calls, calling);

/** Decisions about the daily round. */
export const roundRoom = alone(rounds, round);

/** Decisions about the week's round. */
export const weekRoom = alone(rounds, weekRound);
