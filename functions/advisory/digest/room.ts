import { alone } from '../../platform/ledger.ts';
import { beginning, digesting } from './digesting.ts';
import { digests, editions } from './edition.ts';

/** Decisions about an edition, with what its group remembers, where they are kept. */
export const editionRoom = { shelves: { edition: editions, digest: digests }, decider: digesting };

/** The decision by which a group's digest begins. */
export const beginningRoom = alone(digests, beginning);
