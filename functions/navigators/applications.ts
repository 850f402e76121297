import * as v from 'valibot';
import { keep, navigatorOf } from '../people/keep.ts';
import { idOfNewReceipt, postHash } from '../people/look-up.ts';
import type { Person } from '../people/person.ts';
import { bodyOf, says } from '../platform/form-body.ts';
import type { Door } from '../platform/http.ts';
import { newId, newReceipt } from '../platform/kernel/ids.ts';
import { handle, load } from '../platform/ledger.ts';
import { acceptPost, type Poster, type Posting, type Registered, rememberPost } from '../platform/posting.ts';
import { program } from '../program/settings.ts';
import { bestLanguage } from '../program/words.ts';
import { applicationPage } from './application-form.ts';
import type { Known } from './commands.ts';
import { navigators, profile } from './navigator.ts';
import { navigatorRoom } from './room.ts';
import { application, type PostedApplication } from './told.ts';

/** Reads the form; unticked, there is no agreement, whatever its language. Never throws. */
function read(fields: URLSearchParams): { readonly body: unknown; readonly nonce: string | undefined } {
  const { nonce, consent, ...rest } = bodyOf(fields, application);
  const body = { ...rest, ...(says(consent, 'language') && { consent }) };
  return { body, nonce: typeof nonce === 'string' ? nonce : undefined };
}

/** A navigator as people keep her. She is written to in the program's language. */
export const navigatorNamed = (
  id: string,
  { name, email, phone, languages }: Pick<PostedApplication, 'name' | 'email' | 'phone' | 'languages'>,
): Person => ({
  id: newId(),
  role: 'navigator',
  subject: `navigator#${id}`,
  name,
  contact: { email },
  language: bestLanguage([program.language]),
  speaks: languages.map(one => one.code),
  safeContact: [],
  accessNeeds: [],
  ...(phone && { phone }),
});

/** Keeps an application in one write: herself, the decision, the person and the key, all or nothing. */
async function register(told: PostedApplication, poster: Poster): Promise<Registered> {
  const at = new Date().toISOString();
  const receipt = newReceipt();
  const [id, body] = await Promise.all([idOfNewReceipt(receipt), postHash(told)]);
  const person = navigatorNamed(id, told);
  const { by } = poster;
  const who = { id, by, at };
  const key = rememberPost(poster, { receipt, body, at });
  const command = {
    type: 'Apply',
    ...who,
    person: person.id,
    profile: v.parse(profile, told),
    consent: told.consent,
  } as const;
  const besides = [...key, ...(await keep(person))];
  const done = await handle(navigatorRoom, { self: id }, { command, cause: 'post', by, at, besides });
  if (done.outcome !== 'blocked') return { receipt };
  if (done.item.body !== undefined) return same(done.item, body);
  const twice = { type: 'ApplyTwice', ...who, known: await knownAs(navigatorOf(done.item)) } as const;
  const kept = await handle(navigatorRoom, { self: id }, { command: twice, cause: 'post', by, at, besides: key });
  return kept.outcome === 'blocked' ? same(kept.item, body) : { receipt };
}

/** The key was used before: for the same, or for something else. */
const same = (item: Readonly<Record<string, unknown>>, body: string): Registered =>
  item.body === body ? { receipt: String(item.receipt) } : 'conflict';

/** Whose address it is already; undefined where she is being forgotten in this moment. */
async function knownAs(id: string | undefined): Promise<Known | undefined> {
  const state = id === undefined ? undefined : await load(navigators, id);
  if (id === undefined || !state || !('person' in state)) return undefined;
  const { status, person } = state;
  return { id, person, stands: status === 'unconfirmed' || status === 'leaving' ? status : 'known' };
}

const posting: Posting<PostedApplication> = { schema: application, read, form: applicationPage, register };

/** `POST /volunteer`, for anyone: JSON is answered 202 with the receipt, a form is sent on to the receipt's page. */
export const postApplication: Door = request => acceptPost(posting, request, { by: 'navigator', byStaff: false });
