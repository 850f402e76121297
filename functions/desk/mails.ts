import type { MailKind } from '../platform/message.ts';
import { alert } from './alert-letter.ts';
import { deputyMails } from './deputy/deputy-mail.ts';
import { todayMails } from './today/today-letter.ts';
import { weekMails } from './week-letter.ts';

/** The desk's mails: the week, and something that needs a person on the staff. It waits for the morning like any other, but not when someone may not be safe. */
export const alertMails: Readonly<Record<string, MailKind>> = {
  alert: { audience: 'staff', by: 'mail', mayRepeat: true, atAnyHour: false, about: alert(false) },
  'urgent-alert': {
    audience: 'staff',
    by: 'mail',
    mayRepeat: true,
    atAnyHour: true,
    liaisonToo: true,
    about: alert(true),
  },
  ...deputyMails,
  ...todayMails,
  ...weekMails,
};
