import type { MailKind, Wanted } from '../platform/message.ts';
import { program } from '../program/settings.ts';
import { fill, whenText } from '../program/words.ts';
import { openRequest } from './questions.ts';

/** The link to her own data, or the question by phone whether it was she who asked. */
async function dataLink(request: string): Promise<Wanted | undefined> {
  const asked = await openRequest(request);
  if (!asked) return undefined;
  return {
    letter: async ({ words, language }) => ({
      subject: words.mails.dataLink.subject,
      blocks: [
        { text: words.mails.hello },
        { text: fill(words.mails.dataLink.text, { when: whenText(asked.due, language) }) },
        {
          button: {
            label: words.mails.dataLink.button,
            link: { purpose: 'data', subject: request, expires: asked.due },
          },
        },
        { text: words.mails.dataLink.textTwo },
      ],
    }),
    script: async ({ words }) => [words.calls.dataLink],
  };
}

/** Rights' mail: the link to one's own data. Strangers who ask for it again and again fill nobody's mailbox. */
export const rightsMails: Readonly<Record<string, MailKind>> = {
  'data-link': {
    audience: 'household',
    by: 'mail',
    mayRepeat: true,
    atAnyHour: true,
    perDay: program.confirm.mailsPerDay,
    about: dataLink,
  },
};
