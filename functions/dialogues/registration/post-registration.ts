import { keep, participantOf } from '../../people/keep.ts';
import { idOfNewReceipt, postHash } from '../../people/look-up.ts';
import type { Person } from '../../people/person.ts';
import { environment } from '../../platform/environment.ts';
import { bodyOf, says } from '../../platform/form-body.ts';
import { type Answer, type Door, page, problem, type Request, readBody } from '../../platform/http.ts';
import { newId, newReceipt } from '../../platform/kernel/ids.ts';
import { errorCode, log } from '../../platform/observe.ts';
import { notice, pageOf } from '../../platform/page.ts';
import {
  acceptPost,
  languageOfRequest,
  type Poster,
  type Posting,
  type Registered,
  rememberPost,
} from '../../platform/posting.ts';
import { Unavailable } from '../../platform/unavailable.ts';
import { bestLanguage, wordsFor } from '../../program/words.ts';
import { planById } from '../action/questions.ts';
import { hasActed } from '../action/said-and-done.ts';
import { meterForEveryone } from '../meter/counting.ts';
import { dialogueById, openDialogues } from '../questions.ts';
import { decide, decideIn } from './deciding.ts';
import type { Answers } from './participant.ts';
import { actedPage, dialoguePage, dialoguesPage, type Public } from './public-pages.ts';
import { standingOf } from './standing.ts';
import { registration, type ToldRegistration } from './told.ts';

const name = (): string => environment('PROGRAM_NAME');
const now = (): string => new Date().toISOString();

/** Reads the form; unticked, there is no agreement, whatever its language. Never throws. */
function read(fields: URLSearchParams): { readonly body: unknown; readonly nonce: string | undefined } {
  const { nonce, consent, ...rest } = bodyOf(fields, registration);
  const body = { ...rest, ...(says(consent, 'language') && { consent }) };
  return { body, nonce: typeof nonce === 'string' ? nonce : undefined };
}

/** What was told for the forming of circles, without her name and address. */
export function answersIn({
  times,
  ownLanguage,
  languages,
  background,
  ageBand,
  area,
  access,
}: Omit<ToldRegistration, 'name' | 'email' | 'phone' | 'consent'>): Answers {
  return {
    times,
    languages: languages.filter(one => one !== ownLanguage),
    access,
    ...(ownLanguage && { ownLanguage }),
    ...(background && { background }),
    ...(ageBand && { ageBand }),
    ...(area && { area }),
  };
}

/** A participant as people keep her: what she told stands with her registration. */
export const participantNamed = (
  { id, dialogue }: { readonly id: string; readonly dialogue: string },
  { name: called, contact, language }: Pick<Person, 'name' | 'contact' | 'language'>,
  speaks: readonly string[] = [],
): Person => ({
  id: newId(),
  role: 'participant',
  subject: `participant#${id}`,
  name: called,
  contact,
  language: bestLanguage([language]),
  speaks: speaks.length > 0 ? [...speaks] : [bestLanguage([language])],
  safeContact: [],
  accessNeeds: [],
  within: dialogue,
});

/** The same person of a registration as it was told. */
export const personOf = (ids: { readonly id: string; readonly dialogue: string }, told: ToldRegistration): Person =>
  participantNamed(
    ids,
    {
      name: told.name,
      contact: told.email === undefined ? { phone: told.phone ?? '' } : { email: told.email },
      language: told.consent.language,
    },
    [...(told.ownLanguage ? [told.ownLanguage] : []), ...told.languages],
  );

/** Keeps a registration in one write: herself, the roll, the person and the key, all or nothing. Who has this address already is told there. */
const registerFor =
  (dialogue: string) =>
  async (told: ToldRegistration, poster: Poster): Promise<Registered> => {
    const at = now();
    const receipt = newReceipt();
    const [id, body] = await Promise.all([idOfNewReceipt(receipt), postHash({ dialogue, told })]);
    const ids = { id, dialogue };
    const person = personOf(ids, told);
    const key = rememberPost(poster, { receipt, body, at });
    const answers = answersIn(told);
    const command = { type: 'Register', person: person.id, answers, consent: told.consent } as const;
    const act = { by: poster.by, at, cause: 'post' };
    const done = await decideIn(ids, command, { ...act, besides: [...key, ...(await keep(person))] });
    if (done.outcome !== 'blocked') return { receipt };
    if (done.item.body !== undefined) return same(done.item, body);
    const kept = await decideIn(ids, { type: 'RegisterTwice' }, { ...act, besides: key });
    if (kept.outcome === 'blocked') return same(kept.item, body);
    const known = participantOf(done.item, dialogue);
    if (known) await decide(known, { type: 'Merge', twice: id, answers }, { ...act, cause: `again:${id}` });
    return { receipt };
  };

/** The key was used before: for the same, or for something else. */
const same = (item: Readonly<Record<string, unknown>>, body: string): Registered =>
  item.body === body ? { receipt: String(item.receipt) } : 'conflict';

/** The dialogue of a request's address; drafts are nobody's business yet. */
async function dialogueOf({ params }: Request): Promise<Omit<Public, 'at'> | undefined> {
  const id = params.id ?? '';
  const [state, meter] = await Promise.all([dialogueById(id), meterForEveryone(id)]);
  return state.status === 'none' || state.status === 'draft' || state.status === 'organizing'
    ? undefined
    : { id, state, meter };
}

function unknown(request: Request): Answer {
  const language = languageOfRequest(request);
  const { problems, registration: said } = wordsFor(language);
  if (request.method === 'POST' && readBody(request).kind !== 'form') return problem(404, { title: problems[404] });
  const body = notice(said.list.none, 'info');
  return page(404, pageOf({ language, program: name(), title: problems[404], body }));
}

/** `GET /dialogues`: what can be registered for. */
export const showDialogues: Door = async request => {
  const at = now();
  const open = await openDialogues();
  const registering = open.filter(({ state }) => ['open', 'waiting'].includes(standingOf(state, at)));
  return page(200, dialoguesPage(registering, { language: languageOfRequest(request), program: name(), at }));
};

/** `GET /dialogues/{id}`: one of them, with the form; once people act on it, what was said and done. */
export const showDialoguePage: Door = async request => {
  const found = await dialogueOf(request);
  if (!found) return unknown(request);
  const filled = { language: languageOfRequest(request), program: name(), nonce: crypto.randomUUID() };
  if (hasActed(found.state))
    return page(200, actedPage({ ...found, plan: await planById(found.id), at: now() }, filled));
  return page(200, dialoguePage({ ...found, at: now() }, filled));
};

/** `POST /dialogues/{id}/registrations`, for anyone: JSON is answered 202 with the receipt, a form is sent on to the receipt's page. */
export const postRegistration: Door = async request => {
  const found = await dialogueOf(request);
  if (!found) return unknown(request);
  const at = now();
  const standing = standingOf(found.state, at);
  if (standing === 'not-yet' || standing === 'over') return tooLate(request, { ...found, at });
  const posting: Posting<ToldRegistration> = {
    schema: registration,
    read,
    form: filled => dialoguePage({ ...found, at }, filled),
    register: registerFor(found.id),
  };
  try {
    return await acceptPost(posting, request, { by: 'contact', byStaff: false });
  } catch (error) {
    return formAgain(request, { ...found, at, error });
  }
};

/** The form again with all that was typed in it, after something failed: it is the same post when it comes again. Throws what failed for one that is no form. */
function formAgain(request: Request, { error, ...found }: Public & { error: unknown }): Answer {
  const posted = readBody(request);
  if (posted.kind !== 'form') throw error;
  log('door', { outcome: 'failed', route: request.routeKey, error: errorCode(error) });
  const language = languageOfRequest(request);
  const nonce = posted.fields.get('nonce') || crypto.randomUUID();
  const filled = { language, program: name(), nonce, values: posted.fields, notice: wordsFor(language).form.tryAgain };
  return page(error instanceof Unavailable ? 503 : 500, dialoguePage(found, filled));
}

/** Registration is over: the page says so, and nothing of what was posted is kept. */
function tooLate(request: Request, found: Public): Answer {
  const language = languageOfRequest(request);
  const { registration: said, staff } = wordsFor(language);
  if (readBody(request).kind !== 'form') return problem(409, { title: staff.notNow, detail: said.page.over });
  return page(409, dialoguePage(found, { language, program: name(), nonce: crypto.randomUUID() }));
}
