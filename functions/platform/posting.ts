import type { GenericSchema } from 'valibot';
import { check, type Fault } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { acceptedLanguage, bestLanguage, wordsFor } from '../program/words.ts';
import { environment } from './environment.ts';
import {
  type Answer,
  json,
  type PostedForm,
  page,
  problem,
  type Request,
  readBody,
  seeOther,
  type Unreadable,
} from './http.ts';
import { fingerprint } from './kernel/ids.ts';
import { plusDays } from './kernel/time.ts';
import type { Write } from './ledger.ts';
import type { Paged } from './page.ts';
import type { Filled } from './sheet.ts';

/** What a form for anyone is shown with: at first empty, after a refusal with what was typed and what was wrong. */
export interface FormState extends Filled {
  readonly program: string;
  /** Makes a form sent twice one post. */
  readonly nonce: string;
  /** What is wrong with the whole of it. */
  readonly notice?: string;
}

/** Who posts, and with which key it can be posted again without being two. */
export interface Poster {
  /** `contact`, `navigator` or `staff:<id>`. */
  readonly by: string;
  readonly byStaff: boolean;
  /** The Idempotency-Key, or the form's nonce. */
  readonly key?: string | undefined;
}

/** The receipt, or `conflict`: the key was used with another body. */
export type Registered = { readonly receipt: string } | 'conflict';

/** One thing that anyone can post, as JSON or as a form. */
export interface Posting<T> {
  readonly schema: GenericSchema<unknown, T>;
  /** The form as an object for the check, and its nonce. Never throws. */
  readonly read: (fields: URLSearchParams) => { readonly body: unknown; readonly nonce: string | undefined };
  readonly form: (state: FormState) => Paged;
  readonly register: (value: T, poster: Poster) => Promise<Registered>;
}

/** The language a visitor reads: `?lang=`, else what the browser asks for. */
export const languageOfRequest = ({ query, headers }: Request): string =>
  query.lang ? bestLanguage([query.lang]) : acceptedLanguage(headers['accept-language'] ?? '');

const longestKey = 200;

/** A post without a key is a new one each time. */
const fits = (key: string | undefined): boolean => key === undefined || (key.length > 0 && key.length <= longestKey);

/** Takes a post: JSON is answered 202 with the receipt, a form is sent on to the receipt's page; what does not fit comes back, nothing is kept. */
export async function acceptPost<T>(
  posting: Posting<T>,
  request: Request,
  poster: Omit<Poster, 'key'>,
): Promise<Answer> {
  const language = languageOfRequest(request);
  const posted = readBody(request);
  if (posted.kind === 'unreadable') return unreadable(posted.status, language);
  const key = request.headers['idempotency-key'];
  if (posted.kind === 'form') return acceptForm(posting, posted, { ...poster, key, language });
  const checked = check(posting.schema, posted.value, language);
  if (!checked.ok) return refused(checked.errors, language);
  if (!fits(key)) return refused([{ pointer: '', detail: wordsFor(language).refusals.key }], language);
  const registered = await posting.register(checked.value, { ...poster, key });
  if (registered === 'conflict') return problem(409, { title: wordsFor(language).problems[409] });
  return json(202, registered);
}

/** A form's own nonce goes before the header: it is what tells this form from another one of the same browser. */
async function acceptForm<T>(
  { schema, read, form, register }: Posting<T>,
  { fields, cut }: PostedForm,
  { language, ...poster }: Poster & { readonly language: string },
): Promise<Answer> {
  const { body, nonce } = read(fields);
  const key = nonce ?? poster.key;
  const checked = check(schema, body, language);
  const again = {
    language,
    program: environment('PROGRAM_NAME'),
    values: fields,
    nonce: nonce ?? crypto.randomUUID(),
  };
  if (cut) return page(413, form({ ...again, notice: wordsFor(language).refusals.tooLong }));
  if (!checked.ok) return page(422, form({ ...again, errors: checked.errors }));
  if (!fits(key))
    return page(422, form({ ...again, nonce: crypto.randomUUID(), notice: wordsFor(language).refusals.key }));
  const registered = await register(checked.value, { ...poster, key });
  if (registered === 'conflict')
    return page(409, form({ ...again, nonce: crypto.randomUUID(), notice: wordsFor(language).form.conflict }));
  return seeOther(`/receipts/${registered.receipt}?lang=${language}`);
}

const unreadable = (status: Unreadable, language: string): Answer =>
  problem(status, { title: wordsFor(language).problems[status] });

const refused = (errors: readonly Fault[], language: string): Answer =>
  problem(422, { title: wordsFor(language).problems[422], errors });

/** What a key was used for. */
interface Keyed {
  readonly receipt: string;
  /** What tells the body from another one. */
  readonly body: string;
  /** Now, as an instant. */
  readonly at: string;
}

/**
 * The writes that remember what a key was used for, for as long as it can come again; none for a post without a key. They fail when it
 * was used before, and `item.body` and `item.receipt` say for what. Keys of different people on the staff are their own.
 */
export const rememberPost = (poster: Poster, { receipt, body, at }: Keyed): readonly Write[] =>
  poster.key === undefined
    ? []
    : [
        {
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
        },
      ];
