import type { Construct } from 'constructs';
import { matchProposed } from '../../events/match-proposed.ts';
import { matchWaitlisted } from '../../events/match-waitlisted.ts';
import { pairingOffered } from '../../events/pairing-offered.ts';
import { serviceGapRecorded } from '../../events/service-gap-recorded.ts';
import { Capability } from '../constructs/capability.ts';
import type { House } from '../house.ts';

/** Advisory: what the advisory group is told, and what it tells. */
export function advisory(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'advisory', house);
  capability.reaction({
    file: 'on-match-waitlisted',
    on: [matchWaitlisted, pairingOffered, matchProposed, serviceGapRecorded],
    needs: ['ledger'],
    ifItFails:
      'A household, or a need that could not be met, is missing in the numbers that the advisory group is told.',
  });
  capability.watched();
  return capability;
}
