import { environment } from '../platform/environment.ts';
import {
  type Answer,
  type Door,
  json,
  type PostedForm,
  page,
  problem,
  type Request,
  readBody,
  seeOther,
  type Unreadable,
} from '../platform/http.ts';
import { check, type Fault } from '../program/checks.ts';
import { acceptedLanguage, bestLanguage, wordsFor } from '../program/words.ts';
import { fromForm } from './form-fields.ts';
import { formPage } from './form-page.ts';
import { posted as schema } from './posted.ts';
import { type Poster, register } from './register.ts';

/** The language a visitor reads: `?lang=`, else what the browser asks for. */
export const languageOfRequest = ({ query, headers }: Request): string =>
  query.lang ? bestLanguage([query.lang]) : acceptedLanguage(headers['accept-language'] ?? '');

const longestKey = 200;

/** A post without a key is a new one each time. */
const fits = (key: string | undefined): boolean => key === undefined || (key.length > 0 && key.length <= longestKey);

/** `POST /arrivals`, for anyone: JSON is answered 202 with the receipt, a form is sent on to the receipt's page. */
export const postArrival: Door = request => accept(request, { by: 'contact', byStaff: false });

/** The same body with a staff token: it counts as confirmed. */
export const postArrivalAsStaff = (request: Request, by: string): Promise<Answer> =>
  accept(request, { by, byStaff: true });

async function accept(request: Request, poster: Omit<Poster, 'key'>): Promise<Answer> {
  const language = languageOfRequest(request);
  const posted = readBody(request);
  if (posted.kind === 'unreadable') return unreadable(posted.status, language);
  const key = request.headers['idempotency-key'];
  if (posted.kind === 'form') return acceptForm(posted, { ...poster, key }, language);
  const checked = check(schema, posted.value, language);
  if (!checked.ok) return refused(checked.errors, language);
  if (!fits(key)) return refused([{ pointer: '', detail: wordsFor(language).refusals.key }], language);
  const registered = await register(checked.value, { ...poster, key });
  if (registered === 'conflict') return problem(409, { title: wordsFor(language).problems[409] });
  return json(202, registered);
}

/** A form's own nonce goes before the header: it is what tells this form from another one of the same browser. */
async function acceptForm({ fields, cut }: PostedForm, poster: Poster, language: string): Promise<Answer> {
  const { body, nonce } = fromForm(fields);
  const key = nonce ?? poster.key;
  const checked = check(schema, body, language);
  const program = environment('PROGRAM_NAME');
  const again = { language, program, values: fields, nonce: nonce ?? crypto.randomUUID() };
  if (cut) return page(413, formPage({ ...again, notice: wordsFor(language).refusals.tooLong }));
  if (!checked.ok) return page(422, formPage({ ...again, errors: checked.errors }));
  if (!fits(key))
    return page(422, formPage({ ...again, nonce: crypto.randomUUID(), notice: wordsFor(language).refusals.key }));
  const registered = await register(checked.value, { ...poster, key });
  if (registered === 'conflict')
    return page(409, formPage({ ...again, nonce: crypto.randomUUID(), notice: wordsFor(language).form.conflict }));
  return seeOther(`/receipts/${registered.receipt}?lang=${language}`);
}

const unreadable = (status: Unreadable, language: string): Answer =>
  problem(status, { title: wordsFor(language).problems[status] });

const refused = (errors: readonly Fault[], language: string): Answer =>
  problem(422, { title: wordsFor(language).problems[422], errors });
