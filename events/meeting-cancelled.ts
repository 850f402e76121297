import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, meetingId, pairingId } from './fields.ts';

/** A meeting does not take place. */
export const meetingCancelled = defineFact({
  name: 'MeetingCancelled',
  version: 1,
  owner: 'meetings',
  meaning: 'A meeting does not take place.',
  data: v.object({ pairing: pairingId, meeting: meetingId, by: actor }),
  samples: [{ pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', meeting: '3', by: 'navigator' }],
});
