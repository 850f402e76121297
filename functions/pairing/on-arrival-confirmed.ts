import { arrivalConfirmed } from '../../events/arrival-confirmed.ts';
import { arrivalCorrected } from '../../events/arrival-corrected.ts';
import { reaction } from '../platform/reaction.ts';
import { seek } from './seek.ts';

/** When an arrival is confirmed, or what it told is corrected while it waits, offer it to the navigator who fits best, or propose the best to the staff. */
export const handler = reaction([arrivalConfirmed, arrivalCorrected], ({ data, cause, at, correlation, name }) =>
  seek(data.arrival, { cause, at, correlation, changed: { household: name === 'ArrivalCorrected' } }),
);
