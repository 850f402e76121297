import { reaction } from '../platform/reaction.ts';
import { tallied } from './numbers/heard.ts';
import { talliedFacts } from './numbers/tallies.ts';

/** When somebody has a place in a dialogue, or one is planned or begins, or a circle has met, count it for the advisory group. */
export const handler = reaction(talliedFacts, ({ cause, at, ...fact }) => tallied(fact, { cause, at }));
