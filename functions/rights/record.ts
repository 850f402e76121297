import { openOf } from '../advisory/questions.ts';
import { ownPartOf } from '../dialogues/action/questions.ts';
import { participantById } from '../dialogues/registration/questions.ts';
import { mailsTo } from '../mail/questions.ts';
import { concernIdOf, matchOf } from '../pairing/questions.ts';
import type { Person } from '../people/person.ts';
import type { Report } from '../people/reports.ts';
import { showWithReports } from '../people/show.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { disclosuresKey, stateKey } from '../platform/keys.ts';
import { recordsUnder } from '../platform/records.ts';
import { reportNumber } from '../reports/questions.ts';
import { plannedPairings } from '../tasks/questions.ts';

/** Everything held about a person: herself, opened, and each record in codes that belongs to her. */
export interface Held {
  /** When it was read, as an instant. */
  readonly at: string;
  readonly person: Person;
  /** What was told about her in words, and what she said herself when something was not right. */
  readonly reports: readonly Report[];
  /** As they are stored, by their keys. */
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

/** Who reads it. */
interface Reading {
  /** `contact` (she herself) or `staff:<id>`. */
  readonly by: string;
  readonly kind: 'own-view' | 'export';
  readonly at: string;
}

/** Reads everything that is held about a person, and writes down first that it was read; undefined when she is not (or no longer) known. */
export async function heldAbout(id: string, { by, kind, at }: Reading): Promise<Held | undefined> {
  const shown = await showWithReports(id, { by, basis: 'own-data', kind, at });
  if (!shown) return undefined;
  const { person, reports } = shown;
  const keys = [person.subject, ...(await keysBeside(person)), disclosuresKey(id), stateKey('request', id).pk];
  const records = await Promise.all(keys.map(recordsUnder));
  return { at, person, reports, records: [...records.flat(), ...(await partsOf(person))] };
}

/** What stands in a record of many people and is hers: her part of it alone. */
async function partsOf({ subject }: Person): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { kind, id } = readSubject(subject);
  if (kind !== 'participant') return [];
  const state = await participantById(id);
  if (!('person' in state)) return [];
  const part = await ownPartOf(state.dialogue, { person: state.person, participant: id });
  return part ? [{ ...stateKey('action-plan', state.dialogue), ...part }] : [];
}

/** The keys of what belongs to her besides her own subject: search or seat and round, plans, meetings and what counts of them, what she said of them herself, when she was asked how at home she feels, what she would like and was asked about, mails, and the calls in the place of mails. */
async function keysBeside({ id: person, subject }: Person): Promise<readonly string[]> {
  const { kind, id } = readSubject(subject);
  // What she told for a dialogue stands with her own subject: besides, there are mails and calls.
  if (kind === 'participant') return mailKeys(person);
  if (kind === 'member') return [...(await keysOfMember(id)), ...(await mailKeys(person))];
  const pairings = kind === 'arrival' ? await pairingsOf(id) : await plannedPairings(id);
  const side = kind === 'arrival' ? 'household' : 'navigator';
  return [
    stateKey(kind === 'arrival' ? 'match' : 'seat', id).pk,
    stateKey('asking', subject).pk,
    stateKey(kind === 'arrival' ? 'interest' : 'round', id).pk,
    ...(kind === 'arrival' ? [stateKey('invitation', id).pk] : []),
    ...pairings.flatMap(pairing => [
      stateKey('plan', pairing).pk,
      stateKey('concern', concernIdOf(pairing, side)).pk,
      stateKey('meetings', pairing).pk,
      stateKey('report', reportNumber(pairing)).pk,
    ]),
    ...(await mailKeys(person)),
  ];
}

const mailKeys = async (person: string): Promise<readonly string[]> =>
  (await mailsTo(person)).flatMap(key => [stateKey('mail', key).pk, stateKey('call', key).pk]);

/** What is open of a member: what she has told the group. */
const keysOfMember = async (id: string): Promise<readonly string[]> => [
  stateKey('authored', id).pk,
  ...(await openOf(id)).map(item => stateKey('item', item.id).pk),
];

async function pairingsOf(arrival: string): Promise<readonly string[]> {
  const match = await matchOf(arrival);
  return [
    ...('past' in match ? match.past.map(one => one.pairing) : []),
    ...('pairing' in match ? [match.pairing] : []),
  ];
}

/** One kind of record among those held, such as `disclosure`: its items. */
export const recordsOf = ({ records }: Held, kind: string): readonly Readonly<Record<string, unknown>>[] =>
  records.filter(({ pk }) => String(pk).startsWith(`${kind}#`));

/** The same as a document for machines. */
export const documentOf = ({ at, person, reports, records }: Held): object => ({
  about:
    'Everything that this program holds about one person. "person" and "reports" (what was told about her) are sealed with her own key; "records" are codes and ids, as stored.',
  exportedAt: at,
  person,
  reports,
  records,
});
