import { arrivalClosed } from '../../events/arrival-closed.ts';
import { deputyOver } from '../../events/deputy-over.ts';
import { dialoguePartLeft } from '../../events/dialogue-part-left.ts';
import { memberLeft } from '../../events/member-left.ts';
import { navigatorRemoved } from '../../events/navigator-removed.ts';
import { participantLeft } from '../../events/participant-left.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { forgetNow } from './forget.ts';
import { holdRoom, onHold } from './hold.ts';
import { itemOf } from './item.ts';

/** When an arrival is closed, a navigator is gone, a member has left, someone stands in for the liaison no longer or has no part in a dialogue any more, destroy the person's key and forget her, and her contact too unless someone else gave the same; or keep her, as long as a court orders it. */
export const handler = reaction(
  [arrivalClosed, navigatorRemoved, memberLeft, deputyOver, dialoguePartLeft, participantLeft],
  async ({ data, cause, at, correlation }) => {
    const { person, reason, by } = data;
    const item = await itemOf(person);
    if (!item) return { outcome: 'already-forgotten' };
    if (!onHold(item.subject)) return forgetNow(item, { reason, by, at });
    const { id } = readSubject(item.subject);
    const command = { type: 'Hold', person, reason, by, at } as const;
    return handle(holdRoom, { self: id }, { command, cause, by: 'program', at, correlation });
  },
);
