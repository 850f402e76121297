import { marks, numbers, tellings } from './count.ts';
import { counting } from './counting.ts';

/** Decisions about what is counted, with the telling of the week that ends. */
export const countingRoom = { shelves: { mark: marks, numbers, telling: tellings }, decider: counting };
