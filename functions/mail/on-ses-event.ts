import middy from '@middy/core';
import * as v from 'valibot';
import { handle } from '../platform/ledger.ts';
import { observe } from '../platform/observe.ts';
import { mailRoom } from './room.ts';

/** What the rule's transformer leaves of an SES event: no address, no subject. */
const report = v.object({
  mail: v.string(),
  type: v.picklist(['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject', 'Rendering Failure', 'DeliveryDelay']),
  time: v.string(),
  bounce: v.optional(v.string()),
  suppressed: v.optional(v.string()),
});

/** When SES says what became of a mail, settle it. */
export const handler = middy<unknown, { outcome: string }>({ timeoutEarlyInMillis: 0 })
  .use(observe('ses event'))
  .handler(async event => {
    const { mail, type, time, bounce, suppressed } = v.parse(report, event);
    const at = new Date().toISOString();
    const known = { permanent: bounce === 'Permanent', suppressed: suppressed === 'OnAccountSuppressionList' };
    const command = { type: 'Evidence', mail, evidence: type, ...known, at } as const;
    return handle(mailRoom, { self: mail }, { command, cause: `ses:${type}:${time}`, by: 'program', at });
  });
