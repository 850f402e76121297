import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actionNumber, actionStatus, actor, bodyId, dialogueId, reason } from './fields.ts';

/** An action of a dialogue has come further, or is over: a priority, adopted, under way, blocked, done, merged, dropped, referred or answered. */
export const actionItemMovedOn = defineFact({
  name: 'ActionItemMovedOn',
  version: 1,
  owner: 'dialogues',
  meaning:
    'An action of a dialogue has come further, or is over: a priority, adopted, under way, blocked, done, merged, dropped, referred or answered.',
  data: v.object({
    dialogue: dialogueId,
    action: actionNumber,
    status: actionStatus,
    reason: v.optional(reason),
    body: v.optional(bodyId),
    into: v.optional(actionNumber),
    by: actor,
  }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', action: 7, status: 'blocked', reason: 'money', by: 'staff:u1' }],
});
