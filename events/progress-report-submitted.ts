import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, pairingId, taskKey } from './fields.ts';

/** A navigator has reported how a pairing goes. The same report again corrects it. */
export const progressReportSubmitted = defineFact({
  name: 'ProgressReportSubmitted',
  version: 1,
  owner: 'tasks',
  meaning: 'A navigator has reported how a pairing goes. The same report again corrects it.',
  data: v.object({ pairing: pairingId, report: taskKey, by: actor }),
  samples: [{ pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', report: 'report-5w', by: 'navigator' }],
});
