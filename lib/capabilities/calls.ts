import type { Construct } from 'constructs';
import { arrivalRegistered } from '../../events/arrival-registered.ts';
import { callWanted } from '../../events/call-wanted.ts';
import { navigatorRegistered } from '../../events/navigator-registered.ts';
import { Capability } from '../constructs/capability.ts';
import type { House } from '../house.ts';

/** Calls: who has to be called by a person, because no mail reaches her. */
export function calls(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'calls', house);
  capability.reaction({
    file: 'on-call-wanted',
    on: [callWanted, arrivalRegistered, navigatorRegistered],
    needs: ['ledger'],
    ifItFails:
      'Someone without e-mail is never called, and the liaison’s letters of the day and of the week never begin.',
  });
  capability.atDue({
    needs: ['ledger', 'due', 'lists', 'attention', 'glance at people'],
    ifItFails:
      'The liaison gets neither the letter of the day nor the summary of the week, and calls that nobody makes are nobody’s.',
  });
  capability.watched();
  return capability;
}
