import { takingPart } from '../../intake/questions.ts';
import { isRunning, matchOf } from '../../pairing/questions.ts';
import type { Letter, MailKind, Reader, Wanted } from '../../platform/message.ts';
import { program } from '../../program/settings.ts';
import { fill, joined, languageName, whenText } from '../../program/words.ts';
import type { KnownDialogue } from '../dialogue.ts';
import { answerUntil, invitationIdOf, readInvitation, standingInvitation } from './questions.ts';

/** What it is about, when, where and in which languages, a line each. */
function factsOf({ topic, kickOff, languages }: KnownDialogue, { words, language }: Reader): readonly string[] {
  const said = words.registration.mails;
  const spoken = joined(
    languages.map(code => languageName(code, language)),
    language,
  );
  return [
    fill(said.topic, { topic }),
    ...(kickOff ? [fill(said.when, { when: whenText(kickOff.at, language) })] : [said.noDay]),
    ...(kickOff ? [fill(said.where, { place: kickOff.place })] : []),
    ...(spoken ? [fill(words.inviting.languages, { languages: spoken })] : []),
  ];
}

/** While its pairing rests nobody is asked about anything else; nor when it is over, or the question is answered or came too late. */
async function suggested(about: string): Promise<Wanted | undefined> {
  const { arrival, dialogue: id } = readInvitation(about);
  const at = new Date().toISOString();
  const [standing, person, match] = await Promise.all([
    standingInvitation(arrival, at),
    takingPart(arrival),
    matchOf(arrival),
  ]);
  if (!standing || standing.id !== id || standing.answer || !person) return undefined;
  if (!('pairing' in match) || !(await isRunning(match.pairing))) return undefined;
  const { dialogue } = standing;
  return {
    async letter(reader): Promise<Letter> {
      const said = reader.words.inviting;
      const link = {
        purpose: 'invitation' as const,
        subject: invitationIdOf(arrival, id),
        expires: answerUntil(dialogue, reader.at),
      };
      return {
        subject: said.subject,
        blocks: [
          { text: reader.words.mails.hello },
          { text: said.text },
          { list: factsOf(dialogue, reader) },
          { text: said.what },
          { button: { label: said.button, link } },
          { text: said.otherwise },
        ],
      };
    },
    script: async reader => {
      const { inviting: said, registration } = reader.words;
      const days = { days: program.dialogues.keptDays };
      return [
        said.text,
        ...factsOf(dialogue, reader),
        said.what,
        said.ask,
        said.ifYes,
        ...registration.page.consentText.map(one => fill(one, days)),
      ];
    },
  };
}

/** The question whether a household would like to take part in the next dialogue near it: a mail, or a call. */
export const invitingMails: Readonly<Record<string, MailKind>> = {
  'dialogue-suggested': {
    audience: 'household',
    by: 'mail',
    mayRepeat: true,
    atAnyHour: false,
    about: suggested,
  },
};
