import { EventField, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { mailWanted } from '../../events/mail-wanted.ts';
import { Capability } from '../constructs/capability.ts';
import type { Need } from '../constructs/needs.ts';
import type { House } from '../house.ts';

/** All that sending takes: read what the mail is about, open the person, sign the links, send, settle. */
const sending: readonly Need[] = ['ledger', 'lists', 'today', 'open people', 'pace people', 'sign links', 'send'];

/** Of an SES event only what settles a mail: no address and no subject. */
const report = RuleTargetInput.fromObject({
  mail: EventField.fromPath('$.detail.mail.tags.wbh-mail[0]'),
  type: EventField.fromPath('$.detail.eventType'),
  time: EventField.fromPath('$.time'),
  bounce: EventField.fromPath('$.detail.bounce.bounceType'),
  suppressed: EventField.fromPath('$.detail.bounce.bounceSubType'),
});

/** Mail: each wish goes out once, or becomes a person's task. */
export function mail(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'mail', house);
  capability.reaction({
    file: 'on-mail-wanted',
    on: [mailWanted],
    needs: sending,
    ifItFails: 'A mail that someone waits for is not sent.',
  });
  capability.onMailReport({
    file: 'on-ses-event',
    needs: ['ledger'],
    event: report,
    ifItFails: 'Nobody learns that a mail came back.',
  });
  capability.atDue({
    needs: [...sending, 'due'],
    ifItFails: 'Mails held overnight are never sent, and mails of unknown fate are nobody’s task.',
  });
  capability.watched();
  return capability;
}
