/**
 * The keys of the program's table: this file and the table of access patterns in docs/access-patterns.md are held together by a test.
 */

/** The key of a subject's state: `<kind>#<id>`, `state`. */
export const stateKey = (kind: string, id: string) => ({ pk: `${kind}#${id}`, sk: 'state' });

/** Decision rows stand beside the state of the subject they decided about. */
export const decisionPrefix = 'decision#';

/** The key of the decision row of a cause on a subject. */
export const decisionKey = (subject: string, cause: string) => ({ pk: subject, sk: `${decisionPrefix}${cause}` });

/** Sparse index: what is due, by the capability that minds it (`dueOf`), earliest first (`due`). */
export const dueIndex = 'due';

/** Sparse index: the members of a named list (`list`), in the list's own order (`listSort`). */
export const listIndex = 'list';

/** Sparse index of the table of people: who is called so (`named`, a keyed hash). */
export const nameIndex = 'name';
/** Sparse index: what needs a human (`desk`), the most urgent first (`urgency`), with the line that says so (`line`) and nothing else of the state. */
export const attentionIndex = 'attention';

/** The only partition of that index. */
export const desk = 'desk';

/** So many items share a count, so that those who come at once do not wait for one another. */
const tallyShards = 8;

/** What all items of a count have in common. */
export const tallyPartition = (name: string): string => `tally#${name}`;

/** The items that a count is kept in; it is their sum. */
export const tallyKeys = (name: string) =>
  Array.from({ length: tallyShards }, (_, i) => ({ pk: tallyPartition(name), sk: `shard#${i}` }));

/** Where the openings of a person's data for humans stand together. */
export const disclosuresKey = (person: string): string => `disclosure#${person}`;

/** The openings of a day of the program's place, as a list of the index. */
export const disclosuresOn = (day: string): string => `disclosures ${day}`;

/** The key of one of them: in the order of their times. */
export const disclosureKey = (person: string, at: string, nonce: string) => ({
  pk: disclosuresKey(person),
  sk: `${at} ${nonce}`,
});

/** The key of the proof that a person was erased, by its number. */
export const erasureKey = (number: string) => ({ pk: `erasure#${number}`, sk: 'proof' });

/** Among the keys of people: the item of the program key, which wraps all the others. */
export const programKeyItem = { pk: 'program' };

/** Among the counts of belonging: the secret that makes marks of ids. */
export const blindingItem = { pk: 'secret' };

/** The encryption context under which KMS opens the program key; the key's policy and every role demand it. */
export const vaultContext = { purpose: 'people' };

/** DynamoDB drops what has expired within days, not at once: until it does, it is as if it were gone. */
export const isOver = ({ expires }: Record<string, unknown>): boolean =>
  typeof expires === 'number' && expires * 1000 <= Date.now();
