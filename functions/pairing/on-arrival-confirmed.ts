import { arrivalConfirmed } from '../../events/arrival-confirmed.ts';
import { reaction } from '../platform/reaction.ts';
import { seek } from './seek.ts';

/** When an arrival is confirmed, offer it to the navigator who fits best. */
export const handler = reaction([arrivalConfirmed], ({ data, cause, at, correlation }) =>
  seek(data.arrival, { cause, at, correlation }),
);
