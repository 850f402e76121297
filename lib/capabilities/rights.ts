import type { Construct } from 'constructs';
import { callAnswered } from '../../events/call-answered.ts';
import { Capability } from '../constructs/capability.ts';
import type { House } from '../house.ts';

/** Rights: what people may do with what is held about them. */
export function rights(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'rights', house);
  capability.reaction({
    file: 'on-call-answered',
    on: [callAnswered],
    needs: ['ledger'],
    ifItFails: 'Someone said on the phone that she had not asked for her data, and the liaison does not learn it.',
  });
  capability.atDue({
    needs: ['ledger', 'due'],
    ifItFails: 'Links to people’s data that were not used are nobody’s, and an erasure that got stuck is not repeated.',
  });
  capability.watched();
  return capability;
}
