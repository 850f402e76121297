import { editionName } from '../advisory/digest/mails.ts';
import { arrivalById, arrivalsOpen } from '../intake/questions.ts';
import { matchOf } from '../pairing/questions.ts';
import { othersWithSameContact } from '../people/glance.ts';
import { dashed } from '../platform/kernel/ids.ts';
import type { Letter, MailKind, Reader, Wanted } from '../platform/message.ts';
import { fill, joined, type Words } from '../program/words.ts';
import { taskTitle } from '../tasks/mails.ts';
import { deputyMails } from './deputy/deputy-mail.ts';
import { todayMails } from './today/today-letter.ts';
import { weekMails } from './week-letter.ts';

type Sentences = { readonly what: string; readonly act: string };

const overdue = 'task-overdue-';

/** What is told and what to do about it; an unknown code is told as it is rather than lost. Most steps that are overdue have the same words. */
function sentences(code: string, words: Words): Sentences {
  const own = (words.alerts as Readonly<Record<string, Sentences>>)[code];
  if (own) return own;
  if (!code.startsWith(overdue)) return { what: code, act: '' };
  const task = code.slice(overdue.length);
  const { what, act } = words.alerts['task-overdue'];
  return { what: fill(what, { task: taskTitle(task, words) }), act };
}

/** The arrival that a subject id belongs to: its own, its pairing's, or that of something within the pairing. */
const arrivalIn = (id: string): string => id.split('.')[0] ?? id;

/** The receipt of the household that a subject id belongs to: what staff search by, and no name. */
async function receiptOf(id: string): Promise<string> {
  const arrival = await arrivalById(arrivalIn(id));
  return 'receipt' in arrival ? dashed(arrival.receipt) : id;
}

async function reasonsOf(id: string): Promise<readonly string[]> {
  const match = await matchOf(arrivalIn(id));
  return match.status === 'waiting' && match.why.length > 0 ? match.why : ['nobody'];
}

/** The receipts of the other open requests whose contact is the same. */
async function receiptsOfTwins(id: string): Promise<readonly string[]> {
  const arrival = await arrivalById(id);
  const others = 'person' in arrival ? await othersWithSameContact(arrival.person) : [];
  if (others.length === 0) return [];
  const twins = (await arrivalsOpen()).filter(({ state }) => 'person' in state && others.includes(state.person));
  return Promise.all(twins.map(one => receiptOf(one.id)));
}

interface Alert {
  readonly code: string;
  /** What it is about: the receipt of a household, the week of a digest, else the subject’s number. */
  readonly about: (reader: Reader) => string;
  readonly reasons: readonly string[];
  readonly twins: readonly string[];
}

const letter =
  ({ code, about, reasons, twins }: Alert, urgent: boolean) =>
  (reader: Reader): Letter => {
    const { words, language } = reader;
    const number = about(reader);
    const { what, act } = sentences(code, words);
    const names = words.failures as Readonly<Record<string, string>>;
    return {
      subject: fill(urgent ? words.mails.alert.urgentSubject : words.mails.alert.subject, { number }),
      blocks: [
        {
          text: fill(what, {
            reasons: joined(
              reasons.map(one => names[one] ?? one),
              language,
            ),
          }),
        },
        { text: act },
        { text: fill(words.mails.alert.about, { number }) },
        ...(twins.length > 0 ? [{ text: fill(words.mails.alert.twins, { numbers: joined(twins, language) }) }] : []),
      ],
    };
  };

const alert =
  (urgent: boolean) =>
  async (about: string): Promise<Wanted | undefined> => {
    const [code = '', id = ''] = about.split('/');
    // It was decided before the mail went out.
    if (code.startsWith('proposal') && (await matchOf(arrivalIn(id))).status !== 'proposed') return undefined;
    const [receipt, reasons, twins] = await Promise.all([
      receiptOf(id),
      reasonsOf(id),
      code === 'duplicate-contact' ? receiptsOfTwins(id) : [],
    ]);
    const isDigest = code.startsWith('digest-');
    const named = (reader: Reader): string => (isDigest ? editionName(id, reader) : receipt);
    const said = letter({ code, about: named, reasons, twins }, urgent);
    return {
      letter: async reader => said(reader),
      script: async reader => said(reader).blocks.flatMap(block => ('text' in block ? [block.text] : [])),
    };
  };

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
