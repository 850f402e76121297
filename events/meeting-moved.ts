import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, meetingId, pairingId } from './fields.ts';

/** A meeting is at another time or place, or takes longer or shorter. */
export const meetingMoved = defineFact({
  name: 'MeetingMoved',
  version: 1,
  owner: 'meetings',
  meaning: 'A meeting is at another time or place, or takes longer or shorter.',
  data: v.object({ pairing: pairingId, meeting: meetingId, by: actor }),
  samples: [{ pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', meeting: '3', by: 'navigator' }],
});
