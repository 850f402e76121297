import { receiptWords, standingOf } from '../desk/situation.ts';
import { postRegistration, showDialoguePage, showDialogues } from '../dialogues/registration/post-registration.ts';
import { participantById } from '../dialogues/registration/questions.ts';
import { registrationReceiptPage } from '../dialogues/registration/receipt-page.ts';
import { formPage } from '../intake/form-page.ts';
import { postArrival } from '../intake/post-arrival.ts';
import { programDocument } from '../intake/program-document.ts';
import { arrivalById } from '../intake/questions.ts';
import { receiptPage, unknownReceiptPage } from '../intake/receipt-page.ts';
import { applicationPage } from '../navigators/application-form.ts';
import { applicationReceiptPage } from '../navigators/application-receipt.ts';
import { postApplication } from '../navigators/applications.ts';
import { applicationById } from '../navigators/questions.ts';
import { matchOf } from '../pairing/questions.ts';
import { erasedAt } from '../people/erasure.ts';
import { idOfReceipt } from '../people/look-up.ts';
import { type Apology, doors } from '../platform/door.ts';
import { environment } from '../platform/environment.ts';
import { type Answer, type Door, json, page, problem, type Request, readBody } from '../platform/http.ts';
import { readReceipt } from '../platform/kernel/ids.ts';
import { notice, pageOf } from '../platform/page.ts';
import { languageOfRequest } from '../platform/posting.ts';
import { fill, whenText, wordsFor } from '../program/words.ts';
import { askByReceipt } from '../rights/ask-by-receipt.ts';

const name = (): string => environment('PROGRAM_NAME');

const showForm: Door = async request =>
  page(200, formPage({ language: languageOfRequest(request), program: name(), nonce: crypto.randomUUID() }));

const showApplication: Door = async request =>
  page(200, applicationPage({ language: languageOfRequest(request), program: name(), nonce: crypto.randomUUID() }));

const showProgram: Door = async request => json(200, programDocument(name(), languageOfRequest(request)));

/** The situation and never a name, place, time or act: anyone could have posted for someone else, and anyone can see a photograph. */
const showReceipt: Door = request => receiptOf(request);

/** The way to one's data from a photograph: its holder learns nothing, the contact that is held is asked. */
const askForData: Door = request =>
  receiptOf(request, (subject, language) =>
    askByReceipt(subject, new Date().toISOString()).then(() => wordsFor(language).rights.askedByReceipt),
  );

/** That something was deleted, by the number that was shown then; it says nothing about whom. */
const showErasure: Door = async request => {
  const language = languageOfRequest(request);
  const { rights } = wordsFor(language);
  const number = readReceipt(request.params.number ?? '');
  const at = number && (await erasedAt(number));
  const body = at
    ? notice(fill(rights.proof, { when: whenText(at, language) }), 'done')
    : notice(rights.proofUnknown, 'info');
  return page(at ? 200 : 404, pageOf({ language, program: name(), title: rights.proofTitle, body }));
};

/** The page of a receipt, after something was done for whose it is, if anything, with what to say of that. */
async function receiptOf(
  request: Request,
  act?: (subject: string, language: string) => Promise<string>,
): Promise<Answer> {
  const language = languageOfRequest(request);
  const known = { language, program: name(), liaison: environment('LIAISON_EMAIL') };
  const receipt = readReceipt(request.params.receipt ?? '');
  const id = receipt && (await idOfReceipt(receipt));
  const arrival = id ? await arrivalById(id) : undefined;
  if (!receipt || !id || !arrival) return page(404, unknownReceiptPage(known));
  if (arrival.status === 'unknown') {
    const [{ status }, participant] = await Promise.all([applicationById(id), participantById(id)]);
    if (status !== 'none') return page(200, applicationReceiptPage({ ...known, receipt, status }));
    if (participant.status === 'none') return page(404, unknownReceiptPage(known));
    const said = await act?.(`participant#${id}`, language);
    return page(200, registrationReceiptPage({ ...known, receipt, said, status: participant.status }));
  }
  const { situation } = standingOf(arrival, await matchOf(id));
  const said = await act?.(`arrival#${id}`, language);
  const open = arrival.status !== 'closed';
  return page(200, receiptPage({ ...known, receipt, said, open, ...receiptWords(arrival, situation) }));
}

/** A form is shown again with all that was typed in it: it is the same post when it comes again. */
const sorry: Apology = (request, failure) => {
  const language = languageOfRequest(request);
  const { form, pages, problems } = wordsFor(language);
  const posted = request.method === 'POST' ? readBody(request) : undefined;
  if (posted?.kind === 'form') {
    const shown = request.routeKey === 'POST /volunteer' ? applicationPage : formPage;
    const nonce = posted.fields.get('nonce') || crypto.randomUUID();
    return page(failure, shown({ language, program: name(), values: posted.fields, nonce, notice: form.tryAgain }));
  }
  if (!(request.headers.accept ?? '').includes('text/html')) return problem(failure, { title: problems[500] });
  const body = notice(pages.sorry, 'warn');
  return page(failure, pageOf({ language, program: name(), title: pages.sorryTitle, body }));
};

/** What anyone can open: the forms, their posting, a receipt, what the program offers. */
export const handler = doors(
  {
    'GET /': showForm,
    'POST /arrivals': postArrival,
    'GET /receipts/{receipt}': showReceipt,
    'POST /receipts/{receipt}/data': askForData,
    'GET /erasures/{number}': showErasure,
    'GET /volunteer': showApplication,
    'POST /volunteer': postApplication,
    'GET /program': showProgram,
    'GET /dialogues': showDialogues,
    'GET /dialogues/{id}': showDialoguePage,
    'POST /dialogues/{id}/registrations': postRegistration,
  },
  sorry,
);
