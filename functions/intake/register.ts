import * as v from 'valibot';
import { keep } from '../people/keep.ts';
import { arrivalOfNewReceipt, postHash } from '../people/look-up.ts';
import type { Person } from '../people/person.ts';
import { environment } from '../platform/environment.ts';
import { fingerprint, newId, newReceipt } from '../platform/kernel/ids.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { handle, type Write } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';
import { bestLanguage } from '../program/words.ts';
import { type Household, household } from './arrival.ts';
import type { PostedArrival } from './posted.ts';
import { intakeRoom } from './room.ts';

/** Who posts a household, and with which key it can be posted again without being two. */
export interface Poster {
  /** `contact` or `staff:<id>`. */
  readonly by: string;
  readonly byStaff: boolean;
  /** The Idempotency-Key, or the form's nonce. */
  readonly key?: string | undefined;
}

/** The receipt, or `conflict`: the key was used with another body. */
export type Registered = { readonly receipt: string } | 'conflict';

/** Registers a household in one write: its state, the decision, the person and the key, all or nothing. */
export async function register(arrival: PostedArrival, poster: Poster): Promise<Registered> {
  const at = new Date().toISOString();
  const receipt = newReceipt();
  const id = await arrivalOfNewReceipt(receipt);
  const person = personOf(id, arrival);
  const body = await postHash(arrival);
  const posting = {
    person: person.id,
    receipt,
    channel: channelOf(arrival),
    household: householdOf(arrival),
    consent: arrival.consent,
    adult: arrival.adult,
    byStaff: poster.byStaff,
  };
  const command = { type: 'Register', id, posting, by: poster.by, at } as const;
  const besides = [...(poster.key ? [keyWrite(poster, { receipt, body, at })] : []), ...(await keep(person))];
  const outcome = await handle(intakeRoom, { self: id }, { command, cause: 'post', by: poster.by, at, besides });
  if (outcome.outcome !== 'blocked') return { receipt };
  return outcome.item.body === body ? { receipt: String(outcome.item.receipt) } : 'conflict';
}

/** Remembers what a key was used for, for as long as it can come again. Keys of different people on the staff are their own. */
const keyWrite = (poster: Poster, { receipt, body, at }: { receipt: string; body: string; at: string }): Write => ({
  Put: {
    TableName: environment('PROGRAM_TABLE'),
    Item: {
      pk: `post#${fingerprint(`${poster.by} ${poster.key}`)}`,
      sk: 'key',
      v: 1,
      receipt,
      body,
      expires: Math.floor(Date.parse(plusDays(at, program.retentionDays.decisions)) / 1000),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

const channelOf = ({ contact }: PostedArrival): 'email' | 'phone' | 'agency' =>
  contact.email ? 'email' : contact.phone ? 'phone' : 'agency';

function personOf(
  arrival: string,
  { preferredName, contact, languages, safeContact, accessNeeds, notes }: PostedArrival,
): Person {
  const speaks = languages.map(one => one.code);
  return {
    id: newId(),
    role: 'household',
    subject: `arrival#${arrival}`,
    name: preferredName,
    contact: contactOf(contact),
    language: bestLanguage(speaks),
    speaks,
    safeContact,
    accessNeeds,
    ...(notes && { notes }),
  };
}

/** How a household is reached, as people keep it. */
export function contactOf({ email, phone, agency }: PostedArrival['contact']): Person['contact'] {
  if (email) return { email };
  if (phone) return { phone };
  return { agency: agency ?? '' };
}

/** What pairing may read: the codes that its schema names, and nothing else; name, contact, notes and how to be careful stay with people. */
const householdOf = (arrival: PostedArrival): Household => v.parse(household, arrival);
