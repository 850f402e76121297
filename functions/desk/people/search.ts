import * as v from 'valibot';
import { participantById } from '../../dialogues/registration/questions.ts';
import { arrivalById } from '../../intake/questions.ts';
import { applicationById } from '../../navigators/questions.ts';
import { findByContact, findByName } from '../../people/find.ts';
import { idOfReceipt } from '../../people/look-up.ts';
import { disclosures } from '../../people/show.ts';
import { json } from '../../platform/http.ts';
import { readReceipt } from '../../platform/kernel/ids.ts';
import { alone, handle } from '../../platform/ledger.ts';
import { type Staff, staffBody, staffDoor, tooOften } from '../../platform/staff.ts';
import { because, email, exactly, line, phone, typed } from '../../program/checks.ts';
import { program } from '../../program/settings.ts';
import { type Hit, households, type Known, knownAmong, registered, volunteers } from './hits.ts';
import { looks } from './look.ts';
import { looking, mayLookAgain } from './looking.ts';

const { mostFound } = program.lookingFor;

const hasLetter = /[\p{L}\p{N}]/u;

const contact = v.pipe(
  exactly({ email: v.optional(email), phone: v.optional(phone) }),
  v.check(given => (given.email === undefined) !== (given.phone === undefined), because('oneContact')),
);

const wanted = v.pipe(
  exactly({
    receipt: v.optional(
      v.pipe(
        typed(40),
        v.transform(receipt => readReceipt(receipt) ?? ''),
        v.minLength(1, because('receiptNumber')),
      ),
    ),
    name: v.optional(
      v.pipe(
        line(80),
        v.check(name => hasLetter.test(name), because('nameLetters')),
      ),
    ),
    contact: v.optional(contact),
  }),
  v.check(given => Object.values(given).filter(one => one !== undefined).length === 1, because('oneSearch')),
);

type Wanted = v.InferOutput<typeof wanted>;

/** What was found: by what, whom, and whether there are more than are shown. */
export interface Answered {
  readonly by: 'receipt' | 'name' | 'contact';
  readonly found: readonly Hit[];
  readonly more?: true;
}

/** A receipt says for whom it was given also when all else is forgotten. */
async function byReceipt(receipt: string): Promise<readonly Known[]> {
  const id = await idOfReceipt(receipt);
  if (!id) return [];
  const [arrival, application, registration] = await Promise.all([
    arrivalById(id),
    applicationById(id),
    participantById(id),
  ]);
  return [
    ...(await households([{ id, state: arrival }])),
    ...volunteers([{ id, state: application }]),
    ...registered([{ id, state: registration }]),
  ];
}

/** One more than are shown tells that there are more. */
async function look({
  receipt,
  name,
  contact: way,
}: Wanted): Promise<Pick<Answered, 'by' | 'more'> & { readonly known: readonly Known[] }> {
  if (receipt !== undefined) return { by: 'receipt', known: await byReceipt(receipt) };
  const [by, found] =
    name !== undefined
      ? (['name', await findByName(name, mostFound + 1)] as const)
      : (['contact', await findByContact(contactOf(way), mostFound + 1)] as const);
  return {
    by,
    known: await knownAmong(found.slice(0, mostFound)),
    ...(found.length > mostFound && { more: true }),
  };
}

const contactOf = (way: Wanted['contact']) => (way?.email ? { email: way.email } : { phone: way?.phone ?? '' });

/** Where it is counted how often each of the staff looks for people. */
export const looksRoom = alone(looks, looking);

/** The id under which it is counted how often one of the staff looks. */
export const lookerOf = ({ by }: Pick<Staff, 'by'>): string => by.slice(by.indexOf(':') + 1);

/**
 * `POST /staff/search`: `{"receipt"}`, `{"name"}` or `{"contact": {"email"/"phone"}}`, of households, navigators and those who registered for a dialogue alike. Who looks leaves a fact
 * without the words, and whoever is found by her name or address a disclosure, in one write, before anything is answered. A POST, because
 * a name or an address must stand in no address line and no log.
 */
export const searchPeople = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, wanted);
  if ('refusal' in body) return body.refusal;
  const { by: kind, known: found, more } = await look(body.value);
  const people = kind === 'receipt' ? [] : found.flatMap(({ person }) => person ?? []);
  const command = { type: 'Search', kind, found: found.length, by, at } as const;
  const cause = `staff:${crypto.randomUUID()}`;
  const besides = disclosures(people, { by, basis: 'search', kind: 'found', at });
  const done = await handle(looksRoom, { self: lookerOf({ by }) }, { command, cause, by, at, besides });
  if (done.outcome === 'refused') return tooOften(done.reason, mayLookAgain(done.state.self, 'search', at) ?? at, at);
  return json(200, { by: kind, found: found.map(({ hit }) => hit), ...(more && { more }) } satisfies Answered);
}, 'open');
