import type { HeldFact } from '../../platform/committing.ts';
import { recordsUnder } from '../../platform/records.ts';
import { deskWords } from '../../program/desk-words.ts';
import { fill, gateText, nameOf, spanText, whenText, wordsFor } from '../../program/words.ts';
import { taskTitle } from '../../tasks/mails.ts';
import { untold } from './untold.ts';

/** One thing that happened: when, as the code of a fact or a note, and by whom; with particulars in ids and codes as long as its decision is kept. */
export interface Happened {
  readonly at: string;
  readonly code: string;
  readonly by: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The same as a sentence. */
export interface Told {
  readonly at: string;
  readonly said: string;
  readonly who: string;
  /** Which pairing it is about, where it says so. */
  readonly pairing?: string;
}

type Item = Readonly<Record<string, unknown>>;
type Data = Readonly<Record<string, unknown>>;

interface Note {
  readonly name: string;
  readonly data?: Data;
}

/** What one decision consisted of. Who did it stands in the fact, where it is told otherwise than who wrote it down. */
function inDecision({ at, by, facts = [], notes = [] }: Item): readonly Happened[] {
  const stated = (facts as readonly HeldFact[]).map(({ name, detail }) => ({ name, data: detail.data as Data }));
  return [...stated, ...(notes as readonly Note[])].map(({ name, data }) => ({
    at: String(at),
    code: name,
    by: typeof data?.by === 'string' ? data.by : String(by),
    ...(data && { data }),
  }));
}

const keyOf = ({ at, code }: Happened): string => `${at} ${code}`;

/**
 * What happened to a subject, the latest first: from its decisions as long as they are kept, and before that from the short history on its
 * state. `records`: all that stands under its keys. Of one moment that two subjects share it is told once.
 */
export function happenedIn(records: readonly Item[]): readonly Happened[] {
  const decided = records.filter(({ facts, notes }) => facts ?? notes).flatMap(inDecision);
  const known = new Set(decided.map(keyOf));
  const before = records
    .flatMap(({ history }) => (history ?? []) as readonly Happened[])
    .filter(one => !known.has(keyOf(one)))
    .map(({ at, code, by }) => ({ at, code, by }));
  const all = [...new Map(before.map(one => [keyOf(one), one])).values(), ...decided];
  // Of what was decided in one moment the short history knows the order.
  const kept = records.map(({ history }) => (history ?? []) as readonly Happened[]);
  const places = new Map(kept.flatMap(list => list.map((one, i) => [keyOf(one), i] as const)));
  const place = (one: Happened): number => places.get(keyOf(one)) ?? 0;
  return all.sort((one, other) => (one.at === other.at ? place(other) - place(one) : one.at < other.at ? 1 : -1));
}

/** What happened to all of these subjects together (`arrival#<id>`): one read of each. */
export const historyOf = async (subjects: readonly string[]): Promise<readonly Happened[]> =>
  happenedIn((await Promise.all(subjects.map(recordsUnder))).flat());

/** The longest history that a page tells. */
const mostTold = 100;

/** Someone who acted, in words: `you` for who reads it. The staff's own names are theirs. */
export function whoText(by: string, reader: { readonly by: string; readonly language: string }): string {
  const { history: words } = deskWords(reader.language);
  if (by === reader.by) return words.by.you;
  const [kind = '', id = ''] = by.split(':');
  if (kind === 'staff') return fill(words.by.staff, { id: id.slice(0, 8) });
  return (words.by as Readonly<Record<string, string>>)[kind] ?? words.by.program;
}

/** History as sentences, as far as a page goes. */
export const sentencesOf = (
  history: readonly Happened[],
  reader: { readonly by: string; readonly language: string },
): readonly Told[] =>
  history
    .filter(({ code }) => untold[code] === undefined)
    .slice(0, mostTold)
    .map(one => ({
      at: one.at,
      said: sentence(one, reader.language),
      who: whoText(one.by, reader),
      ...(typeof one.data?.pairing === 'string' && { pairing: one.data.pairing }),
    }));

function sentence({ code, data = {} }: Happened, language: string): string {
  const { history: words } = deskWords(language);
  const said = (words.told as Readonly<Record<string, string>>)[code] ?? code;
  const particulars = particularsOf(code, data, language);
  return particulars.length > 0 ? fill(words.line, { sentence: said, particulars: particulars.join(' · ') }) : said;
}

const wordIn = (words: object, key: string): string | undefined => (words as Readonly<Record<string, string>>)[key];

/** Why, in words; nothing where the code has none. */
export function reasonText(code: string, reason: string, language: string): string | undefined {
  const { history: words } = deskWords(language);
  const { endReasons, declineReasons, staff } = wordsFor(language);
  return (
    wordIn(words.reasons, `${code}/${reason}`) ??
    (code === 'OfferDeclined' ? wordIn(declineReasons, reason) : undefined) ??
    (code === 'MatchSetAside' ? wordIn(staff.noneReasons, reason) : undefined) ??
    wordIn(words.reasons, reason) ??
    wordIn(endReasons, reason)
  );
}

/** What of a fact's ids and codes says something to people. Nothing of a need: that stands with the plan. */
function particularsOf(code: string, data: Data, language: string): readonly string[] {
  const { history: words } = deskWords(language);
  const text = (key: string): string | undefined => (typeof data[key] === 'string' ? data[key] : undefined);
  const count = (key: string): number | undefined =>
    typeof data[key] === 'number' && data[key] > 0 ? data[key] : undefined;
  const [reason, gate, task, kind, until, outcome] = ['reason', 'gate', 'task', 'kind', 'until', 'outcome'].map(text);
  const [days, minutes] = [count('days'), count('minutes')];
  return [
    gate && gateText(gate, language).name,
    task && taskTitle(task, wordsFor(language)),
    kind && code.startsWith('Interest') && nameOf('interests', kind, language),
    reason && reasonText(code, reason, language),
    outcome && wordIn(words.outcomes, outcome),
    minutes && spanText(minutes, 'minute', language),
    days && spanText(days, 'day', language),
    until && fill(words.until, { when: whenText(until, language) }),
  ].filter(one => typeof one === 'string' && one !== '') as readonly string[];
}
