import * as v from 'valibot';
import { keep } from '../people/keep.ts';
import { idOfNewReceipt, postHash } from '../people/look-up.ts';
import type { Person } from '../people/person.ts';
import { newId, newReceipt } from '../platform/kernel/ids.ts';
import { handle } from '../platform/ledger.ts';
import { type Poster, type Registered, rememberPost } from '../platform/posting.ts';
import { bestLanguage } from '../program/words.ts';
import { type Household, household } from './arrival.ts';
import type { PostedArrival } from './posted.ts';
import { intakeRoom } from './room.ts';

/** Registers a household in one write: its state, the decision, the person and the key, all or nothing. */
export async function register(arrival: PostedArrival, poster: Poster): Promise<Registered> {
  const at = new Date().toISOString();
  const receipt = newReceipt();
  const id = await idOfNewReceipt(receipt);
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
  const besides = [...rememberPost(poster, { receipt, body, at }), ...(await keep(person))];
  const outcome = await handle(intakeRoom, { self: id }, { command, cause: 'post', by: poster.by, at, besides });
  if (outcome.outcome !== 'blocked') return { receipt };
  return outcome.item.body === body ? { receipt: String(outcome.item.receipt) } : 'conflict';
}

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
