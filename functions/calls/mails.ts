import type { MailKind, Reader, Wanted } from '../platform/message.ts';
import { fill, whenText } from '../program/words.ts';
import { callsOpen, type Known } from './questions.ts';

/** The name of a kind of call. */
export const callName = (kind: string, { words }: Pick<Reader, 'words'>): string =>
  (words.calls.kinds as Readonly<Record<string, string>>)[kind] ?? kind;

const line = ({ call }: Known, reader: Reader): string =>
  fill(call.due <= reader.at ? reader.words.mails.dailyCalls.late : reader.words.mails.dailyCalls.call, {
    kind: callName(call.kind, reader),
    when: whenText(call.due, reader.language),
  });

async function dailyCalls(): Promise<Wanted | undefined> {
  const open = await callsOpen();
  if (open.length === 0) return undefined;
  return {
    letter: async reader => ({
      subject: fill(reader.words.mails.dailyCalls.subject, { count: open.length }),
      blocks: [{ text: reader.words.mails.dailyCalls.text }, { list: open.map(one => line(one, reader)) }],
    }),
    script: async reader => open.map(one => line(one, reader)),
  };
}

/** Calls' mail: one each morning to the staff, without a name. */
export const callMails: Readonly<Record<string, MailKind>> = {
  'daily-calls': { audience: 'staff', by: 'mail', mayRepeat: true, atAnyHour: false, about: dailyCalls },
};
