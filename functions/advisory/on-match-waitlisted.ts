import { matchProposed } from '../../events/match-proposed.ts';
import { matchWaitlisted } from '../../events/match-waitlisted.ts';
import { pairingOffered } from '../../events/pairing-offered.ts';
import { serviceGapRecorded } from '../../events/service-gap-recorded.ts';
import { reaction } from '../platform/reaction.ts';
import { lacking, sought } from './numbers/heard.ts';

/** When a household is offered to a navigator for the first time, or has to wait, or a need could not be met, count it for the advisory group. */
export const handler = reaction(
  [matchWaitlisted, pairingOffered, matchProposed, serviceGapRecorded],
  async ({ name, data, cause, at }) =>
    name === 'ServiceGapRecorded'
      ? lacking(data, { cause, at })
      : sought(data.arrival, { waits: name === 'MatchWaitlisted', cause, at }),
);
