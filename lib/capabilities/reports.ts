import type { Construct } from 'constructs';
import { contactLogged } from '../../events/contact-logged.ts';
import { contactTakenBack } from '../../events/contact-taken-back.ts';
import { progressReportSubmitted } from '../../events/progress-report-submitted.ts';
import { Capability } from '../constructs/capability.ts';
import type { House } from '../house.ts';

/** Reports: what funders ask for, counted as it happens. */
export function reports(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'reports', house);
  capability.reaction({
    file: 'on-contact-logged',
    on: [contactLogged, contactTakenBack, progressReportSubmitted],
    needs: ['ledger'],
    ifItFails: 'Hours that volunteers gave, and what they reported, are missing in the reports to funders.',
  });
  capability.watched();
  return capability;
}
