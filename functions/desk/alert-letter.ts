import { editionName } from '../advisory/digest/mails.ts';
import { callName } from '../calls/mails.ts';
import { callsOpen } from '../calls/questions.ts';
import { arrivalById, arrivalsOpen } from '../intake/questions.ts';
import { matchOf } from '../pairing/questions.ts';
import { othersWithSameContact } from '../people/glance.ts';
import { environment } from '../platform/environment.ts';
import { dashed } from '../platform/kernel/ids.ts';
import type { Letter, Reader, Wanted } from '../platform/message.ts';
import { fill, joined, type Words } from '../program/words.ts';
import { taskTitle } from '../tasks/mails.ts';

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

/** The receipt of the household that a subject id belongs to: what staff search by, and no name; undefined where it belongs to none. */
async function householdOf(id: string): Promise<string | undefined> {
  const arrival = await arrivalById(arrivalIn(id));
  return 'receipt' in arrival ? dashed(arrival.receipt) : undefined;
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
  return Promise.all(twins.map(async one => (await householdOf(one.id)) ?? one.id));
}

/** A call that is to be made, and where at the desk. */
interface Way {
  readonly name: (reader: Reader) => string;
  readonly path: string;
}

interface Alert {
  readonly code: string;
  /** What it is about: the receipt of a household, the week of a digest, the calls that are overdue, else the subject’s number. */
  readonly about: (reader: Reader) => string;
  /** The ways below say what it is about. */
  readonly isNamed: boolean;
  readonly reasons: readonly string[];
  readonly twins: readonly string[];
  /** Where at the desk it is seen to. */
  readonly ways: readonly Way[];
}

/** What is told, what to do about it, and whom it is about. */
function said({ code, about, isNamed, reasons, twins }: Alert, reader: Reader): readonly string[] {
  const { words, language } = reader;
  const { what, act } = sentences(code, words);
  const names = words.failures as Readonly<Record<string, string>>;
  const why = joined(
    reasons.map(one => names[one] ?? one),
    language,
  );
  return [
    fill(what, { reasons: why }),
    act,
    ...(isNamed ? [] : [fill(words.mails.alert.about, { number: about(reader) })]),
    ...(twins.length > 0 ? [fill(words.mails.alert.twins, { numbers: joined(twins, language) })] : []),
  ];
}

function letter(alert: Alert, urgent: boolean, reader: Reader): Letter {
  const { subject, urgentSubject } = reader.words.mails.alert;
  const desk = `${environment('BASE_URL')}/desk`;
  return {
    subject: fill(urgent ? urgentSubject : subject, { number: alert.about(reader) }),
    blocks: [
      ...said(alert, reader).map(text => ({ text })),
      { pointers: alert.ways.map(({ name, path }) => ({ text: name(reader), address: `${desk}${path}` })) },
    ],
  };
}

/** The calls about a subject of which the liaison was told that nobody has made them. */
async function callsOverdue(subject: string): Promise<readonly Way[]> {
  const open = (await callsOpen()).filter(({ call }) => call.about === subject && call.told > 0);
  return open.map(({ id: call, call: { kind } }) => ({
    name: reader => callName(kind, reader),
    path: `/calls/${call}`,
  }));
}

/** Where what no call is about is seen to: on the household's page, where proposals are chosen, or on Today. */
function wayTo(code: string, id: string, isHousehold: boolean): Way {
  const path = code.startsWith('proposal') ? '/proposals' : isHousehold ? `/households/${arrivalIn(id)}` : '';
  return { name: ({ words }) => words.mails.alert.desk, path };
}

/**
 * A mail that tells the liaison one thing: what, what to do, about which household by its receipt or what else by its number, and where at the
 * desk it is seen to. Not wanted any more once it was decided, or the calls were made.
 */
export const alert =
  (urgent: boolean) =>
  async (about: string): Promise<Wanted | undefined> => {
    // What a call is about can have a slash of its own.
    const [code = '', ...within] = about.split('/');
    const [id = ''] = within;
    // It was decided, or the call was made, before the mail went out.
    if (code.startsWith('proposal') && (await matchOf(arrivalIn(id))).status !== 'proposed') return undefined;
    const calls = code === 'calls-overdue' ? await callsOverdue(within.join('/')) : [];
    if (code === 'calls-overdue' && calls.length === 0) return undefined;
    const [receipt, reasons, twins] = await Promise.all([
      householdOf(id),
      reasonsOf(id),
      code === 'duplicate-contact' ? receiptsOfTwins(id) : [],
    ]);
    const named = (reader: Reader): string => {
      if (code.startsWith('digest-')) return editionName(id, reader);
      if (receipt !== undefined) return receipt;
      const [one, ...more] = [...new Set(calls.map(({ name }) => name(reader)))];
      return more.length > 0 ? fill(reader.words.mails.alert.calls, { count: calls.length }) : (one ?? id);
    };
    const ways = calls.length > 0 ? calls : [wayTo(code, id, receipt !== undefined)];
    const isNamed = receipt === undefined && calls.length > 0;
    const told: Alert = { code, about: named, isNamed, reasons, twins, ways };
    return {
      letter: async reader => letter(told, urgent, reader),
      script: async reader => said(told, reader),
    };
  };
