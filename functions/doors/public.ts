import { receiptWords, standingOf } from '../desk/situation.ts';
import { fromForm } from '../intake/form-fields.ts';
import { formPage } from '../intake/form-page.ts';
import { languageOfRequest, postArrival } from '../intake/post-arrival.ts';
import { programDocument } from '../intake/program-document.ts';
import { arrivalById } from '../intake/questions.ts';
import { receiptPage, unknownReceiptPage } from '../intake/receipt-page.ts';
import { matchOf } from '../pairing/questions.ts';
import { arrivalOfReceipt } from '../people/look-up.ts';
import { type Apology, doors } from '../platform/door.ts';
import { environment } from '../platform/environment.ts';
import { type Door, json, page, problem, readBody } from '../platform/http.ts';
import { readReceipt } from '../platform/kernel/ids.ts';
import { notice, pageOf } from '../platform/page.ts';
import { wordsFor } from '../program/words.ts';

const name = (): string => environment('PROGRAM_NAME');

const showForm: Door = async request =>
  page(200, formPage({ language: languageOfRequest(request), program: name(), nonce: crypto.randomUUID() }));

const showProgram: Door = async request => json(200, programDocument(name(), languageOfRequest(request)));

/** The situation and never a name, place, time or act: anyone could have posted for someone else, and anyone can see a photograph. */
const showReceipt: Door = async request => {
  const language = languageOfRequest(request);
  const known = { language, program: name(), liaison: environment('LIAISON_EMAIL') };
  const receipt = readReceipt(request.params.receipt ?? '');
  const id = receipt && (await arrivalOfReceipt(receipt));
  const arrival = id ? await arrivalById(id) : undefined;
  if (!receipt || !id || !arrival || arrival.status === 'unknown') return page(404, unknownReceiptPage(known));
  const { situation } = standingOf(arrival, await matchOf(id));
  return page(200, receiptPage({ ...known, receipt, ...receiptWords(arrival, situation) }));
};

/** A form is shown again with all that was typed in it: it is the same post when it comes again. */
const sorry: Apology = (request, failure) => {
  const language = languageOfRequest(request);
  const { form, pages, problems } = wordsFor(language);
  const posted = request.method === 'POST' ? readBody(request) : undefined;
  if (posted?.kind === 'form') {
    const nonce = fromForm(posted.fields).nonce ?? crypto.randomUUID();
    return page(failure, formPage({ language, program: name(), values: posted.fields, nonce, notice: form.tryAgain }));
  }
  if (!(request.headers.accept ?? '').includes('text/html')) return problem(failure, { title: problems[500] });
  const body = notice(pages.sorry, 'warn');
  return page(failure, pageOf({ language, program: name(), title: pages.sorryTitle, body }));
};

/** What anyone can open: the form, its posting, a receipt, what the program offers. */
export const handler = doors(
  {
    'GET /': showForm,
    'POST /arrivals': postArrival,
    'GET /receipts/{receipt}': showReceipt,
    'GET /program': showProgram,
  },
  sorry,
);
