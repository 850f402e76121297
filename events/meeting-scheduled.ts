import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, meetingId, pairingId } from './fields.ts';

/** The two of a pairing are to meet. When and where stands with the meeting alone. */
export const meetingScheduled = defineFact({
  name: 'MeetingScheduled',
  version: 1,
  owner: 'meetings',
  meaning: 'The two of a pairing are to meet. When and where stands with the meeting alone.',
  data: v.object({ pairing: pairingId, meeting: meetingId, by: actor }),
  samples: [{ pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', meeting: '3', by: 'navigator' }],
});
