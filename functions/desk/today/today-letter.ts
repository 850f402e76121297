import { environment } from '../../platform/environment.ts';
import { plusDays } from '../../platform/kernel/time.ts';
import type { Block, Letter, MailKind, Reader, Wanted } from '../../platform/message.ts';
import { fill } from '../../program/words.ts';
import { lineFor, pressOf } from './today.ts';
import { readToday, type Today, type TodayLine } from './today-read.ts';
import { aboutOf, closingOf, saidOf } from './today-words.ts';

/** So many lines stand in the letter, each with its button; the others are counted. */
const mostLines = 12;

/** So many days its buttons work: a letter of last week is old. */
const linkDays = 7;

function blocksOf(line: TodayLine, reader: Reader): readonly Block[] {
  const { what, act } = saidOf(line, reader);
  const { presses, mail } = reader.words.today;
  const press = pressOf(line);
  const subject = lineFor(line.name, reader.standsIn);
  const link = { purpose: 'today', subject, expires: plusDays(reader.at, linkDays) } as const;
  return [
    { text: what, as: 'heading' },
    { text: `${aboutOf(line, reader)}. ${act}` },
    ...(line.words ? [{ text: `${reader.words.today.loss}: ${line.words}` }] : []),
    { button: { label: press ? presses[press] : mail.button, link } },
  ];
}

/** Today as a letter: the most urgent first, each with the button that leads to where it is decided. */
export function todayLetter(today: Today, reader: Reader): Letter {
  const { mail } = reader.words.today;
  const { lines, more } = today;
  const shown = lines.slice(0, mostLines);
  const left = lines.length - shown.length + more;
  const [fine = ''] = closingOf({ ...today, more: 0, atLeast: false }, reader);
  return {
    subject: fill(mail.subject, { count: lines.length + more }),
    blocks: [
      { text: mail.lead },
      ...shown.flatMap(one => blocksOf(one, reader)),
      ...(left > 0 ? [{ text: fill(mail.more, { count: left }) }] : []),
      { text: fill(mail.desk, { address: `${environment('BASE_URL')}/desk` }) },
      { text: fine },
    ],
  };
}

/** Wanted only when something needs a human; read when it is asked for, so that a letter that waited tells of the morning. */
async function liaisonToday(): Promise<Wanted | undefined> {
  const today = await readToday(mostLines);
  if (today.lines.length === 0) return undefined;
  return {
    letter: async reader => todayLetter(today, reader),
    script: async reader => today.lines.map(line => saidOf(line, reader).what),
  };
}

/** The desk's mail of each morning. */
export const todayMails: Readonly<Record<string, MailKind>> = {
  'liaison-today': { audience: 'staff', by: 'mail', mayRepeat: true, atAnyHour: false, about: liaisonToday },
};
