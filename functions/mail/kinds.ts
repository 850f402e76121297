import { digestMails } from '../advisory/digest/mails.ts';
import { advisoryMails } from '../advisory/mails.ts';
import { belongingMails } from '../belonging/mails.ts';
import { alertMails } from '../desk/mails.ts';
import { actionMails } from '../dialogues/action/mails.ts';
import { circleMails } from '../dialogues/circles/mails.ts';
import { invitingMails } from '../dialogues/inviting/mails.ts';
import { organizersMails } from '../dialogues/organizers/mails.ts';
import { registrationMails } from '../dialogues/registration/mails.ts';
import { intakeMails } from '../intake/mails.ts';
import { meetingMails } from '../meetings/mails.ts';
import { navigatorMails } from '../navigators/mails.ts';
import { pairingMails } from '../pairing/mails.ts';
import type { MailKind } from '../platform/message.ts';
import { rightsMails } from '../rights/mails.ts';
import { taskMails } from '../tasks/mails.ts';

/** Every kind of mail, from the capabilities that want them. */
export const kinds: Readonly<Record<string, MailKind>> = {
  ...intakeMails,
  ...pairingMails,
  ...taskMails,
  ...meetingMails,
  ...rightsMails,
  ...navigatorMails,
  ...belongingMails,
  ...advisoryMails,
  ...digestMails,
  ...registrationMails,
  ...invitingMails,
  ...circleMails,
  ...organizersMails,
  ...actionMails,
  ...alertMails,
};
