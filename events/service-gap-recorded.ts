import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { month, needId } from './fields.ts';

/**
 * Somebody needed something that could not be had here. Whose need it was is told by nothing in the fact, its envelope included: the
 * subject and the story are the month's own, the time is the month's beginning, and the cause is a keyed hash
 * (docs/decisions/belonging-is-nobodys.md).
 */
export const serviceGapRecorded = defineFact({
  name: 'ServiceGapRecorded',
  version: 1,
  owner: 'belonging',
  meaning: 'Somebody needed something that could not be had here: by need and month, and never whose need it was.',
  data: v.object({ need: needId, month }),
  samples: [{ need: 'child-care', month: '2026-12' }],
});
