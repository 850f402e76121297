import { marks, numbers, tellings } from './count.ts';
import { counting } from './counting.ts';
import { dialogueTallies } from './tally.ts';
import { tallying } from './tallying.ts';

/** Decisions about what is counted, with the telling of the week that ends. */
export const countingRoom = { shelves: { mark: marks, numbers, telling: tellings }, decider: counting };

/** Decisions about what is counted besides households. */
export const tallyingRoom = { shelves: { mark: marks, tally: dialogueTallies }, decider: tallying };
