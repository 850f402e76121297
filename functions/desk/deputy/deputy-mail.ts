import { environment } from '../../platform/environment.ts';
import { load } from '../../platform/ledger.ts';
import type { MailKind, Reader, Wanted } from '../../platform/message.ts';
import { dateText, fill } from '../../program/words.ts';
import { type Deputy, deputies, deputiesIn, knownIn, theLiaisons } from './deputy.ts';

const sentencesOf = ({ from, until }: Deputy, { words, language }: Reader): readonly string[] => {
  const said = words.mails.deputy;
  const days = { from: dateText(from, language), until: dateText(until, language) };
  return [fill(said.text, days), said.what, fill(said.desk, { address: `${environment('BASE_URL')}/desk` })];
};

async function appointed(person: string): Promise<Wanted | undefined> {
  const deputy = deputiesIn(await load(deputies, theLiaisons)).find(one => one.person === person);
  return (
    deputy && {
      letter: async reader => ({
        subject: reader.words.mails.deputy.subject,
        blocks: sentencesOf(deputy, reader).map(text => ({ text })),
      }),
      script: async reader => sentencesOf(deputy, reader).slice(0, 2),
    }
  );
}

/** Wanted as long as she is known: then she is forgotten. */
async function takenBack(person: string): Promise<Wanted | undefined> {
  const deputy = knownIn(await load(deputies, theLiaisons)).find(one => one.person === person && one.takenBackAt);
  const said = ({ words, language }: Reader): string =>
    fill(words.mails.deputyOver.text, {
      from: dateText(deputy?.from ?? '', language),
      until: dateText(deputy?.until ?? '', language),
    });
  return (
    deputy && {
      letter: async reader => ({
        subject: reader.words.mails.deputyOver.subject,
        blocks: [{ text: said(reader) }, { text: reader.words.mails.deputyOver.what }],
      }),
      script: async reader => [said(reader)],
    }
  );
}

/** Who stands in for the liaison hears of it, and that she does not any longer; the liaison too, whoever arranged it. */
export const deputyMails: Readonly<Record<string, MailKind>> = {
  deputy: { audience: 'staff', by: 'mail', mayRepeat: true, atAnyHour: false, liaisonToo: true, about: appointed },
  'deputy-over': {
    audience: 'staff',
    by: 'mail',
    mayRepeat: true,
    atAnyHour: false,
    liaisonToo: true,
    about: takenBack,
  },
};
