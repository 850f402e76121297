import { arrivalClosed } from '../../events/arrival-closed.ts';
import { arrivalWithdrawn } from '../../events/arrival-withdrawn.ts';
import { interestShown } from '../../events/interest-shown.ts';
import { interestTakenBack } from '../../events/interest-taken-back.ts';
import { reaction } from '../platform/reaction.ts';
import { program } from '../program/settings.ts';
import { handleInvitation } from './inviting/room.ts';
import { asWished } from './inviting/wishing.ts';

/** When a household would like to take part in a dialogue, look for the next one in its area; when it takes that back or leaves, stop. */
export const handler = reaction(
  [interestShown, interestTakenBack, arrivalWithdrawn, arrivalClosed],
  async ({ name, data, cause, at, correlation }) => {
    const { arrival } = data;
    if ('kind' in data && data.kind !== program.dialogues.inviting.interest) return { outcome: 'another-interest' };
    const command = await asWished(name, arrival, at);
    if (!command) return { outcome: 'unknown' };
    return handleInvitation(arrival, { command, cause, by: 'program', at, correlation });
  },
);
