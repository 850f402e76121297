import { plusDays } from '../platform/kernel/time.ts';
import type { MailKind, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import { navigatorById } from './questions.ts';

/** Her pause is over by itself; no longer wanted when she has paused again, or left. */
async function welcomeBack(navigator: string): Promise<Wanted | undefined> {
  const known = await navigatorById(navigator);
  if (!known || known.pausedUntil) return undefined;
  return {
    letter: async ({ words, at }) => ({
      subject: words.mails.welcomeBack.subject,
      blocks: [
        { text: words.mails.hello },
        { text: words.mails.welcomeBack.text },
        { text: words.mails.welcomeBack.textTwo },
        {
          button: {
            label: words.mails.welcomeBack.button,
            link: { purpose: 'profile', subject: known.person, expires: plusDays(at, program.linkKeyDays) },
          },
        },
      ],
    }),
    script: async ({ words }) => [words.mails.welcomeBack.text, words.mails.welcomeBack.textTwo],
  };
}

/** Navigators' mail: that a pause is over. */
export const navigatorMails: Readonly<Record<string, MailKind>> = {
  'welcome-back': { audience: 'navigator', by: 'mail', mayRepeat: true, atAnyHour: false, about: welcomeBack },
};
