import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, groupMeetingChange, groupMeetingNumber, groupNumber } from './fields.ts';

/** A meeting of an action group was planned, moved or cancelled. */
export const actionGroupMeetingChanged = defineFact({
  name: 'ActionGroupMeetingChanged',
  version: 1,
  owner: 'dialogues',
  meaning: 'A meeting of an action group was planned, moved or cancelled.',
  data: v.object({
    dialogue: dialogueId,
    group: groupNumber,
    meeting: groupMeetingNumber,
    change: groupMeetingChange,
    by: actor,
  }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', group: 2, meeting: 1, change: 'planned', by: 'staff:u1' }],
});
